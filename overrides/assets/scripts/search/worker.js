// @ts-check
// The search, beside the page: what it reads and counts never holds up what a reader does.

/** @import { Engine, Question } from "./engine.js" */

const base = new URL(location.href).searchParams.get("base") ?? "";

/** A file that stands no more where it stood: the site was replaced since the index was opened. */
class Gone extends Error {}

/** @param {string} name */
const read = async (name) => {
  // What says where the other files stand must be the newest; those are named by what is in them.
  const answer = await fetch(base + name, name === "index.json" ? { cache: "no-cache" } : {});
  if (answer.status === 404 || answer.status === 410) throw new Gone(name);
  if (!answer.ok) throw new Error(`${answer.status} ${name}`);
  return new Uint8Array(await answer.arrayBuffer());
};

/** @returns {Promise<Engine>} */
const open = async () => {
  const about = read("index.json"); // asked for while the engine itself is on its way
  about.catch(() => {}); // told where it is waited for, below
  // All at once: one that waits to be named by another comes a journey later.
  const [{ Engine }] = await Promise.all(["engine", "spelling", "unpack", "words"].map((name) => import(`./${name}.js`)));
  return new Engine((/** @type {string} */ name) => (name === "index.json" ? about : read(name))).open();
};

let engine = open();

/** @param {Question | null} question */
const answer = async (question) => {
  const search = await engine;
  return question ? search.ask(question) : { facets: await search.facets() };
};

/**
 * Answer from the index that is published now, where a file of the one that was opened is gone.
 * @param {Question | null} question
 */
const answered = async (question) => {
  const asked = engine;
  try {
    return await answer(question);
  } catch (error) {
    if (!(error instanceof Gone)) throw error;
    if (engine === asked) engine = open();
    return answer(question);
  }
};

addEventListener("message", async ({ data: { id, question } }) => {
  try {
    postMessage({ id, answer: await answered(question) });
  } catch (error) {
    engine = engine.catch(open); // the next question tries again
    postMessage({ id, failed: `${error}` });
  }
});
