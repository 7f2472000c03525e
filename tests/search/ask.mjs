// Asks the search of the built site as a browser does, from its files: node ask.mjs ENGINE FOLDER < questions > answers.

import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

const [engine, folder] = process.argv.slice(2);
const { Engine } = await import(pathToFileURL(engine));
const search = await new Engine((name) => readFile(`${folder}/${name}`)).open();
const answers = [];
for (const question of JSON.parse(await text(process.stdin))) answers.push(await search.ask(question));
process.stdout.write(JSON.stringify(answers));
