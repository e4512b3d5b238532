import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { formsOf } from '../forms.ts';
import { review, waitIn } from '../review.ts';
import { openSession, type Session } from '../session.ts';

/** One lead after another in the same review: neither takes anything of the other's. */

let session: Session;
beforeAll(async () => {
  session = await openSession();
});
beforeEach(() => session.sandbox.reset());
afterAll(() => session?.close());

const { open, done, writes, nextEmail } = formsOf(() => session, 'next');

const greta = 'Name: Greta Holm\nEmail: greta@northwind.example\nPhone: (303) 555-0142';
const shows = (lastName: string) =>
  [
    (wanted: string) => document.querySelector<HTMLInputElement>('[name="lead.lastName"]')?.value === wanted,
    [lastName] as [string],
  ] as const;

it('leaves one that was refused where it is, and sends the one that is pasted next as a lead of its own', async () => {
  session.sandbox.fault({ crm: 'acculynx', kind: 'status', status: 400, body: { title: 'Odd.' } });
  const email = nextEmail();
  const person = await open('form', 'AccuLynx sandbox');
  await person.send();
  await person.outcome('rejected');
  await person.paste(greta);
  await waitIn(person.popup, ...shows('Holm'));
  await waitIn(person.popup, () => document.querySelector('[data-unresolved="1"]') !== null, []);
  await person.chooseAccount('AccuLynx sandbox');
  await person.send();
  expect((await person.outcome('sent')).recordId).toBeTruthy();
  expect(JSON.stringify(writes().map(({ body }) => body))).toContain('greta@northwind.example');
  expect(writes()).toHaveLength(1);
  const waiting = await person.popup.evaluate(() => document.querySelector('[data-unresolved]')?.textContent ?? '');
  expect(waiting).not.toBe('');
  const states = await person.popup.evaluate(async () => {
    const all = Object.entries(await chrome.storage.local.get(null));
    return all.filter(([key]) => key.startsWith('handoff:')).map(([, value]) => JSON.stringify(value));
  });
  expect(states.filter((one) => one.includes(email) && one.includes('"rejected"'))).toHaveLength(1);
  await done(person);
});

it('sends again to the account that was meant, and to no other that was asked about', async () => {
  const both = async (path: string) => {
    const person = await session.open(path);
    await person.chooseAccount('AccuLynx sandbox');
    await person.popup.evaluate(() =>
      document.querySelector<HTMLElement>('[name="also"][value="sandbox-centerpoint"]')?.click(),
    );
    await waitIn(person.popup, () => /2/.test(document.querySelector('[data-action="send"]')?.textContent ?? ''), []);
    await person.send();
    return person;
  };
  const first = await both('/pages/form?both=1');
  await waitIn(first.popup, () => document.querySelectorAll('[data-outcome="sent"]').length === 2, []);
  await done(first);
  const before = writes().length;
  const second = await both('/pages/form?both=2');
  await waitIn(second.popup, () => document.querySelectorAll('[data-already-sent]').length === 2, []);
  await second.popup.click('[data-already-sent="sandbox-centerpoint"] button:not([data-action])');
  await second.popup.click('[data-already-sent="sandbox-acculynx"] [data-action="send-again"]');
  await waitIn(second.popup, () => document.querySelector('[data-outcome="sent"]') !== null, []);
  expect(
    writes()
      .slice(before)
      .map(({ crm }) => crm),
  ).toEqual(['acculynx']);
  await done(second);
});

it('asks about each lead by itself: a question about one does not stand under the next', async () => {
  const first = await session.open('/pages/contact?asked=1');
  await first.chooseAccount('AccuLynx sandbox');
  await first.send();
  await first.outcome('sent');
  await done(first);
  const second = await session.open('/pages/contact?asked=2');
  await second.chooseAccount('AccuLynx sandbox');
  await second.send();
  await second.popup.waitForSelector('[data-already-sent]');
  await second.paste(greta.replaceAll('Holm', 'Hult').replaceAll('0142', '0155').replaceAll('greta@', 'hult@'));
  await waitIn(second.popup, ...shows('Hult'));
  await waitIn(second.popup, () => document.querySelector('[data-already-sent]') === null, []);
  await done(second);
});

it('shows and says on a full store what it can neither keep nor send', async () => {
  const options = await session.openExtensionPage('options.html');
  await options.evaluate(async () => {
    const used = await chrome.storage.local.getBytesInUse();
    await chrome.storage.local.set({ filler: 'x'.repeat(chrome.storage.local.QUOTA_BYTES - used - 60) });
  });
  const person = await session.open('/pages/form?full=1');
  await waitIn(person.popup, () => document.querySelector('[data-state="unkept"]') !== null, []);
  expect((await person.lead()).lastName).not.toBe('');
  expect(await person.text()).toContain('gone when this closes');
  await options.evaluate(() => chrome.storage.local.remove('filler'));
  await person.fill('lead.companyName', 'Kept again');
  await waitIn(person.popup, () => document.querySelector('[data-state="unkept"]') === null, []);
  await options.close();
  await done(person);
});

it('keeps what is changed in the window of one that waits until it is opened again', async () => {
  session.sandbox.fault({ crm: 'acculynx', kind: 'status', status: 400, body: { title: 'Odd.' } });
  const person = await open('form', 'AccuLynx sandbox');
  await person.send();
  await person.outcome('rejected');
  const id = await person.popup.evaluate(async () => {
    const handoffs = Object.values(await chrome.storage.local.get(null)) as { state?: string; id?: string }[];
    return handoffs.filter(({ state }) => state === 'rejected').at(-1)?.id ?? '';
  });
  await done(person);
  for (const expected of [undefined, 'Changed there']) {
    const window = await session.openExtensionPage(`popup.html?handoff=${encodeURIComponent(id)}`);
    const mended = review(window);
    await mended.ready();
    if (expected) expect((await mended.lead()).companyName).toBe(expected);
    await mended.fill('lead.companyName', 'Changed there');
    await window.close();
  }
});
