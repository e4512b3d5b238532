import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { pageOf } from '../browsers/chromium.ts';
import { review, waitIn } from '../review.ts';
import { type Opened, openSession, type Session } from '../session.ts';

let session: Session;
let number = 0;

beforeAll(async () => {
  session = await openSession();
});
beforeEach(() => session.sandbox.reset());
afterAll(() => session?.close());

/** The popup on a page with a person of their own, the AccuLynx account chosen. */
async function open(): Promise<Opened & { readonly lastName: string }> {
  number += 1;
  const lastName = `Unsettled${number}`;
  const person = await session.open(`/pages/form?unsettled=${number}`);
  await person.fill('lead.lastName', lastName);
  await person.fill('lead.emails.0', `unsettled${number}@lindgren-outfitters.example`);
  await person.fill('lead.phones.0.number', `(503) 555-01${40 + number}`);
  await person.chooseAccount('AccuLynx sandbox');
  return { ...person, lastName };
}

it('offers a refused lead whose page has gone to be edited and sent, in one click', async () => {
  session.sandbox.fault({
    crm: 'acculynx',
    kind: 'status',
    status: 400,
    body: { title: 'One or more validation errors occurred.', errors: { lastName: ['The lastName field is odd.'] } },
  });
  const person = await open();
  await person.send();
  await person.outcome('rejected');
  await person.popup.close();
  await person.tab.close();

  const other = await session.open('/pages/contact?unsettled');
  await waitIn(other.popup, () => document.querySelector('[data-unresolved="1"]') !== null, []);
  await other.popup.click('[data-unresolved] summary');
  await other.popup.waitForSelector('[data-unresolved] [data-outcome="rejected"]');
  const opened = session.browser.waitForTarget((target) => target.url().includes('popup.html?handoff='));
  await other.popup.evaluate(() => {
    const buttons = [...document.querySelectorAll<HTMLElement>('[data-unresolved] button')];
    buttons.find(({ textContent }) => textContent === 'Edit and send again')?.click();
  });
  const page = await pageOf(opened);
  const mended = review(page);
  await mended.ready();
  expect((await mended.outcome('rejected')).text).toContain('nothing was created');
  expect((await mended.lead()).lastName).toBe(person.lastName);
  await mended.fill('lead.lastName', `${person.lastName}-Berg`);
  await mended.chooseAccount('AccuLynx sandbox');
  await mended.send();
  expect((await mended.outcome('sent')).recordId).toBeTruthy();
  expect(session.sandbox.log.filter(({ executed }) => executed)).toHaveLength(1);
  await page.close();
  await other.tab.close();
});

it('refuses before it sends while the store is full, and says what to do', async () => {
  const person = await open();
  await person.popup.evaluate(async () => {
    const used = await chrome.storage.local.getBytesInUse();
    await chrome.storage.local.set({ filler: 'x'.repeat(chrome.storage.local.QUOTA_BYTES - used - 400) });
  });
  await person.send();
  await waitIn(person.popup, () => document.querySelector('[data-refused]') !== null, []);
  expect(await person.text()).toContain('The extension’s storage is full');
  expect(session.sandbox.log.some(({ executed }) => executed)).toBe(false);
  await person.popup.evaluate(() => chrome.storage.local.remove('filler'));
  await person.send();
  expect((await person.outcome('sent')).recordId).toBeTruthy();
  expect(session.sandbox.log.filter(({ executed }) => executed)).toHaveLength(1);
  await person.tab.close();
});

it('sends what is read after a lead was sent as a lead of its own', async () => {
  const person = await open();
  await person.send();
  await person.outcome('sent');
  await person.paste('Name: Odile Marchetti\nEmail: odile@marchetti.example\nPhone: (720) 555-0177');
  await waitIn(
    person.popup,
    () => document.querySelector<HTMLInputElement>('[name="lead.lastName"]')?.value === 'Marchetti',
    [],
  );
  await person.send();
  await waitIn(person.popup, () => document.querySelector('[data-outcome="sent"]') !== null, []);
  expect(session.sandbox.log.filter(({ executed }) => executed)).toHaveLength(2);
  expect(session.sandbox.containing('Marchetti').some(({ executed }) => executed)).toBe(true);
  await person.tab.close();
});
