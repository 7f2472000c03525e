// The portal's own search in the browser.

import { openSearch } from "./assets/scripts/search/client.js";

export const open = async () => {
  const search = openSearch("en/search/");
  const answer = ({ total, hits, counts }) => ({ total, titles: hits.map(({ title }) => title), counts });

  return {
    search: async (text, typing) => answer(await search.ask({ text, typing })),
    browse: async (chosen) => answer(await search.ask({ chosen, facets: true })),
  };
};
