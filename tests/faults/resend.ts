import { both, type Fault } from './fault.ts';
import { mainRequest } from './stage.ts';

export const resend: Fault = {
  name: 'resend',
  requires: 'The browser repeats a POST on a reused connection that died: found by search and told as a duplicate.',
  browsers: both,
  ends: ['sent', 'unknown'],
  run: async (stage) => {
    // The first lead warms the connection that the second reuses.
    await Promise.all(stage.crms.map((crm) => stage.send(crm)));
    await stage.settle(20_000);
    for (const crm of stage.crms) {
      stage.sandbox.fault({ crm, kind: 'destroy', commit: true, match: { writes: true, path: mainRequest[crm] } });
      await stage.send(crm);
    }
  },
};
