import { both, type Fault } from './fault.ts';
import { holdEverywhere } from './hold.ts';

export const workerKilled: Fault = {
  name: 'worker-killed',
  requires: 'State was durable before the request; on the next start the handoff is unknown, then reconciled.',
  browsers: both,
  ends: ['sent', 'unknown'],
  run: async (stage) => {
    await holdEverywhere(stage);
    await stage.browser.killWorker();
    stage.sandbox.release();
  },
};
