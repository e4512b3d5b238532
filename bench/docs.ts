import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Measure, Plot } from './measure.ts';
import { plotSvg } from './plot.ts';
import { reasonFor } from './reasons.ts';
import { columns, row } from './table.ts';

const docs = fileURLToPath(new URL('../docs/', import.meta.url));

/** One section of the page: what a part of the bench found. */
export interface Section {
  readonly title: string;
  /** How it was measured, in a sentence or two. */
  readonly about: string;
  readonly measures: readonly Measure[];
  readonly plots: readonly Plot[];
}

/** Writes docs/performance.md and its plots. */
export function writeDocs(sections: readonly Section[]): void {
  mkdirSync(`${docs}performance`, { recursive: true });
  for (const plot of sections.flatMap(({ plots }) => plots)) {
    writeFileSync(`${docs}performance/${plot.id}.svg`, plotSvg(plot));
  }
  writeFileSync(`${docs}performance.md`, performancePage(sections));
}

/** The page as Markdown. */
export function performancePage(sections: readonly Section[]): string {
  const goals = sections.flatMap(({ measures }) => measures).filter(({ held }) => held !== null);
  const missed = goals.filter(({ held }) => !held);
  return `# Speed, size and memory

Made by \`npm run bench -- --docs\`; do not edit. Chromium on ${cpus().length} cores.

Every figure is measured in the built extension in a real browser, beside a bare baseline or a peer in the same run, in
turns, as the median of at least 9 samples after a warm-up. **Read the ratios**: they hold on other machines, the
milliseconds do not. A ratio is the value over the baseline, the median of the ratios round by round.

${goals.length - missed.length} of ${goals.length} goals held${missed.length > 0 ? `; missed: ${missed.map(({ name }) => name).join('; ')}` : ''}.

${sections.map(section).join('\n')}`;
}

function section({ title, about, measures, plots }: Section): string {
  const cells = (values: readonly string[]) => `| ${values.join(' | ')} |`;
  const lines = [
    cells(columns),
    cells(columns.map((_, index) => (index === 0 ? '---' : '---:'))),
    ...measures.map((one) => cells(row(one))),
  ];
  const missed = measures.flatMap(({ name, held }) =>
    held === false ? [`\n**${name}**: ${reasonFor(name) ?? 'no profile yet.'}\n`] : [],
  );
  const pictures = plots.map(({ id, title: name }) => `\n![${name}](performance/${id}.svg)\n`);
  return `## ${title}\n\n${about}\n\n${lines.join('\n')}\n${missed.join('')}${pictures.join('')}`;
}
