import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { crmById } from '../../lib/crm/index.ts';
import type { LogEntry } from '../../sandbox/log.ts';
import { formsOf } from '../forms.ts';
import { waitIn } from '../review.ts';
import { type Opened, openSession, type Session } from '../session.ts';

/**
 * The preview against what really happens: every command that "Copy as curl" puts into the clipboard is run by a
 * shell, with the keys where their dots are, and must arrive as the request that Send then makes.
 */

let session: Session;
beforeAll(async () => {
  session = await openSession();
  await session.browser
    .defaultBrowserContext()
    .overridePermissions(`chrome-extension://${session.extensionId}`, ['clipboard-read', 'clipboard-write']);
});
beforeEach(() => session.sandbox.reset());
afterAll(() => session?.close());

const { open, done } = formsOf(() => session, 'preview');
// The sandbox lives in this process: nothing may block it.
const shell = promisify(execFile);

interface Shown {
  readonly title: string;
  readonly text: string;
}

async function preview({ popup }: Opened): Promise<Shown[]> {
  await popup.click('[data-action="preview"]');
  await popup.waitForSelector('[data-preview] article');
  return popup.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-preview] article')].map((step) => ({
      title: step.querySelector('h3')?.innerText ?? '',
      text: step.innerText,
    })),
  );
}

/** Presses "Copy as curl" of each request in turn, and reads the clipboard. */
async function copied({ popup }: Opened): Promise<string[]> {
  const commands: string[] = [];
  const buttons = await popup.$$('[data-preview] article button');
  for (const button of buttons) {
    await popup.evaluate(() => navigator.clipboard.writeText(''));
    await button.click();
    commands.push(await waitIn(popup, () => navigator.clipboard.readText(), []));
  }
  return commands;
}

/** The command with the keys of the account where their dots stand. */
function unmasked(command: string, crm: string): string {
  const secrets = crmById(crm)?.credentials.filter(({ secret }) => secret) ?? [];
  const dots = '••••••••';
  return secrets.reduce((text, { key }) => {
    const value = session.sandbox.credentials[crm]?.[key] ?? '';
    // In a query or a body it stands behind its name, else it is the only one.
    const named = new RegExp(`(${key}=)${dots}`);
    return named.test(text) ? text.replace(named, `$1${value}`) : text.replace(dots, value);
  }, command);
}

/** What arrived, without what is of the client alone and without the reference, which is made at Send. */
const essence = ({ method, path, query, body, status }: LogEntry) =>
  JSON.parse(JSON.stringify({ method, path, query, body, status }).replaceAll(/LH-[\w·]+/g, 'LH'));

const cases = [
  { crm: 'acculynx', account: 'AccuLynx sandbox', page: 'form', titles: ['Create the lead'] },
  { crm: 'centerpoint', account: 'Centerpoint Connect sandbox', page: 'contact', titles: ['Create the lead'] },
  { crm: 'singleops', account: 'SingleOps sandbox', page: 'form', titles: ['Create the lead'] },
  { crm: 'apptivo', account: 'Apptivo sandbox', page: 'contact', titles: ['Create the customer'] },
  {
    crm: 'conecrm',
    account: 'ConeCRM sandbox',
    page: 'vehicle',
    titles: [
      'Look for the contact by e-mail',
      'Look for the contact by phone',
      'Create the contact, with its account',
      'Create the lead',
    ],
  },
] as const;

it.each(cases)(
  '$crm: shows the requests in their order, masked, and as commands that do what Send does',
  async (one) => {
    const person = await open(one.page, one.account);
    await person.fill('lead.lastName', 'O\'Neil $(id) `id` "q" \\ ½');
    if (crmById(one.crm)?.findDuplicates) {
      // A search for the same person that is still under way would stand among the requests.
      const phone = (await person.lead())['phones.0.number']?.slice(-8) ?? '';
      await session.sandbox.until(({ seq }) => session.sandbox.containing(phone).some((entry) => entry.seq === seq));
      await person.popup.waitForSelector('[data-duplicates="0"]');
    }
    const steps = await preview(person);
    expect(steps.map(({ title }) => title)).toEqual(one.titles);
    const shown = steps.map(({ text }) => text).join('\n');
    expect(shown).toContain('••••••••');
    const commands = await copied(person);
    const keys = crmById(one.crm)?.credentials.filter(({ secret }) => secret) ?? [];
    for (const { key } of keys) {
      const value = session.sandbox.credentials[one.crm]?.[key] ?? '';
      expect(shown).not.toContain(value);
      expect(commands.join('\n')).not.toContain(value);
    }

    const before = session.sandbox.log.length;
    const ids: Record<string, string> = {};
    for (const command of commands) {
      const ready = unmasked(command, one.crm).replace(/\{\{(\w+)\}\}/g, (_, step: string) => ids[step] ?? '');
      const { stdout } = await shell('/bin/sh', ['-c', `${ready} --silent`]);
      const answer = JSON.parse(stdout) as { primaryContact?: { id: string } };
      if (answer.primaryContact) ids.contact = answer.primaryContact.id;
    }
    const typed = session.sandbox.log.slice(before).filter(({ headers }) => headers['user-agent']?.startsWith('curl'));
    expect(typed.map(({ status }) => status)).toEqual(one.titles.map(() => expect.toBeOneOf([200, 201])));

    await session.sandbox.reset();
    await person.send();
    await person.outcome('sent');
    // What comes behind them looks whether the CRM really has it.
    const sent = session.sandbox.log.filter(({ crm }) => crm === one.crm).slice(0, commands.length);
    const known = (entries: readonly LogEntry[]) =>
      JSON.parse(JSON.stringify(entries.map(essence)).replaceAll(/0197f3a0-00c0-7000-8000-0000001\w+/g, 'the contact'));
    expect(known(sent)).toEqual(known(typed));
    await done(person);
  },
);

it('says which requests are made only when the one before finds nothing', async () => {
  const person = await open('vehicle', 'ConeCRM sandbox');
  const steps = await preview(person);
  expect(steps[0]?.text).not.toContain('Only if');
  expect(steps[1]?.text).toContain('Only if “Look for the contact by e-mail” finds nothing.');
  expect(steps[2]?.text).toContain('Only if “Look for the contact by phone” finds nothing.');
  await done(person);
});
