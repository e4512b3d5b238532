import type { Page } from 'puppeteer-core';
import { type Chromium, launchChromium } from '../../tests/browsers/chromium.ts';
import { build, builds } from '../../tests/build.ts';
import { waitIn } from '../../tests/review.ts';
import { bundle } from '../bundle.ts';
import { type Findings, measure, measureRounds } from '../measure.ts';
import { interleave } from '../rounds.ts';
import { median } from '../statistics.ts';
import type { Part, PartOptions } from './part.ts';

const sizes = [100, 10_000, 100_000] as const;
type Size = `${(typeof sizes)[number]}`;
const goal = { ratioAtMost: 1.5 };

/** Searches: one person, a name that one in a hundred has, and a word that every entry has. */
const searches = { person: 'ada archer0', name: 'ada archer', word: 'office' } as const;

export const historyPart: Part = {
  title: 'History',
  about:
    'The history page with 100, 10,000 and 100,000 entries, each in a browser of its own: from loading to the frame that shows the first entries, and from typing a search to the frame that shows the first screen of what was found; what is below it follows in the next. The baseline is the same page with 100 entries.',
  run,
};

async function run(options: PartOptions): Promise<Findings> {
  build('chromium');
  const fill = await bundle('history/fill.ts', 'benchFill');
  const browsers: Chromium[] = [];
  try {
    const pages = {} as Record<Size, Page>;
    const bytes: number[] = [];
    for (const size of sizes) {
      const chromium = await launchChromium({ extension: builds.chromium });
      browsers.push(chromium);
      const page = await chromium.openExtensionPage('options.html#/history');
      const before = await page.evaluate(`${fill};globalThis.bench = benchFill; bench.usage()`);
      await page.evaluate(`bench.fill(0, ${size})`);
      bytes.push(((await page.evaluate('bench.usage()')) as number) - (before as number));
      pages[String(size) as Size] = page;
    }
    const rounds = (sample: (page: Page) => Promise<number>) =>
      interleave(
        { 100: () => sample(pages[100]), 10000: () => sample(pages[10000]), 100000: () => sample(pages[100000]) },
        options,
      );
    const opened = await rounds(open);
    const person = await rounds((page) => search(page, searches.person));
    const name = await rounds((page) => search(page, searches.name));
    const word = await rounds((page) => search(page, searches.word));
    const [small = 0, , big = 0] = bytes;
    const against = (what: string, samples: Record<Size, number[]>) => [
      measureRounds(`history: ${what}, 100,000 entries against 100`, 'ms', samples[100000], samples[100], goal),
      measureRounds(`history: ${what}, 10,000 entries against 100`, 'ms', samples[10000], samples[100]),
    ];
    const line = (name: string, samples: Record<Size, number[]>) => ({
      name,
      points: sizes.map((size) => [size, median(samples[size])] as const),
    });
    return {
      measures: [
        ...against('opening the page', opened),
        ...against('searching a person', person),
        ...against('searching a name that one in a hundred has', name),
        ...against('searching a word that all have', word),
        measure('history: storage for each entry', 'bytes', (big - small) / (100_000 - 100), null),
      ],
      plots: [
        {
          id: 'history',
          title: 'History by entries',
          x: 'entries',
          y: 'ms',
          scale: 'log',
          series: [
            line('opening', opened),
            line('a person', person),
            line('a name of many', name),
            line('a word of all', word),
          ],
        },
      ],
    };
  } finally {
    for (const chromium of browsers) await chromium.close();
  }
}

/** Loads the page anew. In ms from the start of loading to the frame with the first entries. */
async function open(page: Page): Promise<number> {
  await page.bringToFront();
  const url = page.url();
  await page.goto('about:blank');
  const { identifier } = await page.evaluateOnNewDocument(() => {
    const look = () => {
      if (document.querySelector('[data-history]')) Object.assign(globalThis, { benchShown: performance.now() });
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.goto(url);
  await page.removeScriptToEvaluateOnNewDocument(identifier);
  return waitIn(page, () => (globalThis as { benchShown?: number }).benchShown, []);
}

/** Types a search. In ms from the input to the frame in which what is shown has changed to it. */
async function search(page: Page, text: string): Promise<number> {
  await page.bringToFront();
  await type(page, 'zzzz nobody');
  return type(page, text);
}

/** Types, and waits until the list is another one, or empty. */
function type(page: Page, text: string): Promise<number> {
  return page.evaluate(async (typed: string) => {
    const input = document.querySelector<HTMLInputElement>('input[type="search"]');
    if (!input) throw new Error('The history page has no search');
    const list = () =>
      [...document.querySelectorAll<HTMLElement>('[data-history]')].map(({ dataset }) => dataset.history).join();
    const before = list();
    const start = performance.now();
    input.value = typed;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    while (list() === before) {
      if (performance.now() - start > 20_000) throw new Error(`Searching ${typed} shows nothing new`);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    return performance.now() - start;
  }, text);
}
