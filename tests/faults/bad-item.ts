import { pick } from '../random.ts';
import { both, type Fault } from './fault.ts';
import { mainRequest } from './stage.ts';

export const badItem: Fault = {
  name: 'bad-item',
  requires: 'One bad handoff never blocks those behind it.',
  browsers: both,
  ends: ['sent', 'unknown', 'rejected'],
  run: async (stage) => {
    const behind: string[] = [];
    for (const crm of stage.crms) {
      const status = pick(stage.next, [400, 500, 422]);
      stage.sandbox.fault({ crm, kind: 'status', status, match: { writes: true, path: mainRequest[crm] } });
      await stage.send(crm);
      behind.push((await stage.send(crm)).id, (await stage.send(crm)).id);
    }
    await stage.settle(15_000);
    for (const handoff of await stage.handoffs()) {
      if (behind.includes(handoff.id) && handoff.state !== 'sent') {
        throw new Error(`${handoff.crm}: ${handoff.state} behind a bad one`);
      }
    }
  },
};
