import { beforeEach, expect, it } from 'vitest';
import { sandboxAccount } from '../../tests/accounts.ts';
import { leadNamed, message } from '../../tests/in-process/extension.ts';
import { installBeforeEach, sandbox } from '../../tests/in-process/installed.ts';
import { planned } from '../../tests/plan.ts';
import { goOn, outbox } from './engine.ts';
import { historyById } from './history.ts';

// What people do to accounts, keys and decisions while leads are on their way, judged by what the CRM executed.
let run = 0;

installBeforeEach();
beforeEach(async () => {
  run += 1;
  await outbox.load();
  for (const crm of ['acculynx', 'apptivo']) await message('accounts.save', sandboxAccount(sandbox, crm));
});

const named = (number: number) => `Run${run}n${number}end`;

function send(number: number, crm = 'acculynx', more: { again?: boolean } = {}) {
  return message('handoff.send', {
    id: named(number),
    draftId: named(number),
    ...planned(
      sandboxAccount(sandbox, crm).account,
      { ...leadNamed(named(number)), phones: [] },
      { source: { url: 'https://site.example/', title: '' } },
    ),
    ...more,
  });
}

const stateOf = async (number: number) =>
  ((await outbox.get(named(number))) ?? (await historyById(named(number))))?.state;
const executed = (number: number) =>
  sandbox.containing(named(number)).filter((entry) => entry.executed && entry.record !== null).length;
const hold = (crm: string, commit: boolean) => sandbox.fault({ crm, kind: 'hold', commit, match: { writes: true } });

it('a passphrase is put on the vault and changed while a queue runs: each lead once, none lost', async () => {
  const numbers = Array.from({ length: 12 }, (_, index) => index);
  for (const number of numbers) {
    await send(number);
    if (number === 3) await message('vault.setPassphrase', { passphrase: 'first of them' });
    if (number === 6) await message('vault.setPassphrase', { current: 'first of them', passphrase: 'second of them' });
    if (number === 9) await message('vault.lock', {});
  }
  await goOn();
  for (const number of numbers) expect(['sent', 'held']).toContain(await stateOf(number));
  await message('vault.unlock', { passphrase: 'second of them' });
  await goOn();
  for (const number of numbers) expect([await stateOf(number), executed(number)]).toEqual(['sent', 1]);
});

it('an account is deleted while it sends: what left is told, what waits is held', async () => {
  hold('acculynx', false);
  await send(1);
  await expect.poll(() => sandbox.held).toBe(1);
  await send(2);
  await message('accounts.remove', { id: 'sandbox-acculynx' });
  sandbox.release();
  await goOn();
  expect([await stateOf(1), executed(1)]).toEqual(['sent', 1]);
  expect([await stateOf(2), executed(2)]).toEqual(['held', 0]);
});

it('an account is made anew with another key while one waits: the key of now is used', async () => {
  sandbox.setCredentials('acculynx', { apiKey: 'of-now' });
  await send(1);
  await goOn();
  expect(await stateOf(1)).toBe('held');
  await message('accounts.save', { ...sandboxAccount(sandbox, 'acculynx'), secrets: { apiKey: 'of-now' } });
  await goOn();
  expect([await stateOf(1), executed(1)]).toEqual(['sent', 1]);
});

it('a lead is discarded and sent again from the same draft: once at the CRM', async () => {
  sandbox.fault({ crm: 'acculynx', kind: 'status', status: 400 });
  await send(1);
  await goOn();
  expect(await stateOf(1)).toBe('rejected');
  const [discarded] = await Promise.all([
    message('handoff.resolve', { id: named(1), action: 'discard' }),
    goOn(),
    send(1, 'acculynx', { again: true }),
  ]);
  expect(discarded.state).toBe('discarded');
  await send(1, 'acculynx', { again: true });
  await goOn();
  expect([await stateOf(1), executed(1)]).toEqual(['sent', 1]);
});

it('a lead is marked as sent while the CRM is being searched: that decision stands', async () => {
  sandbox.fault({ crm: 'apptivo', kind: 'status', status: 500, match: { writes: true } });
  await send(1, 'apptivo');
  await goOn();
  expect(await outbox.get(named(1))).toMatchObject({ state: 'unknown', absences: 1 });
  for (const method of ['GET', 'POST'])
    sandbox.fault({ crm: 'apptivo', kind: 'hold', match: { method }, times: 'all' });
  const checking = message('handoff.resolve', { id: named(1), action: 'check' });
  await expect.poll(() => sandbox.held).toBeGreaterThan(0);
  expect((await message('handoff.resolve', { id: named(1), action: 'markSent' })).state).toBe('sent');
  const releasing = setInterval(() => sandbox.release(), 20);
  await checking;
  await goOn();
  clearInterval(releasing);
  expect([await stateOf(1), executed(1)]).toEqual(['sent', 0]);
});
