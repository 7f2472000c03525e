// The search, beside the page: what it reads and counts never holds up what a reader does.

const base = new URL(location.href).searchParams.get("base");

const read = async (name) => {
  // What says where the other files stand must be the newest; those are named by what is in them.
  const answer = await fetch(base + name, name === "index.json" ? { cache: "no-cache" } : {});
  if (!answer.ok) throw new Error(`${answer.status} ${name}`);
  return new Uint8Array(await answer.arrayBuffer());
};

const open = async () => {
  const about = read("index.json"); // asked for while the engine itself is on its way
  about.catch(() => {}); // told where it is waited for, below
  // All at once: one that waits to be named by another comes a journey later.
  const [{ Engine }] = await Promise.all(["engine", "spelling", "unpack", "words"].map((name) => import(`./${name}.js`)));
  return new Engine((name) => (name === "index.json" ? about : read(name))).open();
};

let engine = open();

addEventListener("message", async ({ data: { id, question } }) => {
  try {
    const search = await engine;
    const answer = question ? await search.ask(question) : { facets: await search.facets() };
    postMessage({ id, answer });
  } catch (error) {
    engine = engine.catch(open); // the next question tries again
    postMessage({ id, failed: `${error}` });
  }
});
