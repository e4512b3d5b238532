import { demoPages } from '../../sandbox/pages.ts';
import { sandboxAccount } from '../accounts.ts';
import { review } from '../review.ts';
import { both, type Fault } from './fault.ts';
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
      const page = demoPages.find((demo) => demo.crm === crm);
      if (!page) throw new Error(`No demo page for ${crm}`);
      stage.sandbox.fault({ crm, kind: 'hold', ms: replyAfter, match: { writes: true, path: mainRequest[crm] } });
      const popup = await stage.browser.popupOn(stage.sandbox.site + page.url);
      const person = review(popup);
      await person.ready();
      await person.chooseAccount(sandboxAccount(stage.sandbox, crm).account.name);
      await person.send();
      // Closed as soon as the popup says that it is on its way.
      await person.outcome();
      await popup.close();
      const handoff = (await stage.handoffs()).find((one) => one.crm === crm);
      stage.note({ id: handoff?.id ?? '', crm, email: page.lead.emails?.[0] ?? '', answer: 'queued' });
    }
  },
};
