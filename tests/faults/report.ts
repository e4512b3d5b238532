import { readFileSync, writeFileSync } from 'node:fs';
import type { BrowserKind } from './fault.ts';
import { faults } from './list.ts';
import type { Summary } from './summary.ts';

const path = new URL('../../docs/reliability.md', import.meta.url);

/** Puts the numbers of a run into docs/reliability.md, between the marks of its browser. */
export function writeReport(browser: BrowserKind, seeds: readonly number[], sum: Summary): void {
  const mark = new RegExp(`<!-- ${browser} -->[^]*<!-- /${browser} -->`);
  const text = readFileSync(path, 'utf8');
  if (!mark.test(text)) throw new Error(`docs/reliability.md has no place for ${browser}`);
  writeFileSync(
    path,
    text.replace(mark, () => `<!-- ${browser} -->\n${table(seeds, sum)}\n<!-- /${browser} -->`),
  );
}

function table(seeds: readonly number[], sum: Summary): string {
  const rows = faults
    .filter(({ name }) => sum.byFault[name])
    .map(({ name, requires }) => {
      const { runs, outcomes } = sum.byFault[name] as Summary['byFault'][string];
      const said = Object.entries(outcomes).map(([outcome, count]) => `${count} ${outcome}`);
      return `| ${name} | ${requires} | ${runs} | ${said.join(', ')} |`;
    });
  return [
    `Seeds ${seeds.join(', ')}: ${sum.runs} handoffs, ${sum.lost} lost, ${sum.silentDuplicates} silent duplicates, ${sum.unsettled} unsettled.`,
    ...(sum.sigkill
      ? [
          '',
          `The browser's process killed ${sum.sigkill.cycles} times on one profile, at moments that seed ${sum.sigkill.seed} decides: ${sum.sigkill.acknowledged} handoffs acknowledged, ${sum.sigkill.lost} of them lost.`,
        ]
      : []),
    '',
    '| fault | what must happen | handoffs | ended |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}
