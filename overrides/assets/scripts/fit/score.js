// @ts-check
// How well an innovation fits a wish, by the rules of portal/analysis/fit.py, which has the reasons for them.
// A test demands the same scores, order and parts of both.

/**
 * What somebody asks for: ids by the questions of the form, and a number of people.
 * @typedef {{ area: string[], channel: string[], driver: string[], lacks: string[] }} Answers
 * @typedef {Answers & { population: number | null }} Wish
 *
 * What is known of an innovation.
 * @typedef {object} Facts
 * @property {(number | null)[]} populations
 * @property {string[]} area
 * @property {string[]} channel
 * @property {string[]} driver
 * @property {string[]} systems
 * @property {number} level
 * @property {string} stage
 *
 * @typedef {"area" | "channel" | "population" | "driver" | "lacks" | "evidence" | "stage"} Name
 *
 * How the score is counted; `fit.py` says why so.
 * @typedef {object} Rules
 * @property {Record<Name, number>} weights
 * @property {number[]} sizes
 * @property {Record<string, number>} stages
 * @property {number} each_lack
 * @property {number} best_level
 *
 * What a part of the score brings, of how much.
 * @typedef {{ points: number, possible: number }} Part
 * @typedef {Record<Name, Part>} Parts
 * @typedef {{ score: number, possible: number, parts: Parts }} Fit
 *
 * The file `fit.json`: a column for each fact, in which words stand as numbers.
 * @typedef {object} FactsFile
 * @property {Rules} rules
 * @property {number} named how many innovations a file of names has
 * @property {Record<string, string[]>} words
 * @property {Record<"area" | "channel" | "driver" | "systems", number[][]> &
 *   { populations: (number | null)[][], level: number[], stage: number[] }} innovations
 */

/** @returns {Part} */
const part = (points = 0, possible = 0) => ({ points, possible });

/**
 * @param {string[]} wished
 * @param {string[]} there
 * @param {number} weight
 */
const share = (wished, there, weight) =>
  wished.length
    ? part(Math.floor((weight * wished.filter((one) => there.includes(one)).length) / wished.length), weight)
    : part();

/**
 * @param {number} one
 * @param {number} other
 * @param {number[]} sizes
 */
const stepsApart = (one, other, sizes) =>
  sizes.filter((size) => Math.max(one, other) * 1000 > Math.min(one, other) * size).length;

/**
 * The known population that is nearest in size to the one wished for, its place among all, and the steps between the two;
 * null where there is none.
 * @param {number | null} wished
 * @param {(number | null)[]} populations
 * @param {number[]} sizes
 */
export const nearest = (wished, populations, sizes) => {
  /** @type {{ at: number, population: number, steps: number } | null} */
  let found = null;
  for (const [at, population] of populations.entries()) {
    if (population === null || wished === null) continue;
    const steps = stepsApart(wished, population, sizes);
    if (!found || steps < found.steps) found = { at, population, steps };
  }
  return found;
};

/**
 * @param {number | null} wished
 * @param {(number | null)[]} populations
 * @param {Rules} rules
 */
const size = (wished, populations, { weights, sizes }) => {
  const found = nearest(wished, populations, sizes);
  return found ? part(weights.population - found.steps, weights.population) : part();
};

/**
 * @param {Wish} wish
 * @param {Facts} facts
 * @param {Rules} rules
 * @returns {Fit}
 */
export const fit = (wish, facts, rules) => {
  const { weights, stages } = rules;
  const lacked = facts.systems.filter((system) => wish.lacks.includes(system)).length;
  const parts = {
    area: share(wish.area, facts.area, weights.area),
    channel: share(wish.channel, facts.channel, weights.channel),
    population: size(wish.population, facts.populations, rules),
    driver: share(wish.driver, facts.driver, weights.driver),
    lacks: wish.lacks.length ? part(Math.max(0, weights.lacks - rules.each_lack * lacked), weights.lacks) : part(),
    evidence: part(
      Math.floor((weights.evidence * Math.min(facts.level, rules.best_level)) / rules.best_level),
      weights.evidence,
    ),
    stage: Object.hasOwn(stages, facts.stage) ? part(stages[facts.stage], weights.stage) : part(),
  };
  /** @param {"points" | "possible"} name */
  const sum = (name) => Object.values(parts).reduce((total, one) => total + one[name], 0);
  return { score: Math.floor((1000 * sum("points")) / sum("possible")), possible: sum("possible"), parts };
};

/**
 * The place of each innovation among all and its fit, best first.
 * @param {Wish} wish
 * @param {Facts[]} allFacts
 * @param {Rules} rules
 */
export const ranked = (wish, allFacts, rules) =>
  allFacts
    .map((facts, at) => ({ at, ...fit(wish, facts, rules) }))
    .sort((one, other) => other.score - one.score || other.possible - one.possible || one.at - other.at);

/**
 * The facts of each innovation, from the columns of `fit.json`.
 * @param {FactsFile} file
 * @returns {Facts[]}
 */
export const unpacked = ({ words, innovations }) =>
  innovations.level.map((level, at) => {
    /**
     * @param {"area" | "channel" | "driver" | "systems"} column
     * @param {string} list
     */
    const named = (column, list) => innovations[column][at].map((number) => words[list][number]);
    return {
      populations: innovations.populations[at],
      area: named("area", "area"),
      channel: named("channel", "channel"),
      driver: named("driver", "driver"),
      systems: named("systems", "lacks"),
      level,
      stage: words.stage[innovations.stage[at]],
    };
  });
