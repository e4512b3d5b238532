import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { sandboxAccount, sandboxAccounts } from '../accounts.ts';
import { pageOf } from '../browsers/chromium.ts';
import { review, waitIn } from '../review.ts';
import { type Opened, openSession, type Session } from '../session.ts';

let session: Session;
beforeAll(async () => {
  session = await openSession({
    accounts: (sandbox) => [
      ...sandboxAccounts(sandbox),
      sandboxAccount(sandbox, 'conecrm', { id: 'bare', name: 'ConeCRM north', defaults: {}, remembered: {} }),
    ],
  });
});
beforeEach(() => session.sandbox.reset());
afterAll(() => session?.close());

let number = 0;
/** The form page under an address of its own, with a person of their own: neither draft nor ledger knows them. */
async function openForm(account: string): Promise<Opened> {
  number += 1;
  const person = await session.open(`/pages/form?review=${number}`);
  await person.chooseAccount(account);
  await person.fill('lead.emails.0', `person${number}@oak.example`);
  await person.fill('lead.phones.0.number', `(503) 555-01${String(number).padStart(2, '0')}`);
  return person;
}

async function done({ tab, popup }: Opened): Promise<void> {
  await popup.close();
  await tab.close();
}

const writes = () => session.sandbox.log.filter(({ executed }) => executed);

it('hands over a lead with one key after opening', async () => {
  const person = await openForm('AccuLynx sandbox');
  await person.popup.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await person.popup.keyboard.press('Enter');
  expect((await person.outcome('sent')).recordId).not.toBe('');
  await done(person);
});

it('does the whole job by keyboard alone', async () => {
  const person = await openForm('AccuLynx sandbox');
  const { keyboard } = person.popup;
  await person.popup.focus('[name="lead.firstName"]');
  await keyboard.type('x');
  await keyboard.press('Tab');
  expect(await focused(person)).toBe('lead.lastName');
  await keyboard.down('Alt');
  await keyboard.press('KeyA');
  await keyboard.up('Alt');
  expect(await focused(person)).toBe('account');
  await keyboard.type('ConeCRM n');
  await waitIn(person.popup, () => document.querySelector('[data-missing="department"]'), []);
  await keyboard.press('Enter');
  expect(await focused(person)).toMatch(/^crm\./);
  await keyboard.down('Alt');
  await keyboard.press('KeyA');
  await keyboard.up('Alt');
  await keyboard.type('AccuL');
  await waitIn(
    person.popup,
    () => document.querySelector('[data-action="send"]')?.textContent?.includes('AccuLynx'),
    [],
  );
  await keyboard.down('Control');
  await keyboard.press('Enter');
  await keyboard.up('Control');
  expect((await person.outcome('sent')).recordId).not.toBe('');
  await done(person);
});

async function focused({ popup }: Opened): Promise<string> {
  return popup.evaluate(() => document.activeElement?.getAttribute('name') ?? '');
}

it('sends to several accounts in one go, each with a card of its own', async () => {
  const person = await openForm('AccuLynx sandbox');
  await person.popup.evaluate(() => {
    for (const id of ['sandbox-centerpoint', 'sandbox-apptivo']) {
      document.querySelector<HTMLElement>(`[name="also"][value="${id}"]`)?.click();
    }
  });
  await waitIn(person.popup, () => /3/.test(document.querySelector('[data-action="send"]')?.textContent ?? ''), []);
  await person.send();
  await waitIn(person.popup, () => document.querySelectorAll('[data-outcome="sent"]').length === 3, [], 30_000);
  expect(new Set(writes().map(({ crm }) => crm))).toEqual(new Set(['acculynx', 'centerpoint', 'apptivo']));
  await done(person);
});

it('undoes an edit, and a reading of the page', async () => {
  const person = await openForm('AccuLynx sandbox');
  const before = await person.lead();
  await person.fill('lead.companyName', 'Other');
  await person.popup.click('[data-action="reread"]');
  await waitIn(
    person.popup,
    (name: string) => document.querySelector<HTMLInputElement>('[name="lead.companyName"]')?.value === name,
    [before.companyName ?? ''],
  );
  await person.popup.click('[data-action="undo"]');
  expect((await person.lead()).companyName).toBe('Other');
  await person.popup.click('[data-action="undo"]');
  expect(await person.lead()).toEqual(before);
  await done(person);
});

it('keeps an edited draft, and offers what the page says only when that has changed', async () => {
  const person = await openForm('AccuLynx sandbox');
  await person.popup.close();
  const same = await session.reopen(person.tab);
  expect(await same.popup.$('[data-state="newer"]')).toBeNull();
  await same.popup.close();
  await person.tab.evaluate(() => {
    for (const input of document.querySelectorAll('input')) if (input.value === 'Oskar') input.value = 'Ottilie';
  });
  const other = await session.reopen(person.tab);
  await other.popup.waitForSelector('[data-action="use-newer"]');
  await other.popup.click('[data-action="use-newer"]');
  await waitIn(
    other.popup,
    () => document.querySelector<HTMLInputElement>('[name="lead.firstName"]')?.value === 'Ottilie',
    [],
  );
  await done(other);
});

it('counts, refuses and shortens what is too long, and takes it back', async () => {
  const person = await openForm('AccuLynx sandbox');
  const long = 'word '.repeat(30);
  await person.fill('crm.lastName', long);
  expect(await person.missing()).toContain('Last name');
  await person.popup.evaluate(() => document.querySelector<HTMLElement>('[data-action="shorten"]')?.click());
  await waitIn(person.popup, () => document.querySelector('[data-action="unshorten"]'), []);
  expect((await person.values()).lastName?.length).toBeLessThanOrEqual(50);
  expect(await person.missing()).toBe('');
  await person.popup.evaluate(() => document.querySelector<HTMLElement>('[data-action="unshorten"]')?.click());
  await waitIn(person.popup, () => !document.querySelector('[data-action="unshorten"]'), []);
  expect((await person.values()).lastName).toBe(long);
  await done(person);
});

it('goes to what is missing, and remembers an id that was named once', async () => {
  const person = await openForm('ConeCRM north');
  await waitIn(person.popup, () => document.querySelector('[data-missing="department"]'), []);
  await person.popup.click('[data-missing="department"]');
  expect(await focused(person)).toBe('crm.department');
  const id = session.sandbox.known.conecrm?.departments?.[0]?.id ?? '';
  await person.fill('crm.department', id);
  await person.fill('crm.department.name', 'Service desk');
  await person.popup.focus('[name="crm.department.name"]');
  await person.popup.keyboard.press('Enter');
  await waitIn(
    person.popup,
    () =>
      document.querySelector<HTMLSelectElement>('select[name="crm.department"]')?.selectedOptions[0]?.text ===
      'Service desk',
    [],
  );
  await done(person);
});

it('takes text pasted anywhere and a dropped contact card', async () => {
  const person = await openForm('AccuLynx sandbox');
  await person.paste('Greta Holm\ngreta.holm@northwind.example\n(303) 555-0142');
  await waitIn(
    person.popup,
    () => document.querySelector<HTMLInputElement>('[name="lead.emails.0"]')?.value === 'greta.holm@northwind.example',
    [],
  );
  await person.popup.evaluate(() => {
    const card =
      'BEGIN:VCARD\r\nVERSION:3.0\r\nN:Vale;Iris;;;\r\nFN:Iris Vale\r\nEMAIL:iris@vale.example\r\nEND:VCARD\r\n';
    const data = new DataTransfer();
    data.items.add(new File([card], 'iris.vcf', { type: 'text/vcard' }));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  await waitIn(
    person.popup,
    () => document.querySelector<HTMLInputElement>('[name="lead.firstName"]')?.value === 'Iris',
    [],
  );
  await done(person);
});

it('says next to Send that the person is there already, and uses that record', async () => {
  session.sandbox.seed('singleops', { clients: 1, email: `person${number + 1}@oak.example` });
  const person = await openForm('SingleOps sandbox');
  await person.popup.waitForSelector('[data-known="1"]');
  await person.popup.evaluate(() => document.querySelector<HTMLElement>('[data-duplicate-action]')?.click());
  await waitIn(person.popup, () => !document.querySelector('[data-known]'), []);
  await person.send();
  await person.outcome('sent');
  const [job] = writes();
  expect(JSON.stringify(job?.body)).toMatch(/"client_id":"?\d+/);
  await done(person);
});

it('tells no CRM of a lead whose account is only a suggestion', async () => {
  const before = await openForm('AccuLynx sandbox');
  await before.popup.evaluate(() =>
    chrome.storage.local.set({ habits: { version: 1, sites: {}, last: 'sandbox-apptivo' } }),
  );
  await done(before);
  session.sandbox.reset();
  const person = await session.open('/pages/contact?suggested');
  await person.ready();
  await waitIn(person.popup, () => document.querySelector('[data-duplicates="unasked"]'), []);
  const searches = () => session.sandbox.log.filter(({ query }) => query.a === 'getAllByAdvancedSearch').length;
  expect(searches()).toBe(0);
  await person.popup.click('[data-duplicates="unasked"] button');
  await waitIn(person.popup, () => document.querySelector('[data-duplicates="0"]'), []);
  expect(searches()).toBeGreaterThan(0);
  await done(person);
});

it('asks before the same person goes to the same account again', async () => {
  const first = await openForm('Centerpoint Connect sandbox');
  await first.fill('lead.emails.0', 'again@oak.example');
  await first.send();
  await first.outcome('sent');
  await done(first);
  const second = await openForm('Centerpoint Connect sandbox');
  await second.fill('lead.emails.0', 'again@oak.example');
  await second.send();
  await second.popup.waitForSelector('[data-already-sent]');
  expect(writes()).toHaveLength(1);
  await second.popup.click('[data-action="send-again"]');
  await second.outcome('sent');
  expect(writes()).toHaveLength(2);
  await done(second);
});

it('lets an edit go along with what is held', async () => {
  session.sandbox.fault({ crm: 'apptivo', kind: 'status', status: 401, match: { writes: true } });
  const person = await openForm('Apptivo sandbox');
  await person.send();
  await person.outcome('held');
  expect(await person.popup.$('[data-action="send"]')).toBeNull();
  await person.fill('lead.companyName', 'Edited while held');
  await person.popup.waitForSelector('[data-action="send"]');
  await person.send();
  await person.outcome('sent');
  expect(JSON.stringify(writes().map(({ query, body }) => [query, body]))).toContain('Edited while held');
  await done(person);
});

it('hands a lead of the history to another account', async () => {
  const person = await openForm('AccuLynx sandbox');
  await person.send();
  await person.outcome('sent');
  await done(person);
  const options = await session.openExtensionPage('options.html#/history');
  await options.waitForSelector('[data-action="hand-on"]');
  await options.click('[data-action="hand-on"]');
  const page = await pageOf(session.browser.waitForTarget((one) => one.url().includes('popup.html?draft=')));
  const again = review(page);
  await again.ready();
  await again.chooseAccount('Centerpoint Connect sandbox');
  await again.send();
  await again.outcome('sent');
  await page.close();
  await options.close();
});

it('shows the exact requests, without the key', async () => {
  const person = await openForm('Centerpoint Connect sandbox');
  await person.popup.click('[data-action="preview"]');
  await person.popup.waitForSelector('[data-preview]');
  const text = await person.text();
  expect(text).toContain('/a/leads');
  expect(text).toContain('••••');
  for (const secret of Object.values(session.sandbox.credentials.centerpoint ?? {})) expect(text).not.toContain(secret);
  await done(person);
});

it('speaks the language that was chosen', async () => {
  const options = await session.openExtensionPage('options.html#/general');
  await options.waitForSelector('select[name="language"]');
  await options.select('select[name="language"]', 'es');
  await waitIn(options, () => document.documentElement.lang === 'es', []);
  const person = await session.open('/pages/form?language');
  // The button comes after the lead.
  await waitIn(person.popup, () => /Enviar a /.test(document.body.innerText), []);
  await done(person);
  await options.select('select[name="language"]', 'en');
  await waitIn(options, () => document.documentElement.lang === 'en', []);
  await options.close();
});
