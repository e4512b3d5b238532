import { openReaderPage } from '../capture/reader-page.ts';
import { type Findings, type Measure, measureRounds } from '../measure.ts';
import { benchPages } from '../pages.ts';
import { interleave } from '../rounds.ts';
import { median } from '../statistics.ts';
import type { Part, PartOptions } from './part.ts';

/** Runs before those that count: a fresh popup compiles the reader first, and that is told apart. */
const settled = 8;
const counted = 9;

export const interpretPart: Part = {
  title: 'Capture: from facts to lead',
  about:
    'Interpreting what was collected, in a page of its own as the popup is, against the bare walk of the page it came from.',
  run,
};

async function run(options: PartOptions): Promise<Findings> {
  const { written, generated, dense } = benchPages();
  const pages = [...written, ...generated, dense];
  const tab = await openReaderPage('capture/interpret-in-page.ts', pages);
  try {
    const later: { value: number[]; walk: number[] }[] = [];
    const measures: Measure[] = [];
    for (const page of pages) {
      const first: number[] = [];
      const samples = await interleave(
        {
          walk: () => tab.run<number>(page, 'readers.timeWalk()'),
          interpret: async (round) => {
            const runs = await tab.run<number[]>(page, `readers.timeInterpret(${settled + counted})`);
            if (round >= options.warmUp) first.push(runs[0] ?? 0);
            return median(runs.slice(settled));
          },
        },
        options,
      );
      measures.push(
        measureRounds(`interpret against a bare walk, ${page.name}`, 'ms', samples.interpret, samples.walk),
      );
      measures.push(measureRounds(`interpret, first time in a new popup, ${page.name}`, 'ms', first, samples.walk));
      later.push({ value: samples.interpret, walk: samples.walk });
    }
    const byTime = [...later].sort((a, b) => median(a.value) - median(b.value));
    const typical = byTime[Math.floor((byTime.length - 1) / 2)];
    if (!typical) return { measures };
    const overall = measureRounds('interpret, median page', 'ms', typical.value, typical.walk, { valueAtMost: 5 });
    return { measures: [overall, ...measures] };
  } finally {
    await tab.close();
  }
}
