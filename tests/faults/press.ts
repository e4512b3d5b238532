import { demoPages } from '../../sandbox/pages.ts';
import { sandboxAccount } from '../accounts.ts';
import { type Review, review } from '../review.ts';
import type { OwnPage } from './browser.ts';
import type { Stage } from './stage.ts';

/** A lead on its demo page with its review open, ready to press Send. */
export interface Opened {
  readonly popup: OwnPage;
  readonly person: Review;
  /** Presses Send, waits until the popup says what became of it, and counts the handoff. */
  readonly send: () => Promise<void>;
}

/** The page with a lead that suits the CRM. */
export function demoPage(crm: string) {
  const page = demoPages.find((demo) => demo.crm === crm);
  if (!page) throw new Error(`No demo page for ${crm}`);
  return page;
}

/** Opens the popup on the CRM's demo page as a person does, by the toolbar's button. It closes with the next page. */
export async function openReview(stage: Stage, crm: string): Promise<Opened> {
  return inReview(stage, crm, await stage.browser.popupOn(stage.sandbox.site + demoPage(crm).url));
}

/** The review in a page that shows it already. */
export async function inReview(stage: Stage, crm: string, popup: OwnPage): Promise<Opened> {
  const person = review(popup);
  await person.ready();
  await person.chooseAccount(sandboxAccount(stage.sandbox, crm).account.name);
  const send = async () => {
    await person.send();
    await person.outcome();
    await noteSent(stage, crm);
  };
  return { popup, person, send };
}

/** Counts the handoff of the CRM's demo page. */
export async function noteSent(stage: Stage, crm: string): Promise<void> {
  const { lead, url } = demoPage(crm);
  const mine = (await stage.handoffs()).filter((one) => one.crm === crm && one.source.url === stage.sandbox.site + url);
  if (mine.length !== 1) throw new Error(`${crm}: ${mine.length} handoffs of one lead`);
  for (const { id } of mine) stage.note({ id, crm, email: lead.emails?.[0] ?? '', answer: 'queued' });
}

/** The CRM that is sent to by the popup's button in this play; the others are by its message. Each has its seed. */
export function byPopup(stage: Stage): string | undefined {
  return stage.crms[(stage.seed - 1) % stage.crms.length];
}

/** Sends a lead to every CRM, to one of them by the popup's button. */
export async function sendEverywhere(stage: Stage, before: (crm: string) => void): Promise<void> {
  const one = byPopup(stage);
  for (const crm of [...stage.crms].sort((a, b) => Number(a === one) - Number(b === one))) {
    before(crm);
    if (crm === one) await (await openReview(stage, crm)).send();
    else await stage.send(crm);
  }
}
