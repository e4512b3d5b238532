import { expect, it } from 'vitest';
import { accountSchema } from './accounts/account.ts';
import { accountMigrations } from './accounts/store.ts';
import { handoffMigrations } from './handoff/outbox.ts';
import { upgrade } from './versioned.ts';

const steps = [
  (record: Readonly<Record<string, unknown>>) => ({ ...record, one: true }),
  ({ old, ...record }: Readonly<Record<string, unknown>>) => ({ ...record, renamed: old }),
];

it('lifts a record step by step, from wherever it is', () => {
  expect(upgrade({ old: 5 }, steps)).toEqual({ version: 2, one: true, renamed: 5 });
  expect(upgrade({ version: 1, old: 5 }, steps)).toEqual({ version: 2, renamed: 5 });
  expect(upgrade({ version: 2, renamed: 5 }, steps)).toEqual({ version: 2, renamed: 5 });
});

it('leaves alone what it does not know: newer versions and what is no record', () => {
  expect(upgrade({ version: 7, new: 1 }, steps)).toEqual({ version: 7, new: 1 });
  for (const other of [undefined, null, 'text', 5, [1]]) expect(upgrade(other, steps)).toBe(other);
  expect(upgrade({ version: -3 }, steps)).toEqual({ version: 2, one: true, renamed: undefined });
});

it('brings stored accounts and handoffs to the version their schemas ask for', () => {
  expect(upgrade({ id: 'a' }, handoffMigrations)).toEqual({ id: 'a', version: 1 });
  const account = upgrade({ id: 'a', crm: 'acculynx', name: 'A', createdAt: 1 }, accountMigrations);
  expect(accountSchema.parse(account)).toMatchObject({ version: 1, base: '', defaults: {}, remembered: {} });
});
