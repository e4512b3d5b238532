import type { Fault } from './fault.ts';
import { mainRequest } from './stage.ts';

export const clockJump: Fault = {
  name: 'clock-jump',
  requires: 'A clock that jumps a day between two searches does not make them prove that nothing was executed.',
  // Only Chromium lets a test into the worker to turn its clock.
  browsers: ['chromium'],
  // The one CRM whose search is authoritative.
  crms: ['apptivo'],
  ends: ['sent'],
  run: async (stage) => {
    // Executed long after nobody listens any more, and after a search that found nothing.
    const match = { writes: true, path: mainRequest.apptivo };
    stage.sandbox.fault({ crm: 'apptivo', kind: 'hold', ms: 45_000, match });
    const pressed = await stage.send('apptivo');
    await until(stage.wait, 30_000, async () => (await stage.handoff(pressed))?.absences === 1);
    await stage.browser.inWorker((skew) => {
      const now = Date.now;
      Date.now = () => now() + skew;
    }, 86_400_000);
    // Whatever makes the worker look again finds that the time has come, by the clock.
    await stage.ask('handoff.drop', { key: 'handoff:none' });
    await stage.wait(5_000);
    const state = (await stage.handoff(pressed))?.state;
    if (state !== 'unknown') throw new Error(`apptivo: ${state} after two searches in a moment`);
    await until(stage.wait, 90_000, async () => (await stage.handoff(pressed))?.state === 'sent');
  },
};

async function until(wait: (ms: number) => Promise<void>, ms: number, test: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + ms; !(await test()); await wait(250)) {
    if (Date.now() > end) throw new Error(`Waited in vain for ${test}`);
  }
}
