import { both, type Fault } from './fault.ts';
import { mainRequest } from './stage.ts';

export const unreachable: Fault = {
  name: 'unreachable',
  requires: 'Refused and reset connections look alike after dispatch: unknown unless proven not sent.',
  browsers: both,
  ends: ['sent', 'unknown', 'held', 'queued'],
  run: async (stage) => {
    const closed: string[] = [];
    for (const crm of stage.crms) {
      if (stage.next() < 0.5) {
        await stage.sandbox.closePort(crm);
        closed.push(crm);
      } else {
        const commit = stage.next() < 0.5;
        stage.sandbox.fault({ crm, kind: 'destroy', commit, match: { writes: true, path: mainRequest[crm] } });
      }
      await stage.send(crm);
    }
    await stage.wait(2_000);
    for (const crm of closed) await stage.sandbox.openPort(crm);
  },
};
