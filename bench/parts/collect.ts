import type { Reader } from '../capture/in-page.ts';
import { openReaderPage, type ReaderPage } from '../capture/reader-page.ts';
import { type Findings, type Measure, measure, measureRounds, type Plot } from '../measure.ts';
import { type BenchPage, benchPages, generatedSizes } from '../pages.ts';
import { interleave, type RoundOptions } from '../rounds.ts';
import { median, pairedRatio } from '../statistics.ts';
import type { Part, PartOptions } from './part.ts';

type Samples = Readonly<Record<Reader, number[]>>;

const walkGoal = { ratioAtMost: 4 };
const peerGoal = { ratioAtMost: 1 / 20 };

export const collectPart: Part = {
  title: 'Capture: time in the page',
  about:
    'Each reader reads a freshly loaded document once, as after a click. The bare walk is a TreeWalker over all elements and texts that does nothing with them, the bare look asks of each text whether it can be seen and where. defuddle and microformats-parser answer other questions of the same page; they are what the registry has for reading one.',
  run,
};

async function run(options: PartOptions): Promise<Findings> {
  const { written, generated, dense } = benchPages();
  const tab = await openReaderPage('capture/in-page.ts', [...written, ...generated, dense]);
  try {
    const small = new Map<BenchPage, Samples>();
    for (const page of written) small.set(page, await sample(tab, page, options));
    const sizes: Samples[] = [];
    for (const page of generated) sizes.push(await sample(tab, page, options, page === generated.at(-1)));
    const worst = await interleave({ collect: () => time(tab, dense, 'collect') }, { rounds: 5, warmUp: 0 });
    return {
      measures: [
        ...overall([...small.values(), ...sizes.slice(0, -1)]),
        ...[...small].flatMap(([page, samples]) => onPage(page.name, samples)),
        ...sizes.flatMap((samples, index) => onPage(generated[index]?.name ?? '', samples)),
        ...slope(sizes),
        measure(
          'collect: longest of all runs, also on 100,000 elements full of text',
          'ms',
          Math.max(...[...small.values(), ...sizes, worst].flatMap(({ collect }) => collect)),
          null,
          { valueAtMost: 150 },
        ),
      ],
      plots: [plot(sizes)],
    };
  } finally {
    await tab.close();
  }
}

const time = (tab: ReaderPage, page: BenchPage, reader: Reader) => tab.run<number>(page, `readers.time('${reader}')`);

/** On the biggest page defuddle takes half a minute and more: once is enough to tell minutes from milliseconds. */
async function sample(tab: ReaderPage, page: BenchPage, options: RoundOptions, biggest = false): Promise<Samples> {
  const contestant = (reader: Reader) => () => time(tab, page, reader);
  const most = {
    walk: contestant('walk'),
    look: contestant('look'),
    collect: contestant('collect'),
    microformats: contestant('microformats'),
  };
  const slow = { defuddle: contestant('defuddle') };
  if (!biggest) return interleave({ ...most, ...slow }, options);
  return { ...(await interleave(most, options)), ...(await interleave(slow, { rounds: 1, warmUp: 0 })) };
}

/** The median page, by the ratio on each. */
function overall(pages: readonly Samples[]): Measure[] {
  const against = (name: string, reader: Reader, goal: { ratioAtMost: number }) => {
    const ratios = pages.map((samples) => pairedRatio(samples.collect, samples[reader]));
    const typical = pages[ratios.indexOf(lowerMedian(ratios))] as Samples;
    return measureRounds(name, 'ms', typical.collect, typical[reader], goal);
  };
  return [
    against('collect against a bare walk, median page', 'walk', walkGoal),
    against('collect against defuddle, median page', 'defuddle', peerGoal),
    against('collect against microformats-parser, median page', 'microformats', { ratioAtMost: 1 }),
  ];
}

const lowerMedian = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] as number;

function onPage(name: string, { collect, walk, look, defuddle, microformats }: Samples): Measure[] {
  return [
    measureRounds(`collect against a bare walk, ${name}`, 'ms', collect, walk),
    measureRounds(`collect against a bare look, ${name}`, 'ms', collect, look),
    measureRounds(`collect against defuddle, ${name}`, 'ms', collect.slice(0, defuddle.length), defuddle),
    measureRounds(`collect against microformats-parser, ${name}`, 'ms', collect, microformats),
  ];
}

function slope(sizes: readonly Samples[]): Measure[] {
  const [, middle, biggest] = sizes;
  if (!middle || !biggest) return [];
  return [
    measure('collect: 100,000 against 10,000 elements', 'ms', median(biggest.collect), median(middle.collect), {
      ratioAtMost: 11,
    }),
  ];
}

function plot(sizes: readonly Samples[]): Plot {
  const series = (name: string, reader: Reader) => ({
    name,
    points: sizes.map((samples, index) => [generatedSizes[index] ?? 0, median(samples[reader])] as const),
  });
  return {
    id: 'collect',
    title: 'Time in the page by elements',
    x: 'elements',
    y: 'ms',
    scale: 'log',
    series: [
      series('collect', 'collect'),
      series('bare walk', 'walk'),
      series('bare look', 'look'),
      series('defuddle', 'defuddle'),
      series('microformats-parser', 'microformats'),
    ],
  };
}
