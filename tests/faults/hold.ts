import { mainRequest, type Stage } from './stage.ts';

/**
 * Sends a lead to every CRM and waits until the sandbox holds the reply of each one's main request. By seed
 * the CRM has carried it out already, or does when it is let go.
 */
export async function holdEverywhere(stage: Stage): Promise<void> {
  for (const crm of stage.crms) {
    stage.sandbox.fault({
      crm,
      kind: 'hold',
      commit: stage.next() < 0.5,
      match: { writes: true, path: mainRequest[crm] },
    });
    await stage.send(crm);
  }
  await Promise.all(
    stage.crms.map((crm) => stage.sandbox.until((entry) => entry.crm === crm && entry.fault === 'hold')),
  );
}
