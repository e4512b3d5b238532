import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { leadNamed, message } from '../../tests/in-process/extension.ts';
import { installBeforeEach, sandbox } from '../../tests/in-process/installed.ts';
import { planned } from '../../tests/plan.ts';
import type { MessageInput } from '../messages.ts';
import { goOn, outbox } from './engine.ts';
import { queryHistory } from './history.ts';
import { settle } from './settle.ts';

installBeforeEach();
beforeEach(async () => {
  await addAccount('a');
});

function accountOf(id: string, base = sandbox.base.acculynx ?? '') {
  return { id, crm: 'acculynx', name: `North office ${id}`, base, defaults: {}, paths: {}, remembered: {}, plain: {} };
}

function addAccount(id: string, secrets = sandbox.credentials.acculynx, base = sandbox.base.acculynx ?? '') {
  return message('accounts.save', { account: accountOf(id, base), secrets: { ...secrets } });
}

function sending(
  id: string,
  { lead = leadNamed(`Lead${id}`), accountId = 'a', again = true }: Partial<MessageInput<'handoff.send'>> = {},
): MessageInput<'handoff.send'> {
  return {
    id,
    draftId: `draft ${id}`,
    ...planned(accountOf(accountId), lead, { source: { url: 'https://site.example/contact', title: 'Contact' } }),
    again,
  };
}

const elsewhere = 'http://127.0.0.1:1';

const executed = () => sandbox.log.filter((entry) => entry.executed);
const stateOf = async (id: string) => (await message('handoff.list', {})).find((handoff) => handoff.id === id);

describe('handing a lead over', () => {
  it('sends it, keeps it in the history and says where it is', async () => {
    const sent = await message('handoff.send', sending('1'));
    expect(sent).toMatchObject({ kind: 'queued', handoff: { state: 'sending' } });
    await goOn();
    expect(executed()).toHaveLength(1);
    expect(await stateOf('1')).toMatchObject({
      state: 'sent',
      reference: expect.stringMatching(/^LH-[0-9A-HJKMNP-TV-Z]{6}$/),
    });
    expect(await queryHistory({ text: 'lead1' })).toHaveLength(1);
    expect(Object.keys(await fakeBrowser.storage.local.get(null))).not.toContain('handoff:1');
  });

  it('is one handoff however often Send is pressed', async () => {
    await Promise.all([1, 2, 3].map(() => message('handoff.send', sending('1'))));
    await goOn();
    await message('handoff.send', sending('1'));
    await goOn();
    expect(executed()).toHaveLength(1);
  });

  it('asks when the same person went to the same account before', async () => {
    await message('handoff.send', sending('1', { again: false }));
    await goOn();
    const lead = { ...leadNamed('Lead1'), firstName: 'D.', emails: ['DANA.LEAD1@mail.example'], phones: [] };
    expect(await message('handoff.send', sending('2', { lead, again: false }))).toMatchObject({ kind: 'alreadySent' });
    await message('handoff.send', sending('2', { lead, again: true }));
    await goOn();
    expect(executed()).toHaveLength(2);
  });

  it('lets a rejected lead be edited and sent again under the same id', async () => {
    sandbox.fault({ crm: 'acculynx', kind: 'status', status: 400, body: { errors: { firstName: ['Not so'] } } });
    await message('handoff.send', sending('1'));
    await goOn();
    expect(await stateOf('1')).toMatchObject({ state: 'rejected', problem: { fields: { firstName: 'Not so' } } });
    await message('handoff.send', sending('1', { lead: leadNamed('Edited') }));
    await goOn();
    expect(await stateOf('1')).toMatchObject({ state: 'sent' });
    expect(executed().map(({ body }) => body)).toMatchObject([{ lastName: 'Edited' }]);
  });

  it('holds the account whose key is refused, and sends when the key is mended', async () => {
    await addAccount('b', { apiKey: 'wrong' });
    await message('handoff.send', sending('1', { accountId: 'b' }));
    await message('handoff.send', sending('2', { accountId: 'b' }));
    await message('handoff.send', sending('3'));
    await goOn();
    expect(await stateOf('1')).toMatchObject({ state: 'held', problem: { kind: 'unauthorized' } });
    expect(await stateOf('2')).toMatchObject({ state: 'held' });
    expect(await stateOf('3')).toMatchObject({ state: 'sent' });
    await addAccount('b');
    await goOn();
    expect(executed()).toHaveLength(3);
  });

  it('refuses before sending when the store is full', async () => {
    Object.assign(fakeBrowser.storage.local, { getBytesInUse: async () => 10_485_000 });
    expect(await message('handoff.send', sending('1'))).toMatchObject({ kind: 'refused' });
    Object.assign(fakeBrowser.storage.local, { getBytesInUse: undefined });
    await goOn();
    expect(executed()).toHaveLength(0);
  });

  it('shows a corrupt record beside the others and drops it', async () => {
    await fakeBrowser.storage.local.set({ 'handoff:bad': { version: 1, id: 'bad', state: 'queued' } });
    await outbox.load();
    await message('handoff.send', sending('1'));
    await goOn();
    expect(await stateOf('1')).toMatchObject({ state: 'sent' });
    expect(await message('handoff.corrupt', {})).toMatchObject([{ key: 'handoff:bad' }]);
    expect(await fakeBrowser.action.getBadgeText({})).toBe('1');
    await message('handoff.drop', { key: 'handoff:bad' });
    expect(await message('handoff.corrupt', {})).toEqual([]);
  });

  it('keeps the lead of an account that is gone', async () => {
    sandbox.fault({ crm: 'acculynx', kind: 'status', status: 401 });
    await message('handoff.send', sending('1'));
    await goOn();
    await message('accounts.remove', { id: 'a' });
    await message('handoff.resolve', { id: '1', action: 'retry' });
    await goOn();
    expect(await stateOf('1')).toMatchObject({
      state: 'held',
      problem: { kind: 'account' },
      lead: { lastName: 'Lead1' },
    });
  });
});

it('does not take a changed lead for the one that was sent under that id', async () => {
  await message('handoff.send', sending('1'));
  await goOn();
  const other = await message('handoff.send', sending('1', { lead: leadNamed('Other') }));
  expect(other).toMatchObject({ kind: 'refused', message: expect.stringContaining('Send again') });
  expect(executed()).toHaveLength(1);
});

it('does not write over a record of that id that cannot be read, and says what to do', async () => {
  await fakeBrowser.storage.local.set({ 'handoff:1': { version: 1, id: '1', state: 'sending' } });
  await goOn();
  expect(await message('handoff.send', sending('1'))).toMatchObject({
    kind: 'refused',
    message: expect.stringContaining('cannot be read'),
  });
  await message('handoff.drop', { key: 'handoff:1' });
  expect((await message('handoff.send', sending('1'))).kind).toBe('queued');
});

it('lists what is asked for by id, however long ago it was settled', async () => {
  await message('handoff.send', sending('1'));
  await goOn();
  const [sent] = await queryHistory();
  if (sent) await settle([{ ...sent, updatedAt: Date.now() - 30 * 86_400_000 }]);
  expect(await message('handoff.list', {})).toEqual([]);
  expect(await message('handoff.list', { ids: ['1', 'none'] })).toMatchObject([{ id: '1', state: 'sent' }]);
});

it('doubts what a search will say after the account was given another key or address', async () => {
  for (const change of [() => addAccount('a', { apiKey: 'rotated' }), () => addAccount('a', undefined, elsewhere)]) {
    await addAccount('a');
    sandbox.fault({ crm: 'acculynx', kind: 'status', status: 500 });
    const id = crypto.randomUUID();
    await message('handoff.send', sending(id));
    await goOn();
    await addAccount('a');
    expect((await outbox.get(id))?.doubted).toBeUndefined();
    await change();
    expect(await outbox.get(id)).toMatchObject({ state: 'unknown', doubted: true });
  }
});
