import { both, type Fault } from './fault.ts';
import { openReview } from './press.ts';
import { mainRequest } from './stage.ts';

/** Longer than a browser lets a worker live that nobody waits for, and than two searches take. In ms. */
const replyAfter = 75_000;

export const slowReply: Fault = {
  name: 'slow-reply',
  requires:
    'The popup closed, no page left and a reply after 75 s: the worker lives to say after 20 s that it is unknown, and searches.',
  browsers: both,
  ends: ['sent', 'unknown'],
  // A debugger would keep the worker alive by itself.
  unwatched: true,
  run: async (stage) => {
    for (const crm of stage.crms) {
      const commit = stage.next() < 0.5;
      const match = { writes: true, path: mainRequest[crm] };
      stage.sandbox.fault({ crm, kind: 'hold', ms: replyAfter, commit, match });
      const { popup, send } = await openReview(stage, crm);
      await send();
      await popup.close();
    }
    await stage.closePage();
    await stage.wait(replyAfter + 12_000);
    for (const { crm, problem, state } of await stage.handoffs()) {
      // A worker that was ended instead would have left it to the next one, as interrupted.
      if (state !== 'sent' && problem?.kind !== 'timeout') throw new Error(`${crm}: ${state} ${problem?.kind}`);
    }
  },
};
