import { both, type Fault } from './fault.ts';
import { holdEverywhere } from './hold.ts';

export const extensionUpdated: Fault = {
  name: 'extension-updated',
  requires: 'Unknown, taken over by the new version, reconciled.',
  browsers: both,
  ends: ['sent', 'unknown'],
  run: async (stage) => {
    await holdEverywhere(stage);
    stage.lostPage();
    await stage.browser.update();
    stage.sandbox.release();
  },
};
