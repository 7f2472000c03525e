// The door to the search for a page: questions go to a worker, answers come back as promises.

/** Open the search whose files stand below an address. Nothing is loaded before the first question. */
export const openSearch = (base) => {
  const waiting = new Map();
  let worker;
  let last = 0;

  const start = () => {
    worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data: { id, answer, failed } }) => {
      const { resolve, reject } = waiting.get(id);
      waiting.delete(id);
      if (failed) reject(new Error(failed));
      else resolve(answer);
    });
    worker.addEventListener("error", () => {
      for (const { reject } of waiting.values()) reject(new Error("the search could not be started"));
      waiting.clear();
      worker = undefined;
    });
  };

  const send = (question) =>
    new Promise((resolve, reject) => {
      if (!worker) start();
      last += 1;
      waiting.set(last, { resolve, reject });
      worker.postMessage({ id: last, base: new URL(base, location.href).href, question });
    });

  return {
    /** What is found: see `Engine.ask`. */
    ask: (question) => send(question),
    /** The facets with their values: `{ name, label, values: [{ id, label }] }`. */
    facets: async () => (await send(null)).facets,
  };
};
