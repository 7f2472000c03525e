// @ts-check
// The door to the search for a page: questions go to a worker, answers come back as promises.

/** @import { Answer, Facet, Question } from "./engine.js" */
/** @typedef {ReturnType<typeof openSearch>} Search */

/**
 * Open the search whose files stand below an address. Nothing is loaded before the first question.
 * @param {string} base
 */
export const openSearch = (base) => {
  /** @type {Map<number, { resolve: (answer: any) => void, reject: (error: Error) => void }>} */
  const waiting = new Map(); // any: the answer is of the sort that the question asks for, which only who sends it knows
  /** @type {Worker | undefined} */
  let worker;
  let last = 0;

  const start = () => {
    const address = new URL("worker.js", import.meta.url);
    address.searchParams.set("base", new URL(base, location.href).href);
    const started = new Worker(address, { type: "module" });
    started.addEventListener("message", ({ data: { id, answer, failed } }) => {
      const asker = waiting.get(id);
      waiting.delete(id);
      if (failed) asker?.reject(new Error(failed));
      else asker?.resolve(answer);
    });
    started.addEventListener("error", () => {
      for (const { reject } of waiting.values()) reject(new Error("the search could not be started"));
      waiting.clear();
      worker = undefined;
    });
    return started;
  };

  /** Begin to load, before anything is asked. */
  const warm = () => {
    worker ??= start();
  };

  /**
   * @template Asked
   * @param {Question | null} question null asks for the facets
   * @returns {Promise<Asked>}
   */
  const send = (question) =>
    new Promise((resolve, reject) => {
      worker ??= start();
      last += 1;
      waiting.set(last, { resolve, reject });
      worker.postMessage({ id: last, question });
    });

  return {
    warm,
    /**
     * What is found: see `Engine.ask`.
     * @param {Question} question
     * @returns {Promise<Answer>}
     */
    ask: (question) => send(question),
    /** @returns {Promise<Facet[]>} */
    facets: async () => /** @type {{ facets: Facet[] }} */ (await send(null)).facets,
  };
};
