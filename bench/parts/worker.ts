import type { Page } from 'puppeteer-core';
import type { Chromium } from '../../tests/browsers/chromium.ts';
import { type Findings, measureRounds } from '../measure.ts';
import { interleave } from '../rounds.ts';
import { openStage } from '../stage.ts';
import type { Part, PartOptions } from './part.ts';

export const workerPart: Part = {
  title: 'Worker',
  about:
    'A worker that was killed is woken by a message from a page. The baseline is a worker whose one listener answers at once. The first listener counts from the start of the worker; the answer counts from sending the message.',
  run,
};

interface Wake {
  readonly listener: number;
  readonly ended: number;
  readonly answer: number;
}

async function run(options: PartOptions): Promise<Findings> {
  const stage = await openStage();
  try {
    const pages = { own: stage.options, empty: await stage.empty.openExtensionPage('popup.html') };
    const wakes: Record<'own' | 'empty', Wake[]> = { own: [], empty: [] };
    const contestant = (name: 'own' | 'empty') => async (round: number) => {
      const wake = await wakeOf(stage[name], pages[name]);
      if (round >= options.warmUp) wakes[name].push(wake);
      return wake.listener;
    };
    const cold = await interleave({ own: contestant('own'), empty: contestant('empty') }, options);
    const warm = await interleave({ own: () => ask(pages.own), empty: () => ask(pages.empty) }, options);
    const of = (name: 'own' | 'empty', key: keyof Wake) => wakes[name].map((wake) => wake[key]);
    return {
      measures: [
        measureRounds('worker: cold start to first listener', 'ms', cold.own, cold.empty),
        measureRounds('worker: cold start to end of its script', 'ms', of('own', 'ended'), of('empty', 'ended')),
        measureRounds('worker: message to answer, asleep before', 'ms', of('own', 'answer'), of('empty', 'answer')),
        measureRounds('worker: message to answer, awake', 'ms', warm.own, warm.empty),
      ],
    };
  } finally {
    await stage.close();
  }
}

async function wakeOf(chromium: Chromium, page: Page): Promise<Wake> {
  await chromium.killWorker();
  const answer = await ask(page);
  const worker = await chromium.worker();
  const seen = (await worker.evaluate('benchWorker')) as Omit<Wake, 'answer'>;
  return { ...seen, answer };
}

/** Asks the worker for the accounts. In ms until the answer. */
function ask(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { chrome: api } = globalThis as unknown as { chrome: typeof chrome };
    const start = performance.now();
    await api.runtime.sendMessage({ name: 'accounts.list', input: {} });
    return performance.now() - start;
  });
}
