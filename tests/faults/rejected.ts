import { both, type Fault } from './fault.ts';

export const rejected: Fault = {
  name: 'rejected',
  requires: 'Rejected, with what the vendor said; nothing was executed.',
  browsers: both,
  ends: ['rejected'],
  run: async (stage) => {
    for (const crm of stage.crms) {
      const status = stage.next() < 0.5 ? 400 : 422;
      stage.sandbox.fault({
        crm,
        kind: 'status',
        status,
        match: { writes: true },
        body: { message: 'No such thing.' },
      });
      await stage.send(crm);
    }
  },
};
