import type { Page } from 'puppeteer-core';
import { review, waitIn } from '../../tests/review.ts';
import { pageHeap, workerHeap } from '../heap.ts';
import { type Findings, measure } from '../measure.ts';
import { openStage, type Stage } from '../stage.ts';
import { median } from '../statistics.ts';
import type { Part, PartOptions } from './part.ts';

const samples = 20;
/** Collections leave a little more or less each time. */
const goal = { ratioAtMost: 1.1 };

export const memoryPart: Part = {
  title: 'Memory',
  about:
    'JavaScript heap after a garbage collection, twenty times over the run: the last quarter against the first. Every capture is of another page by a new popup, and is sent; the review that stays open in a window reads its page anew each time.',
  run,
};

async function run({ cycles }: PartOptions): Promise<Findings> {
  const stage = await openStage();
  try {
    const { popup, worker } = await throughPopups(stage, cycles);
    const kept = await inOneReview(stage, cycles);
    return {
      measures: [
        grown(`memory: popup after ${cycles} captures and ${cycles} sends`, popup),
        grown(`memory: worker after ${cycles} captures and ${cycles} sends`, worker),
        grown(`memory: review kept open over ${cycles} captures`, kept),
      ],
      plots: [
        {
          id: 'memory',
          title: 'Heap after a collection',
          x: 'captures',
          y: 'MB',
          scale: 'linear',
          series: Object.entries({ popup, worker, 'review kept open': kept }).map(([name, bytes]) => ({
            name,
            points: bytes.map((value, index) => [((index + 1) * cycles) / samples, value / 1e6] as const),
          })),
        },
      ],
    };
  } finally {
    await stage.close();
  }
}

function grown(name: string, bytes: readonly number[]) {
  const quarter = Math.ceil(bytes.length / 4);
  return measure(name, 'MB', median(bytes.slice(-quarter)) / 1e6, median(bytes.slice(0, quarter)) / 1e6, goal);
}

const isSampled = (cycle: number, cycles: number) => cycle % Math.max(1, Math.floor(cycles / samples)) === 0;

async function throughPopups(stage: Stage, cycles: number): Promise<{ popup: number[]; worker: number[] }> {
  const heaps = { popup: [] as number[], worker: [] as number[] };
  const tab = await stage.own.browser.newPage();
  for (let cycle = 1; cycle <= cycles; cycle += 1) {
    await tab.goto(stage.leadUrl(3_000 + cycle));
    const popup = await stage.own.openPopup(tab);
    const person = review(popup);
    await person.ready();
    await person.chooseAccount(`${stage.sandbox.names.acculynx} sandbox`);
    await person.send();
    await person.outcome('sent');
    if (isSampled(cycle, cycles)) {
      heaps.popup.push(await pageHeap(popup));
      heaps.worker.push(await workerHeap(stage.own));
    }
    await popup.close();
  }
  return heaps;
}

async function inOneReview(stage: Stage, cycles: number): Promise<number[]> {
  const heaps: number[] = [];
  const tab = await stage.own.browser.newPage();
  await tab.goto(stage.leadUrl(9_000));
  const page = await stage.own.openExtensionPage(`popup.html?tab=${await tabId(stage, tab)}`);
  await review(page).ready();
  for (let cycle = 1; cycle <= cycles; cycle += 1) {
    await waitIn(page, () => {
      const button = document.querySelector<HTMLButtonElement>('[data-action="reread"]:not([disabled])');
      button?.click();
      return button !== null;
    }, []);
    await review(page).ready();
    if (isSampled(cycle, cycles)) heaps.push(await pageHeap(page));
  }
  return heaps;
}

/** The browser's number of a tab, as the extension knows it. */
async function tabId({ options }: Stage, tab: Page): Promise<number> {
  return options.evaluate(async (url: string) => {
    const { chrome: api } = globalThis as unknown as { chrome: typeof chrome };
    const [found] = await api.tabs.query({ url });
    return found?.id ?? -1;
  }, tab.url());
}
