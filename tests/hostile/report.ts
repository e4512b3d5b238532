import { readFileSync, writeFileSync } from 'node:fs';
import type { HostileSum } from './visit.ts';

const path = new URL('../../docs/security.md', import.meta.url);
const place = /<!-- hostile -->.*<!-- \/hostile -->/s;

const meanings: Readonly<
  Record<Exclude<keyof HostileSum, 'pages' | 'findings' | 'longestReading' | 'longestBusy'>, string>
> = {
  violations: 'breaches of the policy, and dialogs',
  uncaught: 'errors that nobody caught',
  hiddenTaken: 'taken though no person sees it',
  overTime: 'pages whose reading ran for more than 150 ms, or that kept the review busy for more than 5 s',
  secretsCaptured: 'passwords, card numbers and national ids captured',
  missed: 'e-mail addresses in plain sight that were not taken',
  sent: 'leads sent without anybody pressing Send',
};

/** Puts the figures of a run into docs/security.md. @throws where that has no place for them. */
export function writeReport(sum: HostileSum, seed: number): void {
  const text = readFileSync(path, 'utf8');
  if (!place.test(text)) throw new Error('docs/security.md has no place for the figures');
  const rows = Object.entries(meanings).map(
    ([key, meaning]) => `| ${meaning} | ${sum[key as keyof typeof meanings]} |`,
  );
  rows.push(
    `| the longest that a reading ran | ${sum.longestReading} ms |`,
    `| the longest that a review was busy | ${sum.longestBusy} ms |`,
  );
  const table = [`| of ${sum.pages} pages (seed ${seed}) | |`, '|---|---|', ...rows].join('\n');
  writeFileSync(
    path,
    text.replace(place, () => `<!-- hostile -->\n${table}\n<!-- /hostile -->`),
  );
}
