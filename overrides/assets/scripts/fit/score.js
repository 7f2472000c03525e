// How well an innovation fits a wish, by the rules of portal/analysis/fit.py, which has the reasons for them.
// A test demands the same scores, order and parts of both.

const part = (points = 0, possible = 0) => ({ points, possible });

const share = (wished, there, weight) =>
  wished.length
    ? part(Math.floor((weight * wished.filter((one) => there.includes(one)).length) / wished.length), weight)
    : part();

const stepsApart = (one, other, sizes) =>
  sizes.filter((size) => Math.max(one, other) * 1000 > Math.min(one, other) * size).length;

/** The known population that is nearest in size to the one wished for, as its place among all; -1 where there is none. */
export const nearest = (wished, populations, sizes) => {
  let found = -1;
  for (const [at, population] of populations.entries()) {
    if (population === null || wished === null) continue;
    const nearer = found < 0 || stepsApart(wished, population, sizes) < stepsApart(wished, populations[found], sizes);
    if (nearer) found = at;
  }
  return found;
};

const size = (wished, populations, { weights, sizes }) => {
  const at = nearest(wished, populations, sizes);
  if (at < 0) return part();
  return part(weights.population - stepsApart(wished, populations[at], sizes), weights.population);
};

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
  const sum = (name) => Object.values(parts).reduce((total, one) => total + one[name], 0);
  return { score: Math.floor((1000 * sum("points")) / sum("possible")), possible: sum("possible"), parts };
};

/** The place of each innovation among all and its fit, best first. */
export const ranked = (wish, allFacts, rules) =>
  allFacts
    .map((facts, at) => ({ at, ...fit(wish, facts, rules) }))
    .sort((one, other) => other.score - one.score || other.possible - one.possible || one.at - other.at);

/** The facts of each innovation, from the columns of `fit.json`. */
export const unpacked = ({ words, innovations }) =>
  innovations.level.map((level, at) => {
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
