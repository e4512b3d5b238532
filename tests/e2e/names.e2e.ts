import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { announced, controlsHeard } from '../accessibility.ts';
import { ask, sandboxAccount, sandboxAccounts, saveAccounts } from '../accounts.ts';
import { waitIn } from '../review.ts';
import { type Opened, openSession, type Session } from '../session.ts';

let session: Session;
beforeAll(async () => {
  session = await openSession({ accounts: () => [] });
});
afterAll(() => session?.close());

/** Fails where a control has no name, one of the code's own, or the same as another in the same place. */
async function hearAll(page: Page, least: number): Promise<void> {
  const controls = await controlsHeard(page);
  const said = controls.map(({ within, role, name }) => `${within} › ${role} “${name}”`);
  expect(controls.length, said.join('\n')).toBeGreaterThanOrEqual(least);
  expect(controls.filter(({ name }) => name === '' || /undefined|[{}]|^(?:crm|lead)\./.test(name))).toEqual([]);
  expect(said.filter((one, at) => said.indexOf(one) !== at)).toEqual([]);
}

async function openAll({ popup }: Opened): Promise<void> {
  await popup.evaluate(() => {
    for (const one of document.querySelectorAll('details')) one.open = true;
  });
}

async function done({ tab, popup }: Opened): Promise<void> {
  await popup.close();
  await tab.close();
}

it('names every control before there is an account', async () => {
  const person = await session.open('/pages/form?names');
  await person.popup.waitForSelector('[data-action="add-account"]');
  await openAll(person);
  await hearAll(person.popup, 20);
  await done(person);
  const options = await session.openExtensionPage('options.html#/start');
  await options.waitForSelector('[data-action="add-account"]');
  await hearAll(options, 6);
  await saveAccounts(options, [
    ...sandboxAccounts(session.sandbox),
    sandboxAccount(session.sandbox, 'conecrm', { id: 'bare', name: 'ConeCRM north', defaults: {} }),
  ]);
  await options.close();
});

it.each(['AccuLynx', 'Centerpoint Connect', 'SingleOps', 'ConeCRM', 'Apptivo'])(
  'names every control of the form of %s, and its menus',
  async (crm) => {
    const person = await session.open(`/pages/record?${crm}`);
    await person.chooseAccount(`${crm} sandbox`);
    await person.popup.waitForSelector('[data-crm]');
    await openAll(person);
    await hearAll(person.popup, 30);
    await person.popup.click('[data-action="more"]');
    await person.popup.waitForSelector('[data-action="history"]', { visible: true });
    await hearAll(person.popup, 30);
    await done(person);
  },
);

it('says what is missing, and names the way there', async () => {
  const person = await session.open('/pages/vehicle?missing');
  await person.chooseAccount('ConeCRM north');
  await person.popup.waitForSelector('[data-missing="department"]');
  expect((await announced(person.popup)).join()).toContain('Department');
  await hearAll(person.popup, 20);
  await done(person);
});

it('tells the cards of three records apart', async () => {
  session.sandbox.seed('singleops', { clients: 3, email: 'oskar@lindgren-outfitters.example', exact: 3 });
  const person = await session.open('/pages/form?cards');
  await person.chooseAccount('SingleOps sandbox');
  await person.popup.waitForSelector('[data-duplicate]');
  await openAll(person);
  await hearAll(person.popup, 25);
  await done(person);
});

it.each([
  ['sent', 'Sent to AccuLynx sandbox', undefined, '(503) 555-0101'],
  ['rejected', 'AccuLynx sandbox refused it: nothing was created', { kind: 'refusal' }, '(503) 555-0102'],
  ['unknown', 'Not known whether AccuLynx sandbox has it', { kind: 'destroy' }, '(503) 555-0103'],
  ['held', 'Held for AccuLynx sandbox: nothing was sent yet', { kind: 'status', status: 401 }, '(503) 555-0104'],
] as const)('tells by a live region that a lead was %s', async (outcome, words, fault, phone) => {
  const person = await session.open(`/pages/form?told-${outcome}`);
  await person.fill('lead.emails.0', `${outcome}@oak.example`);
  await person.fill('lead.phones.0.number', phone);
  await person.chooseAccount('AccuLynx sandbox');
  if (fault) session.sandbox.fault({ crm: 'acculynx', match: { writes: true }, ...fault });
  await person.send();
  await person.outcome(outcome);
  expect((await announced(person.popup)).filter((text) => text.startsWith(words))).toHaveLength(1);
  await hearAll(person.popup, 20);
  await done(person);
});

it('tells that a page cannot be read', async () => {
  const person = await session.open('chrome://version');
  await person.popup.waitForSelector('[data-state="unreadable"]');
  expect((await announced(person.popup)).join()).toContain('This page cannot be read');
  await hearAll(person.popup, 20);
  await done(person);
});

it.each([
  'accounts',
  'accounts/new',
  'accounts/new/singleops',
  'accounts/sandbox-conecrm',
  'paths/sandbox-centerpoint',
  'history',
  'general',
  'security',
  'help',
])('names every control of the settings at %s', async (place) => {
  const options = await session.openExtensionPage(`options.html#/${place}`);
  // The heading stands there before what is asked of the worker.
  await waitIn(
    options,
    () =>
      document.querySelector('main h1') &&
      document.querySelector('main :is(a, button, input, select, summary)') &&
      !document.querySelector('main [aria-busy]'),
    [],
  );
  await options.evaluate(() => {
    for (const one of document.querySelectorAll('details')) one.open = true;
  });
  await hearAll(options, 7);
  await options.close();
});

it('names every control while the keys are locked, and tells that they are', async () => {
  const options = await session.openExtensionPage('options.html#/security');
  await ask(options, 'vault.setPassphrase', { passphrase: 'four easy words here' });
  await ask(options, 'vault.lock', {});
  await waitIn(options, () => document.querySelector('main [name="passphrase"]'), []);
  await hearAll(options, 8);
  await options.close();
  const person = await session.open('/pages/form?locked');
  await person.popup.waitForSelector('[data-state="locked"]');
  await hearAll(person.popup, 20);
  await done(person);
});
