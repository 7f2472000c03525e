// Pagefind in the browser.

const SHOWN = 10;

export const open = async () => {
  const pagefind = await import("./pagefind/pagefind.js");
  await pagefind.init();

  const answer = async ({ results, filters }) => {
    const shown = await Promise.all(results.slice(0, SHOWN).map((result) => result.data()));
    return { total: results.length, titles: shown.map(({ meta }) => meta.title), counts: filters };
  };

  return {
    search: async (words) => answer(await pagefind.search(words)),
    browse: async (chosen) => {
      await pagefind.filters(); // without them nothing is counted; kept once loaded
      const filters = Object.fromEntries(Object.entries(chosen).map(([name, any]) => [name, { any }]));
      return answer(await pagefind.search(null, { filters }));
    },
  };
};
