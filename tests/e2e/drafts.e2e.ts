import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { waitIn } from '../review.ts';
import { openSession, type Session } from '../session.ts';

let session: Session;
beforeAll(async () => {
  session = await openSession();
});
beforeEach(() => session.sandbox.reset());
afterAll(() => session?.close());

it('keeps a draft keystroke by keystroke when the popup closes', async () => {
  const first = await session.open('/pages/form');
  await first.popup.focus('[name="lead.companyName"]');
  await first.popup.keyboard.press('End');
  for (const letter of ' & Co') {
    await first.popup.keyboard.type(letter);
  }
  const typed = (await first.lead()).companyName;
  expect(typed).toMatch(/ & Co$/);
  await first.popup.close();

  const second = await session.reopen(first.tab);
  expect((await second.lead()).companyName).toBe(typed);
  await first.tab.close();
});

it('belongs to the tab and URL it was read from', async () => {
  const one = await session.open('/pages/form?number=1');
  await one.fill('lead.firstName', 'Changed');
  await one.popup.close();
  const other = await session.open('/pages/form?number=2');
  expect((await other.lead()).firstName).not.toBe('Changed');
  await other.popup.close();
  await one.tab.close();
  await other.tab.close();
});

it('keeps the CRM’s own values, and the lead when the account is switched', async () => {
  const first = await session.open('/pages/form?number=3');
  await first.chooseAccount('AccuLynx sandbox');
  await first.fill('crm.priority', 'Urgent');
  await first.fill('lead.firstName', 'Olga');
  await first.popup.close();

  const second = await session.reopen(first.tab);
  // The lead is shown before the CRM's form is loaded.
  await waitIn(second.popup, () => document.querySelector('[name="crm.priority"]'), []);
  expect((await second.values()).priority).toBe('Urgent');
  await second.chooseAccount('Apptivo sandbox');
  expect((await second.lead()).firstName).toBe('Olga');
  expect((await second.values()).priority).toBeUndefined();
  await first.tab.close();
});

it('sends once however often Send is pressed', async () => {
  const person = await session.open('/pages/form?number=4');
  await person.chooseAccount('AccuLynx sandbox');
  session.sandbox.fault({ crm: 'acculynx', kind: 'slow', ms: 600 });
  await person.popup.evaluate(() => {
    const button = document.querySelector<HTMLButtonElement>('[data-action="send"]');
    for (let press = 0; press < 5; press += 1) button?.click();
  });
  expect((await person.outcome('sent')).outcome).toBe('sent');
  expect(session.sandbox.log.filter(({ method }) => method === 'POST')).toHaveLength(1);
  await person.tab.close();
});

it('goes on when the popup closes right after Send', async () => {
  const person = await session.open('/pages/form?number=5');
  await person.chooseAccount('Centerpoint Connect sandbox');
  session.sandbox.fault({ crm: 'centerpoint', kind: 'hold' });
  await person.send();
  await session.sandbox.until(({ crm, fault }) => crm === 'centerpoint' && fault === 'hold');
  await person.popup.close();
  session.sandbox.release();
  const again = await session.reopen(person.tab);
  expect((await again.outcome('sent')).recordId).toBeTruthy();
  expect(session.sandbox.log.filter(({ executed }) => executed)).toHaveLength(1);
  await person.tab.close();
});

it('asks before it sends the same lead to the same account again', async () => {
  const first = await session.open('/pages/form?number=6');
  await first.chooseAccount('AccuLynx sandbox');
  await first.send();
  await first.popup.waitForSelector('[data-already-sent]');
  expect(session.sandbox.log).toHaveLength(0);
  await first.popup.click('[data-action="send-again"]');
  expect((await first.outcome('sent')).recordId).toBeTruthy();
  expect(session.sandbox.log.filter(({ executed }) => executed)).toHaveLength(1);
  await first.tab.close();
});
