import { both, type Fault } from './fault.ts';
import { byPopup, demoPage, inReview, noteSent } from './press.ts';
import type { Stage } from './stage.ts';

export const twoPopups: Fault = {
  name: 'two-popups',
  requires: 'One handoff however often and from however many pages Send is pressed.',
  browsers: both,
  ends: ['sent'],
  run: async (stage) => {
    for (const crm of stage.crms) {
      stage.sandbox.fault({ crm, kind: 'slow', ms: 500, match: { writes: true } });
      if (crm === byPopup(stage)) {
        await pressInTwo(stage, crm);
        continue;
      }
      const lead = stage.newLead();
      const id = crypto.randomUUID();
      const presses = 2 + Math.floor(stage.next() * 3);
      await Promise.all(Array.from({ length: presses }, () => stage.send(crm, { lead, id })));
    }
  },
};

/** Presses Send twice in each of two reviews of one page, at once. */
async function pressInTwo(stage: Stage, crm: string): Promise<void> {
  const pages = await stage.browser.reviewsOn(stage.sandbox.site + demoPage(crm).url, 2);
  const opened = await Promise.all(pages.map((page) => inReview(stage, crm, page)));
  await Promise.all(
    opened.map(({ popup }) =>
      popup.evaluate(() => {
        const button = document.querySelector<HTMLElement>('[data-action="send"]');
        button?.click();
        button?.click();
      }),
    ),
  );
  await Promise.all(opened.map(({ person }) => person.outcome()));
  await noteSent(stage, crm);
}
