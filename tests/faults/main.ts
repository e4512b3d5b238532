// npm run faults -- [--json] [--browser chromium|firefox] [--seeds N] [--fault NAME] [--crm ID] [--write]
import { parseArgs } from 'node:util';
import { build } from '../build.ts';
import type { BrowserKind, Fault } from './fault.ts';
import { faults } from './list.ts';
import { type Play, play } from './play.ts';
import { writeReport } from './report.ts';
import { sigkill } from './sigkill.ts';
import { summary } from './summary.ts';

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    browser: { type: 'string', default: 'chromium' },
    seeds: { type: 'string', default: '5' },
    fault: { type: 'string' },
    crm: { type: 'string' },
    /** Puts the numbers into docs/reliability.md. */
    write: { type: 'boolean', default: false },
  },
});

const browser = options.browser as BrowserKind;
const chosen = faults.filter(
  (fault) => fault.browsers.includes(browser) && (!options.fault || fault.name === options.fault),
);
if (chosen.length === 0) {
  console.error(`No such fault in ${browser}. There are: ${faults.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}
build(browser);
if (browser === 'chromium') build('release');

const seeds = Array.from({ length: Number(options.seeds) }, (_, index) => index + 1);
const queue = chosen.flatMap((fault) => seeds.map((seed) => ({ fault, seed })));
const plays: { fault: Fault; seed: number; play: Play }[] = [];

// Plays mostly wait: a few at a time fit on two cores, of Firefox only two.
await Promise.all(
  Array.from({ length: browser === 'firefox' ? 2 : 4 }, async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { fault, seed } = next;
      const played = await play(fault, browser, seed, options.crm ? [options.crm] : undefined);
      plays.push({ fault, seed, play: played });
      for (const problem of played.unexpected) console.error(`${fault.name} seed ${seed}: ${problem}`);
      if (!options.json)
        console.log(
          `${fault.name} seed ${seed}: ${played.verdicts.map((one) => `${one.crm} ${one.outcome}`).join(', ')}`,
        );
    }
  }),
);

// Part of the whole matrix, of which nothing was picked.
const whole = browser === 'chromium' && !options.fault && !options.crm;
const sum = summary(plays, whole ? await sigkill(30) : undefined);
if (options.write) writeReport(browser, seeds, sum);
console.log(JSON.stringify(sum, null, 2));
process.exitCode = sum.lost + sum.silentDuplicates + sum.unsettled + sum.unexpected.length > 0 ? 1 : 0;
