// The door to the search for a page: questions go to a worker, answers come back as promises.

/** Open the search whose files stand below an address. Nothing is loaded before the first question. */
export const openSearch = (base) => {
  const waiting = new Map();
  let worker;
  let last = 0;

  const start = () => {
    const address = new URL("worker.js", import.meta.url);
    address.searchParams.set("base", new URL(base, location.href));
    worker = new Worker(address, { type: "module" });
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

  /** Begin to load, before anything is asked. */
  const warm = () => {
    if (!worker) start();
  };

  const send = (question) =>
    new Promise((resolve, reject) => {
      warm();
      last += 1;
      waiting.set(last, { resolve, reject });
      worker.postMessage({ id: last, question });
    });

  return {
    warm,
    /** What is found: see `Engine.ask`. */
    ask: (question) => send(question),
    /** The facets with their values: `{ name, label, values: [{ id, label }] }`. */
    facets: async () => (await send(null)).facets,
  };
};
