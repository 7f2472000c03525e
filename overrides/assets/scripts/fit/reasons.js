// @ts-check
// Why an innovation stands where it does: each part of its score in words.

import { filled } from "../dom.js";
import { number } from "../numbers.js";
import { nearest } from "./score.js";

/** @import { Answers, Facts, Name, Part, Parts, Rules, Wish } from "./score.js" */

/**
 * The interface words, and those for the levels of evidence and the stages.
 * @typedef {{ said: Record<string, string>, levels: string[], stages: Record<string, string> }} Words
 *
 * @typedef {Part & { text: string }} Reason
 *
 * The titles of the form's choices, by question and id.
 * @typedef {Record<keyof Answers, Map<string, string>>} Titles
 */

const LIKE = 4; // points lost: up to twice or half as large, a place is called similar

/**
 * Titles within a sentence: the first letter small, but for names as GIS.
 * @param {string} title
 */
const inSentence = (title) =>
  /^\p{Lu}\p{Lu}/u.test(title) ? title : title.charAt(0).toLocaleLowerCase() + title.slice(1);

/**
 * A speaker of the page's language.
 * @param {Words} words
 * @param {Titles} titles
 */
export const speaker = (words, titles) => {
  /**
   * @param {keyof Answers} question
   * @param {string[]} ids
   */
  const named = (question, ids) =>
    [...titles[question]]
      .filter(([id]) => ids.includes(id))
      .map(([, title]) => inSentence(title))
      .join(", ");
  /** @param {string} key */
  const say = (key, values = {}) => filled(words.said[key], values);

  /**
   * @param {keyof Answers} question
   * @param {string[]} wished
   * @param {string[]} there
   */
  const shared = (question, wished, there) => {
    const same = wished.filter((id) => there.includes(id));
    const other = wished.filter((id) => !there.includes(id));
    /** @type {string[]} */
    const said = [];
    if (same.length) said.push(say(`same_${question}`, { words: named(question, same) }));
    if (other.length) said.push(say(`other_${question}`, { words: named(question, other) }));
    return said.join(" ");
  };

  /**
   * @param {number} wished
   * @param {Facts} facts
   * @param {Part} part
   * @param {string[]} places
   * @param {number[]} sizes
   */
  const sized = (wished, { populations }, { points, possible }, places, sizes) => {
    const found = nearest(wished, populations, sizes);
    if (!found) return say("size_unknown", { place: places.join(", ") });
    const like = possible - points <= LIKE;
    const key = like ? "size_like" : found.population > wished ? "size_larger" : "size_smaller";
    return say(key, { place: places[found.at], number: number(found.population) });
  };

  /**
   * @param {string[]} lacks
   * @param {string[]} systems
   */
  const needed = (lacks, systems) => {
    const missing = systems.filter((id) => lacks.includes(id));
    return missing.length ? say("needs", { words: named("lacks", missing) }) : say("needs_no");
  };

  /**
   * @param {string} stage
   * @param {Part} part
   */
  const staged = (stage, { possible }) => {
    const word = words.stages[stage];
    return possible ? say("stage", { word: inSentence(word) }) : `${word}.`;
  };

  /**
   * Each part that was asked for, or is always told, with its sentence.
   * @param {Wish} wish
   * @param {Facts} facts
   * @param {Parts} parts
   * @param {string[]} places
   * @param {Rules} rules
   */
  const reasons = (wish, facts, parts, places, rules) => {
    /** @type {Reason[]} */
    const told = [];
    /**
     * @param {Name} name
     * @param {string} text
     */
    const tell = (name, text) => told.push({ text, ...parts[name] });
    if (wish.channel.length) tell("channel", shared("channel", wish.channel, facts.channel));
    if (wish.area.length) tell("area", shared("area", wish.area, facts.area));
    if (wish.population !== null) tell("population", sized(wish.population, facts, parts.population, places, rules.sizes));
    if (wish.driver.length) tell("driver", shared("driver", wish.driver, facts.driver));
    if (wish.lacks.length) tell("lacks", needed(wish.lacks, facts.systems));
    tell("evidence", words.levels[facts.level]);
    tell("stage", staged(facts.stage, parts.stage));
    return told;
  };

  /**
   * A wish, or what was understood of a sentence, in a line.
   * @param {Wish & { has?: string[] }} wish
   */
  const summary = ({ population, channel, area, driver, lacks, has = [] }) =>
    [
      population === null ? "" : say("people", { number: number(population) }),
      named("channel", channel),
      named("area", area),
      named("driver", driver),
      lacks.length ? say("without", { words: named("lacks", lacks) }) : "",
      has.length ? say("has", { words: named("lacks", has) }) : "",
    ]
      .filter(Boolean)
      .join("; ");

  return { say, reasons, summary };
};
