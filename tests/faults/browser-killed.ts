import { both, type Fault } from './fault.ts';
import { holdEverywhere } from './hold.ts';

export const browserKilled: Fault = {
  name: 'browser-killed',
  requires: 'State was durable before the request; on the next start the handoff is unknown, then reconciled.',
  browsers: both,
  ends: ['sent', 'unknown'],
  run: async (stage) => {
    await holdEverywhere(stage);
    stage.lostPage();
    await stage.browser.crash();
    stage.sandbox.release();
  },
};
