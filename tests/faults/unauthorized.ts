import { both, type Fault } from './fault.ts';

export const unauthorized: Fault = {
  name: 'unauthorized',
  requires: 'Held for that account alone, others go on; sent once the key is right again.',
  browsers: both,
  ends: ['sent'],
  run: async (stage) => {
    const status = stage.next() < 0.5 ? 401 : 403;
    const [refused, ...others] = stage.crms;
    if (!refused) return;
    stage.sandbox.fault({ crm: refused, kind: 'status', status, match: { writes: true } });
    await Promise.all([refused, refused, ...others].map((crm) => stage.send(crm)));
    await stage.wait(3_000);
    for (const { id, state, problem } of await stage.handoffs()) {
      if (state === 'held' && problem?.kind === 'unauthorized') {
        await stage.ask('handoff.resolve', { id, action: 'retry' });
      }
    }
  },
};
