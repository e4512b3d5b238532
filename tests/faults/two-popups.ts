import { both, type Fault } from './fault.ts';

export const twoPopups: Fault = {
  name: 'two-popups',
  requires: 'One handoff however often and from however many pages Send is pressed.',
  browsers: both,
  ends: ['sent'],
  run: async (stage) => {
    for (const crm of stage.crms) {
      const lead = stage.newLead();
      const id = crypto.randomUUID();
      stage.sandbox.fault({ crm, kind: 'slow', ms: 500, match: { writes: true } });
      const presses = 2 + Math.floor(stage.next() * 3);
      await Promise.all(Array.from({ length: presses }, () => stage.send(crm, { lead, id })));
    }
  },
};
