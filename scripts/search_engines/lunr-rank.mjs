// Documents, questions and boosts of fields on standard input into the ids that lunr finds on standard output.

import { readFileSync } from "node:fs";
import lunr from "lunr";

const { documents, questions, boosts, most } = JSON.parse(readFileSync(0, "utf8"));
const index = lunr((builder) => {
  builder.ref("id");
  for (const [name, boost] of Object.entries(boosts)) builder.field(name, { boost });
  for (const document of documents) builder.add(document);
});
const found = questions.map((question) => index.search(question).slice(0, most).map(({ ref }) => ref));
process.stdout.write(JSON.stringify(found));
