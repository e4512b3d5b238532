import { both, type Fault } from './fault.ts';
import { sendEverywhere } from './press.ts';
import { mainRequest } from './stage.ts';

export const timeout: Fault = {
  name: 'timeout',
  requires: 'After 20 s the handoff is unknown, never failed: the CRM may have executed it.',
  browsers: both,
  ends: ['sent', 'unknown'],
  run: async (stage) => {
    await sendEverywhere(stage, (crm) => {
      const commit = stage.next() < 0.7;
      stage.sandbox.fault({ crm, kind: 'hold', commit, match: { writes: true, path: mainRequest[crm] } });
    });
    await stage.wait(22_000);
  },
};
