import { sendEverywhere } from './press.ts';
import { mainRequest, type Stage } from './stage.ts';

/**
 * Sends a lead to every CRM and waits until the sandbox holds the reply of each one's main request. By seed
 * the CRM has carried it out already, or does when it is let go.
 */
export async function holdEverywhere(stage: Stage): Promise<void> {
  await sendEverywhere(stage, (crm) => {
    const commit = stage.next() < 0.5;
    stage.sandbox.fault({ crm, kind: 'hold', commit, match: { writes: true, path: mainRequest[crm] } });
  });
  const until = Date.now() + 15_000;
  while (stage.sandbox.held < stage.crms.length) {
    if (Date.now() > until) throw new Error(`Only ${stage.sandbox.held} of ${stage.crms.length} requests came`);
    await stage.wait(50);
  }
}
