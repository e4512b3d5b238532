import type { Fault } from './fault.ts';

export const clockSkew: Fault = {
  name: 'clock-skew',
  requires: 'Order by sequence number; the clock is only shown.',
  // Only Chromium lets a test into the worker to turn its clock.
  browsers: ['chromium'],
  ends: ['sent', 'unknown'],
  run: async (stage) => {
    const day = 24 * 60 * 60_000 * (stage.next() < 0.5 ? 1 : -1);
    for (const crm of stage.crms) await stage.send(crm);
    await stage.browser.inWorker((skew) => {
      const now = Date.now;
      Date.now = () => now() + skew;
    }, day);
    for (const crm of stage.crms) {
      stage.sandbox.fault({
        crm,
        kind: 'status',
        status: 429,
        headers: { 'retry-after': '2' },
        match: { writes: true },
      });
      await stage.send(crm);
    }
    await stage.wait(1_000);
    // The worker that follows has the right clock again: a jump the other way.
    await stage.browser.killWorker();
    for (const crm of stage.crms) await stage.send(crm);
    await stage.settle(30_000);
    for (const crm of stage.crms) {
      const mine = (await stage.handoffs()).filter((handoff) => handoff.crm === crm);
      const sequences = stage.pressed
        .filter((one) => one.crm === crm)
        .map(({ id }) => mine.find((one) => one.id === id)?.sequence ?? 0);
      if (sequences.some((sequence, index) => index > 0 && sequence <= (sequences[index - 1] ?? 0))) {
        throw new Error(`${crm}: out of order: ${sequences.join(', ')}`);
      }
    }
  },
};
