// Why an innovation stands where it does: each part of its score in words.

import { number } from "../numbers.js";
import { nearest } from "./score.js";

const LIKE = 4; // points lost: up to twice or half as large, a place is called similar

const filled = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);

/** Titles within a sentence: the first letter small, but for names as GIS. */
const inSentence = (title) =>
  /^\p{Lu}\p{Lu}/u.test(title) ? title : title.charAt(0).toLocaleLowerCase() + title.slice(1);

/** A speaker of the page's language: `words` are its sentences, `titles` those of the form's choices by question and id. */
export const speaker = (words, titles) => {
  const named = (question, ids) =>
    [...titles[question]]
      .filter(([id]) => ids.includes(id))
      .map(([, title]) => inSentence(title))
      .join(", ");
  const say = (key, values = {}) => filled(words[key], values);

  const shared = (question, wished, there) => {
    const same = wished.filter((id) => there.includes(id));
    const other = wished.filter((id) => !there.includes(id));
    const said = [];
    if (same.length) said.push(say(`same_${question}`, { words: named(question, same) }));
    if (other.length) said.push(say(`other_${question}`, { words: named(question, other) }));
    return said.join(" ");
  };

  const sized = (wished, { populations }, { points, possible }, places, sizes) => {
    const at = nearest(wished, populations, sizes);
    if (at < 0) return say("size_unknown", { place: places.join(", ") });
    const like = possible - points <= LIKE;
    const key = like ? "size_like" : populations[at] > wished ? "size_larger" : "size_smaller";
    return say(key, { place: places[at], number: number(populations[at]) });
  };

  const needed = (lacks, systems) => {
    const missing = systems.filter((id) => lacks.includes(id));
    return missing.length ? say("needs", { words: named("lacks", missing) }) : say("needs_no");
  };

  const staged = (stage, { possible }) => {
    const word = words.stages[stage];
    return possible ? say("stage", { word: inSentence(word) }) : `${word}.`;
  };

  /** Each part that was asked for, or is always told, with its sentence. */
  const reasons = (wish, facts, parts, places, rules) => {
    const told = [];
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

  /** A wish, or what was understood of a sentence, in a line. */
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

  return { say, number, reasons, summary };
};
