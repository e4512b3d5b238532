import { both, type Fault } from './fault.ts';
import { openReview } from './press.ts';
import { mainRequest } from './stage.ts';

/** Close to the longest a reply may take, so that the worker lives long without any page. */
const replyAfter = 15_000;

export const popupClosed: Fault = {
  name: 'popup-closed',
  requires: 'The send goes on to its end: the worker is held while it sends.',
  browsers: both,
  ends: ['sent'],
  run: async (stage) => {
    for (const crm of stage.crms) {
      stage.sandbox.fault({ crm, kind: 'hold', ms: replyAfter, match: { writes: true, path: mainRequest[crm] } });
      const { popup, send } = await openReview(stage, crm);
      // Closed as soon as the popup says that it is on its way.
      await send();
      await popup.close();
    }
  },
};
