import { pick } from '../random.ts';
import { both, type Fault } from './fault.ts';
import { mainRequest } from './stage.ts';

export const serverError: Fault = {
  name: 'server-error',
  requires: 'Unknown: a 500 may have executed. Reconciled where the CRM can be searched.',
  browsers: both,
  ends: ['sent', 'unknown'],
  run: async (stage) => {
    for (const crm of stage.crms) {
      const status = pick(stage.next, [500, 502, 503, 504, 408]);
      const commit = stage.next() < 0.5;
      stage.sandbox.fault({ crm, kind: 'status', status, commit, match: { writes: true, path: mainRequest[crm] } });
      await stage.send(crm);
    }
  },
};
