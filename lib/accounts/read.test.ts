import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { sandboxAccount } from '../../tests/accounts.ts';
import { leadNamed, message } from '../../tests/in-process/extension.ts';
import { installBeforeEach, sandbox } from '../../tests/in-process/installed.ts';
import { plannedWithLists } from '../../tests/plan.ts';
import acculynx from '../crm/acculynx/index.ts';
import { goOn, outbox } from '../handoff/engine.ts';
import { historyById } from '../handoff/history.ts';
import { openAs } from './read.ts';
import { accountById } from './store.ts';

// An account is given another address, or another key, while requests of it are being made ready or are under way.
installBeforeEach();
beforeEach(() => outbox.load());

const newKey = 'the key of the other place';

function save(crm: string, base: string, secrets: Record<string, string>) {
  const { account } = sandboxAccount(sandbox, crm);
  return message('accounts.save', { account: { ...account, base }, secrets });
}

async function send(id: string, crm: string) {
  const { account } = sandboxAccount(sandbox, crm);
  const lead = { ...leadNamed(`Lead${id}`), phones: [] };
  const plan = await plannedWithLists(message, account, lead, { values: account.defaults });
  return () => message('handoff.send', { id, draftId: id, ...plan });
}

const handoff = async (id: string) => (await outbox.get(id)) ?? (await historyById(id));

it('a new key never goes to the address that was before it, and what it was meant for goes on at the new one', async () => {
  await save('singleops', sandbox.base.singleops ?? '', { ...sandbox.credentials.singleops });
  const press = await send('1', 'singleops');
  // Lists that are read anew before anything is sent.
  await fakeBrowser.storage.local.remove('lookup:sandbox-singleops:operations');
  sandbox.fault({ crm: 'singleops', kind: 'hold', match: { path: 'operations' } });
  await press();
  await expect.poll(() => sandbox.held).toBe(1);
  await save('singleops', sandbox.elsewhere.url, { userToken: newKey });
  sandbox.release();
  await goOn();
  expect(sandbox.containing(newKey)).toEqual([]);
  expect(sandbox.log.filter(({ executed }) => executed)).toEqual([]);
  expect(sandbox.elsewhere.containing('Lead1')).toHaveLength(1);
  expect((await handoff('1'))?.problem?.kind).not.toBe('unauthorized');
});

it('opens nothing for an account as it was', async () => {
  await save('acculynx', sandbox.base.acculynx ?? '', { ...sandbox.credentials.acculynx });
  const before = await accountById('sandbox-acculynx');
  if (!before) throw new Error('The account was not saved');
  await save('acculynx', sandbox.elsewhere.url, { apiKey: newKey });
  await expect(openAs(before, acculynx, { operation: 'test' })).rejects.toMatchObject({ kind: 'changed' });
  await message('accounts.remove', { id: before.id });
  await expect(openAs(before, acculynx, { operation: 'test' })).rejects.toMatchObject({ kind: 'account' });
});

it('a key that was refused after it had been replaced holds nobody', async () => {
  await save('acculynx', sandbox.base.acculynx ?? '', { apiKey: 'revoked' });
  sandbox.fault({ crm: 'acculynx', kind: 'hold', match: { method: 'POST' } });
  await (await send('1', 'acculynx'))();
  await expect.poll(() => sandbox.held).toBe(1);
  await (await send('2', 'acculynx'))();
  await save('acculynx', sandbox.base.acculynx ?? '', { ...sandbox.credentials.acculynx });
  sandbox.release();
  await goOn();
  expect([await handoff('1'), await handoff('2')]).toMatchObject([{ state: 'sent' }, { state: 'sent' }]);
  expect(sandbox.log.filter(({ executed }) => executed)).toHaveLength(2);
});

it('stores a new address and a new key by one write', async () => {
  const base = sandbox.base.acculynx ?? '';
  await save('acculynx', base, { apiKey: 'old' });
  const set = fakeBrowser.storage.local.set;
  const written: string[][] = [];
  fakeBrowser.storage.local.set = async (items: object) => {
    written.push(Object.keys(items));
    return set(items as never);
  };
  await save('acculynx', sandbox.elsewhere.url, { apiKey: newKey }).finally(() => {
    fakeBrowser.storage.local.set = set;
  });
  expect(written.map((keys) => keys.toSorted())).toEqual([['accounts', 'vault']]);
});

it('doubts what went to the old address while the account was being saved', async () => {
  const base = sandbox.base.acculynx ?? '';
  await save('acculynx', base, { ...sandbox.credentials.acculynx });
  sandbox.fault({ crm: 'acculynx', kind: 'hold', match: { method: 'POST' } });
  const set = fakeBrowser.storage.local.set;
  let first = true;
  fakeBrowser.storage.local.set = async (items: object) => {
    if ('accounts' in items && first) {
      first = false;
      await (await send('1', 'acculynx'))();
      await expect.poll(() => sandbox.held).toBe(1);
    }
    return set(items as never);
  };
  await save('acculynx', sandbox.elsewhere.url, { apiKey: newKey }).finally(() => {
    fakeBrowser.storage.local.set = set;
  });
  expect(await handoff('1')).toMatchObject({ state: 'sending', doubted: true });
  sandbox.release();
  await goOn();
});
