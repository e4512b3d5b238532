import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { sandboxAccount } from '../../tests/accounts.ts';
import { leadNamed, message } from '../../tests/in-process/extension.ts';
import { installBeforeEach, sandbox } from '../../tests/in-process/installed.ts';
import { plannedWithLists } from '../../tests/plan.ts';
import type { Values } from '../crm/define.ts';
import type { Lead } from '../lead/lead.ts';
import type { MessageInput } from '../messages.ts';
import { accept } from './accept.ts';
import { goOn, outbox, take } from './engine.ts';

// Other content under an id that the worker has already: what is told must be what becomes of it.
installBeforeEach();
beforeEach(async () => {
  await outbox.load();
  for (const crm of ['acculynx', 'conecrm']) await message('accounts.save', sandboxAccount(sandbox, crm));
});

const person = (name: string): Lead => ({ ...leadNamed(name), phones: [] });

async function input(crm: string, lead: Lead, values: Values = {}): Promise<MessageInput<'handoff.send'>> {
  const { account } = sandboxAccount(sandbox, crm);
  const plan = await plannedWithLists(message, account, lead, { values: { ...account.defaults, ...values } });
  return { id: '1', draftId: '1', ...plan };
}

const executed = () => sandbox.log.filter((entry) => entry.executed);
const asItWas = { kind: 'refused', message: expect.stringContaining('as it was when Send was pressed') };

it('another choice in the form is other content, as another name is', async () => {
  sandbox.fault({ crm: 'acculynx', kind: 'hold' });
  await message('handoff.send', await input('acculynx', person('Adams'), { workType: 'Insurance' }));
  const again = await input('acculynx', person('Adams'), { workType: 'Insurance' });
  expect(await message('handoff.send', again)).toMatchObject({ kind: 'queued' });
  const other = await input('acculynx', person('Adams'), { workType: 'Retail' });
  expect(await message('handoff.send', other)).toMatchObject(asItWas);
  sandbox.release();
  await goOn();
});

it('a held lead that goes on by itself just before it is changed went as it was, and that is told', async () => {
  sandbox.fault({ crm: 'acculynx', kind: 'status', status: 401 });
  await message('handoff.send', await input('acculynx', person('Adams')));
  await goOn();
  const releasedMeanwhile = {
    ...outbox,
    get: async (id: string) => {
      const held = await outbox.get(id);
      await outbox.apply(id, { type: 'release' });
      return held;
    },
  };
  const changed = { ...person('Adams'), jobTitle: 'Owner', firstName: 'Daniela' };
  expect(await accept(releasedMeanwhile, take, await input('acculynx', changed))).toMatchObject(asItWas);
  await goOn();
  expect(executed().map(({ body }) => body)).toMatchObject([{ firstName: 'Dana' }]);
});

it('says that the store is full where the store refused, and hides no defect behind that', async () => {
  const lead = await input('acculynx', person('Adams'));
  const defect = new TypeError('A defect');
  await expect(accept(outbox, () => Promise.reject(defect), lead)).rejects.toBe(defect);

  const { set } = fakeBrowser.storage.local;
  fakeBrowser.storage.local.set = async () => {
    throw new Error('QUOTA_BYTES quota exceeded');
  };
  const refused = await message('handoff.send', lead).finally(() => {
    fakeBrowser.storage.local.set = set;
  });
  expect(refused).toMatchObject({ kind: 'refused', message: expect.stringContaining('storage is full') });
  expect(executed()).toEqual([]);
});

it('another person’s lead never goes on under the contact that was made for the first', async () => {
  sandbox.fault({ crm: 'conecrm', kind: 'status', status: 401, match: { path: 'lead', method: 'POST' } });
  await message('handoff.send', await input('conecrm', person('Adams')));
  await goOn();
  expect(await outbox.get('1')).toMatchObject({ state: 'held', done: { contact: expect.stringMatching(/./) } });

  const brown = await message('handoff.send', await input('conecrm', { ...person('Brown'), firstName: 'Ben' }));
  expect(brown).toMatchObject({ kind: 'refused', message: expect.stringContaining('Discard') });
  await goOn();
  expect(sandbox.containing('Brown').filter((entry) => entry.executed)).toEqual([]);

  const mended = { ...person('Adams'), firstName: 'Daniela', notes: 'Second floor' };
  expect(await message('handoff.send', await input('conecrm', mended))).toMatchObject({ kind: 'queued' });
  await goOn();
  expect(sandbox.containing('Second floor').filter((entry) => entry.executed)).toHaveLength(1);
});

it('nor does a person without e-mail and phone, where the name is another', async () => {
  const bare = (lastName: string): Lead => ({ ...person(lastName), emails: [] });
  sandbox.fault({ crm: 'conecrm', kind: 'status', status: 401, match: { path: 'lead', method: 'POST' } });
  await message('handoff.send', await input('conecrm', bare('Adams')));
  await goOn();
  expect(await outbox.get('1')).toMatchObject({ state: 'held' });
  expect(await message('handoff.send', await input('conecrm', bare('Brown')))).toMatchObject({ kind: 'refused' });
  const same = { ...bare('ADAMS '), emails: ['adams@mail.example'] };
  expect(await message('handoff.send', await input('conecrm', same))).toMatchObject({ kind: 'queued' });
  await goOn();
});
