import { afterAll, beforeAll, beforeEach, it } from 'vitest';
import { waitIn } from '../review.ts';
import { type Opened, openSession, type Session } from '../session.ts';

let session: Session;
beforeAll(async () => {
  session = await openSession();
});
beforeEach(() => session.sandbox.reset());
afterAll(() => session?.close());

/** Waits until the focus is on, or in, what the selector finds. */
const focusIn = ({ popup }: Opened, selector: string) =>
  waitIn(popup, (wanted: string) => document.activeElement?.closest(wanted) !== null, [selector]);

it('goes to the card after Send, and on when the card is put away', async () => {
  session.sandbox.fault({ crm: 'acculynx', kind: 'refusal', match: { writes: true } });
  const person = await session.open('/pages/form?focus');
  await person.chooseAccount('AccuLynx sandbox');
  await person.popup.focus('[data-action="send"]');
  await person.popup.keyboard.press('Enter');
  await person.outcome('rejected');
  // What was refused may be sent again: the button is still there.
  await focusIn(person, 'footer');
  await person.popup.focus('[data-resolve="discard"]');
  await person.popup.keyboard.press('Enter');
  await waitIn(person.popup, () => !document.querySelector('[data-outcome]'), []);
  await focusIn(person, 'footer');

  await person.popup.focus('[data-action="send"]');
  await person.popup.keyboard.press('Enter');
  await person.outcome('sent');
  await focusIn(person, '[data-outcome="sent"]');
  await person.popup.close();
  await person.tab.close();
});

it('comes back to the menu’s button when a dialog closes', async () => {
  const person = await session.open('/pages/form?dialog');
  const { popup } = person;
  await popup.focus('[data-action="more"]');
  await popup.keyboard.press('Enter');
  await popup.waitForSelector('[data-action="help"]', { visible: true });
  await popup.focus('[data-action="help"]');
  await popup.keyboard.press('Enter');
  await focusIn(person, 'dialog[open]');
  await popup.keyboard.press('Escape');
  await focusIn(person, '[data-action="more"]');
  await popup.close();
  await person.tab.close();
});

it('opens what its key says, with the cursor in it', async () => {
  const person = await session.open('/pages/form?keys');
  const { keyboard } = person.popup;
  await keyboard.down('Alt');
  await keyboard.press('KeyV');
  await keyboard.up('Alt');
  await focusIn(person, '[name="paste"]');
  await keyboard.press('Escape');
  await focusIn(person, '[data-action="replace"]');

  const options = session.browser.waitForTarget((target) => target.url().endsWith('#/history'));
  await keyboard.down('Alt');
  // The popup closes in the middle of it, as it shall.
  await keyboard.press('KeyH').catch(() => undefined);
  await (await (await options).asPage()).close();
  await person.tab.close();
});
