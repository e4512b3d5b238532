import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { message } from '../../tests/in-process/extension.ts';
import { installBeforeEach, sandbox } from '../../tests/in-process/installed.ts';
import { accountById } from '../accounts/store.ts';
import type { Values } from '../crm/define.ts';
import singleops from '../crm/singleops/index.ts';
import { goneChoices } from './gone-choices.ts';

installBeforeEach();

const fields = [{ key: 'operationId', path: 'job.operation_id', step: 'job', lookup: 'operations' }];
const values: Values = { operationId: '1234', 'custom.123': 'Website', 'custom.124': '4711' };

beforeEach(async () => {
  const { userEmail = '', ...secrets } = sandbox.credentials.singleops ?? {};
  await message('accounts.save', {
    account: {
      id: 'a',
      crm: 'singleops',
      name: 'Tree crew',
      base: sandbox.base.singleops ?? '',
      defaults: {},
      paths: {},
      remembered: {},
      plain: { userEmail },
    },
    secrets,
  });
  for (const lookup of ['operations', 'customInputs']) await message('crm.lookup', { accountId: 'a', lookup });
});

/** Makes what is cached of a lookup an hour old, with some text in it replaced. */
async function age(lookup: string, [text = '', other = '']: readonly string[] = []): Promise<void> {
  const key = `lookup:a:${lookup}`;
  const cached = (await fakeBrowser.storage.local.get<Record<string, { at: number }>>(key))[key];
  const changed = JSON.parse(JSON.stringify(cached).replaceAll(text || '\0', other)) as object;
  await fakeBrowser.storage.local.set({ [key]: { ...changed, at: Date.now() - 3_600_000 } });
}

async function gone(chosen: Values): Promise<Record<string, string>> {
  const account = await accountById('a');
  if (!account) throw new Error('The account was not saved');
  return goneChoices(account, singleops, { values: chosen as never, fields });
}

const reads = () => sandbox.log.length;

it('has nothing to say of choices that are there, and asks no CRM while the lists are fresh', async () => {
  const before = reads();
  expect(await gone(values)).toEqual({});
  expect(reads()).toBe(before);
  await age('customInputs');
  expect(await gone(values)).toEqual({});
  expect(reads()).toBe(before + 1);
});

it('says that an entry of a list is gone', async () => {
  await age('operations');
  sandbox.seed('singleops', { operations: 1 });
  expect(await gone(values)).toEqual({ operationId: '“1234” is not one of the choices, or no longer.' });
});

it('says that a choice of a field of the CRM’s own is gone', async () => {
  await age('customInputs', ['Website', 'Billboard']);
  expect(await gone({ ...values, 'custom.123': 'Billboard' })).toEqual({
    'custom.123': '“Billboard” is not one of the choices, or no longer.',
  });
});

it('says that a field of the CRM’s own is gone, filled or not asked for', async () => {
  await age('customInputs');
  sandbox.seed('singleops', { customInputs: 1 });
  expect(await gone({ operationId: '1234', 'custom.124': '4711', 'custom.125': '' })).toEqual({
    'custom.124': '“Gate code” is no longer a field there.',
  });
});

it('lets the CRM judge where the lists cannot be read now', async () => {
  await age('operations');
  await age('customInputs');
  await sandbox.closePort('singleops');
  expect(await gone(values)).toEqual({});
});
