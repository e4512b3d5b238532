import { existsSync } from 'node:fs';
import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { leadNamed, message } from '../../tests/in-process/extension.ts';
import { installBeforeEach, sandbox } from '../../tests/in-process/installed.ts';
import { planned } from '../../tests/plan.ts';
import { outbox, recover, registerEngine } from './engine.ts';
import type { Handoff } from './handoff.ts';
import { queryHistory } from './history.ts';
import { settle } from './settle.ts';

installBeforeEach();
beforeEach(async () => {
  await outbox.load();
  await message('accounts.save', {
    account: {
      id: 'a',
      crm: 'acculynx',
      name: 'North office',
      base: sandbox.base.acculynx ?? '',
      defaults: {},
      paths: {},
      remembered: {},
      plain: {},
    },
    secrets: { ...sandbox.credentials.acculynx },
  });
});

/** A handoff that a worker took to its request before it was killed. */
async function cutOff(id: string): Promise<Handoff> {
  sandbox.fault({ crm: 'acculynx', kind: 'status', status: 401 });
  await message('handoff.send', {
    id,
    draftId: id,
    ...planned({ id: 'a', crm: 'acculynx', defaults: {}, paths: {}, remembered: {} }, leadNamed(`Lead${id}`)),
    again: true,
  });
  await expect.poll(async () => (await outbox.get(id))?.state).toBe('held');
  const { problem: _, ...held } = (await outbox.get(id)) as Handoff;
  const sending: Handoff = { ...held, state: 'sending' };
  await fakeBrowser.storage.local.set({ [`handoff:${id}`]: sending });
  return sending;
}

it('a worker that starts finds what was cut off, and counts it on the icon', async () => {
  await cutOff('1');
  registerEngine();
  await expect.poll(async () => (await outbox.get('1'))?.state).toBe('unknown');
  await expect.poll(() => fakeBrowser.action.getBadgeText({})).toBe('1');
  // AccuLynx cannot be searched: only the person can tell, and no worker is woken for it.
  await expect.poll(async () => fakeBrowser.alarms.get('handoff')).toBeUndefined();
  expect(sandbox.log.filter(({ executed }) => executed)).toHaveLength(0);
});

it('a worker that starts sets its alarm again while something goes on by itself', async () => {
  const waiting: Handoff = { ...(await cutOff('1')), state: 'queued', notBefore: Date.now() + 600_000 };
  await fakeBrowser.storage.local.set({ 'handoff:1': waiting });
  await fakeBrowser.alarms.clearAll();
  await recover();
  expect(await fakeBrowser.alarms.get('handoff')).toMatchObject({ periodInMinutes: 1 });
  expect((await outbox.get('1'))?.state).toBe('queued');
});

it.each([
  ['the alarms', () => fakeBrowser.alarms, 'get'],
  ['the history', () => IDBIndex.prototype, 'openCursor'],
] as const)('a worker that starts sends although %s cannot be had', async (_, of, name) => {
  await fakeBrowser.storage.local.set({ 'handoff:1': { ...(await cutOff('1')), state: 'queued' } });
  const owner = of() as unknown as Record<string, unknown>;
  const original = owner[name];
  owner[name] = () => {
    throw new Error('Not now');
  };
  await recover().finally(() => {
    owner[name] = original;
  });
  expect(sandbox.log.filter(({ executed }) => executed)).toHaveLength(1);
});

it('a worker that cannot read its store sets its alarm all the same', async () => {
  await outbox.load();
  const { read } = outbox;
  outbox.read = () => Promise.reject(new Error('Not now'));
  await recover().finally(() => {
    outbox.read = read;
  });
  expect(await fakeBrowser.alarms.get('handoff')).toMatchObject({ periodInMinutes: 1 });
});

it('clears badge and alarm when all is settled', async () => {
  await cutOff('1');
  await recover();
  await message('handoff.resolve', { id: '1', action: 'markSent' });
  await expect.poll(async () => (await queryHistory()).map(({ state }) => state)).toEqual(['sent']);
  await recover();
  expect(await fakeBrowser.action.getBadgeText({})).toBe('');
  expect(await fakeBrowser.alarms.get('handoff')).toBeUndefined();
});

it('refuses a decision about what is being sent right now', async () => {
  const sending = await cutOff('1');
  for (const action of ['discard', 'sendAgain', 'markSent', 'retry'] as const) {
    expect(await message('handoff.resolve', { id: '1', action })).toMatchObject({ failed: true, kind: 'busy' });
  }
  expect(await outbox.get('1')).toEqual(sending);
  expect(await message('handoff.resolve', { id: 'nobody', action: 'retry' })).toMatchObject({ kind: 'gone' });
});

it('forgets the history that is older than the person wants', async () => {
  const old = { ...(await cutOff('1')), state: 'sent' as const };
  await settle([{ ...old, id: 'old', sequence: 90, updatedAt: Date.now() - 366 * 86_400_000 }]);
  await settle([{ ...old, id: 'new', sequence: 91, updatedAt: Date.now() }]);
  await recover();
  expect((await queryHistory()).map(({ id }) => id)).toEqual(['new']);
});

it('tells an outcome only where the person allowed it and the popup is closed', async () => {
  await cutOff('1');
  await recover();
  expect(fakeBrowser.notifications.getAllCreateOptions()).toEqual({});

  fakeBrowser.permissions.contains = (async () => true) as never;
  await cutOff('2');
  await recover();
  const told = fakeBrowser.notifications.getAllCreateOptions()['handoff:2'];
  expect(told?.message).toContain('Dana Lead2 → North office');
  expect(existsSync(`public/${told?.iconUrl?.replace(fakeBrowser.runtime.getURL(''), '')}`)).toBe(true);
  for (const secret of Object.values(sandbox.credentials.acculynx ?? {})) {
    expect(JSON.stringify(told)).not.toContain(secret);
  }

  await fakeBrowser.storage.local.set({ settings: { version: 1, language: 'es' } });
  await cutOff('4');
  await recover();
  const spanish = fakeBrowser.notifications.getAllCreateOptions()['handoff:4'];
  expect(spanish?.title).toBe('No es seguro que el prospecto haya llegado');
  expect(spanish?.message).toBe('Dana Lead4 → North office');

  Object.assign(fakeBrowser.runtime, { getContexts: async () => [{}] });
  await cutOff('3');
  await recover();
  expect(fakeBrowser.notifications.getAllCreateOptions()).not.toHaveProperty('handoff:3');
});
