// npm run bench [-- --json] [-- --only=collect,popup] [-- --quick] [-- --docs]
//
// Speed, size and memory of the built extension in a real Chromium, each against a bare baseline or a peer in the
// same run. Prints a table, or with --json one object {measures: [{name, value, unit, baseline, ratio, goal, held}]}.
// --quick takes few samples (to see that it works, not for figures). --docs writes docs/performance.md and its plots
// from the newest run of each part, --only= with nothing after it runs none.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Section, writeDocs } from './docs.ts';
import { collectPart } from './parts/collect.ts';
import { historyPart } from './parts/history.ts';
import { interpretPart } from './parts/interpret.ts';
import { memoryPart } from './parts/memory.ts';
import { packagePart } from './parts/package.ts';
import type { Part, PartOptions } from './parts/part.ts';
import { popupPart } from './parts/popup.ts';
import { queuePart } from './parts/queue.ts';
import { sendPart } from './parts/send.ts';
import { workerPart } from './parts/worker.ts';
import { table } from './table.ts';

const parts: Readonly<Record<string, Part>> = {
  collect: collectPart,
  interpret: interpretPart,
  package: packagePart,
  popup: popupPart,
  worker: workerPart,
  send: sendPart,
  queue: queuePart,
  history: historyPart,
  memory: memoryPart,
};

const flags = process.argv.slice(2);
const options: PartOptions = flags.includes('--quick')
  ? { rounds: 3, warmUp: 1, cycles: 10, leads: 50 }
  : { rounds: 9, warmUp: 2, cycles: 200, leads: 1_000 };
const only = flags
  .find((flag) => flag.startsWith('--only='))
  ?.slice('--only='.length)
  .split(',')
  .filter(Boolean);

const results = fileURLToPath(new URL('../.output/bench-results', import.meta.url));
const resultOf = (part: string) => join(results, `${part}.json`);

const sections: Section[] = [];
for (const name of only ?? Object.keys(parts)) {
  const part = parts[name];
  if (!part) throw new Error(`No part called ${name}: ${Object.keys(parts).join(', ')}`);
  const start = performance.now();
  const { plots = [], measures } = await part.run(options);
  const section: Section = { title: part.title, about: part.about, measures, plots };
  sections.push(section);
  mkdirSync(results, { recursive: true });
  writeFileSync(resultOf(name), JSON.stringify(section));
  process.stderr.write(`${name}: ${Math.round((performance.now() - start) / 1000)} s\n`);
}

const measures = sections.flatMap((section) => section.measures);
if (flags.includes('--docs')) {
  const done = Object.keys(parts).filter((name) => existsSync(resultOf(name)));
  writeDocs(done.map((name) => JSON.parse(readFileSync(resultOf(name), 'utf8')) as Section));
}
if (flags.includes('--json')) console.log(JSON.stringify({ measures }));
else {
  const goals = measures.filter(({ held }) => held !== null);
  console.log(table(measures));
  console.log(`\n${goals.filter(({ held }) => held).length} of ${goals.length} goals held`);
}
