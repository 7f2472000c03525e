// Documents on standard input into a serialised lunr index on standard output: lunr's defaults, the title ten times.

import { readFileSync } from "node:fs";
import lunr from "lunr";

const index = lunr((builder) => {
  builder.ref("id");
  builder.field("title", { boost: 10 });
  builder.field("abstract");
  builder.field("body");
  for (const document of JSON.parse(readFileSync(0, "utf8"))) builder.add(document);
});
process.stdout.write(JSON.stringify(index));
