import { describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { grantedHosts, leadNamed, message } from '../../tests/in-process/extension.ts';
import { installBeforeEach, sandbox } from '../../tests/in-process/installed.ts';
import { planned } from '../../tests/plan.ts';
import type { Account } from './account.ts';
import { readSecrets, vaultStatus, writeSecrets } from './vault.ts';

installBeforeEach();

const phrase = 'correct horse battery';

function save(id: string, crm: string, change: Partial<Account> = {}, secrets?: Record<string, string>) {
  const account = {
    id,
    crm,
    name: `Office ${id}`,
    base: sandbox.base[crm] ?? '',
    defaults: {},
    paths: {},
    remembered: {},
    plain: { ...sandbox.credentials[crm] },
    ...change,
  };
  return message('accounts.save', { account, secrets: secrets ?? { ...sandbox.credentials[crm] } });
}

describe('an account', () => {
  it('takes secrets in and gives none out', async () => {
    const view = await save('a', 'singleops');
    const secrets = view.secretsSet.map((key) => sandbox.credentials.singleops?.[key] ?? '');
    expect(secrets).toHaveLength(1);
    const seen = JSON.stringify([view, await message('accounts.list', {}), await fakeBrowser.storage.local.get(null)]);
    for (const secret of secrets) expect(seen).not.toContain(secret);
    expect(Object.keys(view.plain)).toEqual(['userEmail']);
  });

  it('keeps the secret that is not given again, and its day of birth', async () => {
    const { createdAt } = await save('a', 'acculynx');
    const renamed = await save('a', 'acculynx', { name: ' South ' }, { apiKey: '' });
    expect(renamed).toMatchObject({ name: 'South', secretsSet: ['apiKey'], createdAt });
    expect(await message('accounts.list', {})).toHaveLength(1);
  });

  it.each([
    ['http://api.acculynx.com', 'https'],
    ['https://acculynx.com.evil.example', 'acculynx.com'],
    ['https://evilacculynx.com', 'acculynx.com'],
    ['https://user:pass@api.acculynx.com', 'user name'],
    ['https://api.acculynx.com/?x=1', 'query'],
    ['http://127.0.0.2:5000', 'acculynx.com'],
    ['javascript:alert(1)', 'acculynx.com'],
    ['nonsense', 'not an address'],
  ])('refuses the address %s', async (base, says) => {
    const refused = await save('a', 'acculynx', { base });
    expect(refused).toMatchObject({ failed: true, kind: 'base' });
    expect(refused.message).toContain(says);
    expect(await message('accounts.list', {})).toEqual([]);
  });

  it.each(['', 'https://staging.acculynx.com', 'https://acculynx.com/gateway', 'http://localhost:8080'])(
    'takes the address “%s”',
    async (base) => {
      expect(await save('a', 'acculynx', { base })).toMatchObject({ base });
    },
  );

  it('is refused without a name, and for a CRM that is not known', async () => {
    expect(await save('a', 'acculynx', { name: ' ' })).toMatchObject({ failed: true });
    expect(await save('a', 'unheard-of')).toMatchObject({ failed: true });
  });

  it('does not vanish with another that cannot be read', async () => {
    await save('a', 'acculynx');
    const { accounts } = (await fakeBrowser.storage.local.get('accounts')) as { accounts: { items: unknown[] } };
    await fakeBrowser.storage.local.set({ accounts: { version: 1, items: [{ id: 5 }, ...accounts.items] } });
    await save('b', 'acculynx');
    expect((await message('accounts.list', {})).map(({ id }) => id)).toEqual(['a', 'b']);
    const stored = (await fakeBrowser.storage.local.get('accounts')) as { accounts: { items: unknown[] } };
    expect(stored.accounts.items[0]).toEqual({ id: 5 });
  });

  it('gives the host back with the last account that needs it', async () => {
    await save('a', 'acculynx');
    await save('b', 'centerpoint');
    await message('accounts.remove', { id: 'a' });
    expect(grantedHosts).toContain('http://127.0.0.1/*');
    await message('accounts.remove', { id: 'b' });
    expect(grantedHosts).not.toContain('http://127.0.0.1/*');
    expect(await fakeBrowser.storage.local.get('vault')).not.toHaveProperty('vault.data');
  });

  it('gives the host back when it moves to another', async () => {
    await save('a', 'acculynx');
    grantedHosts.add('https://api.acculynx.com/*');
    await save('a', 'acculynx', { base: '' });
    expect([...grantedHosts]).toEqual(['https://api.acculynx.com/*']);
  });

  it('takes no key with it of accounts that a later version has left here', async () => {
    await save('a', 'acculynx');
    const { accounts } = (await fakeBrowser.storage.local.get('accounts')) as { accounts: { items: unknown[] } };
    const later = { ...(accounts.items[0] as object), id: 'later', version: 2 };
    await fakeBrowser.storage.local.set({ accounts: { version: 1, items: [later, ...accounts.items] } });
    await writeSecrets('later', { apiKey: 'its key' });
    await message('accounts.remove', { id: 'a' });
    expect(await readSecrets('later')).toEqual({ apiKey: 'its key' });
    expect(await readSecrets('a')).toEqual({});
  });

  it('is removed also while the vault is locked, and its secret when it is unlocked', async () => {
    await save('a', 'acculynx');
    await save('b', 'centerpoint');
    await message('vault.setPassphrase', { passphrase: phrase });
    await message('vault.lock', {});
    await message('accounts.remove', { id: 'a' });
    expect((await message('accounts.list', {})).map(({ id }) => id)).toEqual(['b']);
    await message('vault.unlock', { passphrase: phrase });
    await save('a', 'acculynx', {}, {});
    expect((await message('accounts.list', {})).find(({ id }) => id === 'a')?.secretsSet).toEqual([]);
  });

  it('whose passphrase is forgotten starts anew when all accounts are removed', async () => {
    await save('a', 'acculynx');
    await message('vault.setPassphrase', { passphrase: phrase });
    await message('vault.lock', {});
    await message('accounts.remove', { id: 'a' });
    expect(await vaultStatus()).toEqual({ mode: 'device', locked: false });
  });
});

describe('the test of a key', () => {
  it('says yes, no, or that the CRM has none', async () => {
    await save('a', 'singleops');
    expect(await message('accounts.test', { id: 'a' })).toMatchObject({ ok: true, tested: true });
    await save('a', 'singleops', {}, { userToken: 'wrong' });
    expect(await message('accounts.test', { id: 'a' })).toMatchObject({ ok: false, tested: true });
    await save('b', 'acculynx');
    expect(await message('accounts.test', { id: 'b' })).toMatchObject({ ok: true, tested: false });
  });

  it('says what is missing: permission, key', async () => {
    await save('a', 'singleops');
    grantedHosts.clear();
    const denied = await message('accounts.test', { id: 'a' });
    expect(denied).toMatchObject({ ok: false });
    expect(denied.message).toContain('127.0.0.1');
    await save('b', 'singleops', {}, {});
    expect(await message('accounts.test', { id: 'b' })).toMatchObject({ failed: true, kind: 'key' });
  });

  it('shows neither key nor address of an account that keeps them in the URL', async () => {
    await save('a', 'apptivo');
    await sandbox.closePort('apptivo');
    const { message: says } = await message('accounts.test', { id: 'a' });
    for (const secret of Object.values(sandbox.credentials.apptivo ?? {})) expect(says).not.toContain(secret);
    expect(says).not.toContain('/app/dao');
  });
});

describe('a picker', () => {
  it('is read once and again on demand, with its age', async () => {
    await save('a', 'singleops');
    const read = (fresh?: boolean) =>
      message('crm.lookup', { accountId: 'a', lookup: 'operations', ...(fresh ? { fresh } : {}) });
    const first = await read();
    expect(first.options.length).toBeGreaterThan(0);
    expect(await read()).toEqual(first);
    const count = () => sandbox.log.filter(({ path }) => path.includes('operations')).length;
    expect(count()).toBe(1);
    await read(true);
    expect(count()).toBe(2);
    expect(await message('crm.lookup', { accountId: 'a', lookup: 'toString' })).toMatchObject({
      failed: true,
    });
  });

  it('is forgotten with its account', async () => {
    await save('a', 'singleops');
    await message('crm.lookup', { accountId: 'a', lookup: 'operations' });
    await message('accounts.remove', { id: 'a' });
    expect(JSON.stringify(await fakeBrowser.storage.local.get(null))).not.toContain('lookup:');
  });
});

it('a locked vault holds what is to be sent, and lets it go when unlocked', async () => {
  await save('a', 'acculynx');
  await message('vault.setPassphrase', { passphrase: phrase });
  await message('vault.lock', {});
  await message('handoff.send', {
    id: 'locked-1',
    draftId: 'd',
    ...planned({ id: 'a', crm: 'acculynx', defaults: {}, paths: {}, remembered: {} }, leadNamed('Locked')),
    again: true,
  });
  const stateOf = async () => (await message('handoff.list', {})).find(({ id }) => id === 'locked-1');
  await expect.poll(async () => (await stateOf())?.state).toBe('held');
  expect(await stateOf()).toMatchObject({ problem: { kind: 'locked' } });
  await message('vault.unlock', { passphrase: phrase });
  await expect.poll(async () => (await stateOf())?.state).toBe('sent');
  expect(sandbox.log.filter(({ executed }) => executed)).toHaveLength(1);
});
