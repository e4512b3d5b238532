import type { Page } from 'puppeteer-core';
import type { Chromium } from '../../tests/browsers/chromium.ts';
import { waitIn } from '../../tests/review.ts';
import { type Findings, measureRounds } from '../measure.ts';
import { interleave } from '../rounds.ts';
import { now, openStage } from '../stage.ts';
import type { Part, PartOptions } from './part.ts';

export const popupPart: Part = {
  title: 'Popup',
  about:
    'From pressing the toolbar button to the frame that shows the first field that takes input, and to the one that shows the lead. The baseline is a popup of one field, Preact and nothing else, built the same way. Every opening is on a page not seen before.',
  run,
};

interface Opening {
  readonly usable: number;
  readonly filled: number;
}

async function run(options: PartOptions): Promise<Findings> {
  const stage = await openStage();
  try {
    const { own, empty } = stage;
    const tabs = { own: await own.browser.newPage(), empty: await empty.browser.newPage() };
    let page = 1_000;
    const filled = { awake: [] as number[], asleep: [] as number[] };
    const opening = async (round: number, worker: 'awake' | 'asleep') => {
      await tabs.own.goto(stage.leadUrl(page++));
      if (worker === 'asleep') await own.killWorker();
      const { usable, filled: atFilled } = await openingOf(own, tabs.own, 'filled');
      if (round >= options.warmUp) filled[worker].push(atFilled);
      return usable;
    };
    const samples = await interleave(
      {
        empty: async () => {
          await tabs.empty.goto(stage.leadUrl(page++));
          return (await openingOf(empty, tabs.empty, 'usable')).usable;
        },
        awake: (round) => opening(round, 'awake'),
        asleep: (round) => opening(round, 'asleep'),
      },
      options,
    );
    return {
      measures: [
        measureRounds('popup: click to first usable field', 'ms', samples.awake, samples.empty, { ratioAtMost: 1.5 }),
        measureRounds('popup: click to filled fields', 'ms', filled.awake, samples.empty, { ratioAtMost: 2.5 }),
        measureRounds('popup: usable, worker asleep before', 'ms', samples.asleep, samples.empty),
        measureRounds('popup: filled, worker asleep before', 'ms', filled.asleep, samples.empty),
      ],
    };
  } finally {
    await stage.close();
  }
}

/** Opens the popup on the page in front and gives the ms until it was usable and filled. */
async function openingOf(chromium: Chromium, tab: Page, until: keyof Opening): Promise<Opening> {
  await tab.bringToFront();
  const [extension] = [...(await chromium.browser.extensions()).values()];
  const url = `chrome-extension://${chromium.extensionId}/popup.html`;
  const opened = chromium.browser.waitForTarget((target) => target.url().startsWith(url), { timeout: 10_000 });
  const start = now();
  await extension?.triggerAction(tab);
  const popup = await (await opened).asPage();
  const seen = await waitIn(
    popup,
    (key: 'usable' | 'filled') => {
      const { benchSeen } = globalThis as unknown as { benchSeen?: Partial<Opening> };
      return benchSeen?.[key] ? benchSeen : undefined;
    },
    [until],
  );
  await popup.close();
  return { usable: (seen.usable ?? 0) - start, filled: (seen.filled ?? 0) - start };
}
