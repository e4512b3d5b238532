import type { Handoff } from '../../lib/handoff/handoff.ts';
import { random } from '../random.ts';
import { openStage } from './stage.ts';

export interface SigkillSum {
  readonly cycles: number;
  readonly seed: number;
  /** Handoffs that the popup was told are kept. */
  readonly acknowledged: number;
  readonly lost: number;
}

/**
 * Sends, and kills the browser's process at a moment that the seed decides, again and again on one
 * profile. Whatever was acknowledged must be there after the last start, or at the CRM.
 */
export async function sigkill(cycles: number, seed = 1): Promise<SigkillSum> {
  const stage = await openStage('chromium', ['acculynx', 'apptivo'], seed);
  const next = random(seed);
  try {
    for (let cycle = 0; cycle < cycles; cycle += 1) {
      for (const crm of stage.crms) {
        if (next() < 0.3) stage.sandbox.fault({ crm, kind: 'hold', commit: next() < 0.5, match: { writes: true } });
        await stage.send(crm);
      }
      await stage.wait(Math.floor(next() * 150));
      stage.lostPage();
      await stage.browser.crash();
      stage.sandbox.release();
    }
    await stage.settle(20_000);
    const acknowledged = stage.pressed.filter(({ answer }) => answer === 'queued');
    const present = new Map<string, Handoff>((await stage.handoffs()).map((handoff) => [handoff.id, handoff]));
    const lost = acknowledged.filter(({ id, email }) => {
      const state = present.get(id)?.state;
      if (state !== undefined && state !== 'sent') return false;
      return !stage.sandbox.containing(email).some(({ executed }) => executed);
    });
    return { cycles, seed, acknowledged: acknowledged.length, lost: lost.length };
  } finally {
    await stage.close();
  }
}
