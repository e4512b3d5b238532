import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { resetBrowser } from '../../tests/in-process/extension.ts';
import { database } from '../database.ts';
import { saveSettings } from '../settings.ts';
import {
  keepSecretsOf,
  lock,
  readSecrets,
  removePassphrase,
  setPassphrase,
  touchVault,
  unlock,
  vaultStatus,
  writeSecrets,
} from './vault.ts';

const canary = 'canary-secret-8841';
const phrase = 'correct horse battery';

/** Everything that a reader of the profile's stores sees, as text. */
async function stored(): Promise<string> {
  return JSON.stringify(await fakeBrowser.storage.local.get(null));
}

beforeEach(async () => {
  vi.useRealTimers();
  resetBrowser();
  await (await database()).clear('keys');
  await writeSecrets('a', { apiKey: canary, accessKey: 'second' });
});

describe('secrets at rest', () => {
  it('are ciphertext under a key that cannot be read out', async () => {
    expect(await readSecrets('a')).toEqual({ apiKey: canary, accessKey: 'second' });
    expect(await stored()).not.toContain(canary);
    const key = await (await database()).get('keys', 'vault');
    expect(key?.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('raw', key as CryptoKey)).rejects.toThrow();
  });

  it('use a fresh nonce for every write', async () => {
    const seen = new Set<string>();
    for (let round = 0; round < 5; round++) {
      await writeSecrets('a', { apiKey: canary });
      seen.add(((await fakeBrowser.storage.local.get('vault')).vault as { iv: string }).iv);
    }
    expect(seen.size).toBe(5);
  });

  it('keep what is not replaced', async () => {
    await writeSecrets('a', { apiKey: 'new' });
    expect(await readSecrets('a')).toEqual({ apiKey: 'new', accessKey: 'second' });
    expect(await readSecrets('other')).toEqual({});
  });

  it('say so when the profile lost its key, and take new ones', async () => {
    await (await database()).clear('keys');
    await expect(readSecrets('a')).rejects.toMatchObject({ kind: 'key' });
    await writeSecrets('a', { apiKey: 'again' });
    expect(await readSecrets('a')).toEqual({ apiKey: 'again' });
  });

  it('are not taken from a vault that was changed', async () => {
    const { vault } = (await fakeBrowser.storage.local.get('vault')) as { vault: { data: string } };
    const turned = vault.data.startsWith('A') ? `B${vault.data.slice(1)}` : `A${vault.data.slice(1)}`;
    await fakeBrowser.storage.local.set({ vault: { ...vault, data: turned } });
    await expect(readSecrets('a')).rejects.toMatchObject({ kind: 'key' });
  });

  it('go with their accounts, and the vault with the last', async () => {
    await writeSecrets('b', { apiKey: 'b' });
    await keepSecretsOf(['b']);
    expect(await readSecrets('a')).toEqual({});
    expect(await readSecrets('b')).toEqual({ apiKey: 'b' });
    await setPassphrase(phrase);
    await lock();
    await keepSecretsOf([]);
    expect(await vaultStatus()).toEqual({ mode: 'device', locked: false });
  });
});

describe('a passphrase', () => {
  it('locks and unlocks without loss', async () => {
    await setPassphrase(phrase);
    expect(await vaultStatus()).toEqual({ mode: 'passphrase', locked: false });
    expect(await (await database()).get('keys', 'vault')).toBeUndefined();
    await lock();
    await expect(readSecrets('a')).rejects.toMatchObject({ kind: 'locked' });
    await expect(writeSecrets('a', { apiKey: 'x' })).rejects.toMatchObject({ kind: 'locked' });
    expect(await unlock('wrong')).toMatchObject({ ok: false });
    expect(await unlock(phrase)).toMatchObject({ ok: true });
    expect((await readSecrets('a')).apiKey).toBe(canary);
    expect(await stored()).not.toContain(canary);
    expect(await stored()).not.toContain(phrase);
  });

  it('asks as many rounds as it says', async () => {
    await setPassphrase(phrase);
    expect((await fakeBrowser.storage.local.get('vault')).vault).toMatchObject({ rounds: 600_000 });
  });

  it('is locked after the browser starts', async () => {
    await setPassphrase(phrase);
    await fakeBrowser.storage.session.clear();
    expect(await vaultStatus()).toEqual({ mode: 'passphrase', locked: true });
  });

  it('locks itself when idle, and not while used', async () => {
    await setPassphrase(phrase);
    await saveSettings({ autoLockMinutes: 10 });
    vi.useFakeTimers({ toFake: ['Date'] });
    const start = Date.now();
    vi.setSystemTime(start + 9 * 60_000);
    await touchVault();
    vi.setSystemTime(start + 18 * 60_000);
    expect((await vaultStatus()).locked).toBe(false);
    vi.setSystemTime(start + 20 * 60_000);
    expect((await vaultStatus()).locked).toBe(true);
    expect(await fakeBrowser.storage.session.get('unlocked')).not.toHaveProperty('unlocked.bits');
  });

  /** Has `job` begun just when a use is being noted, as far as it comes on its own. */
  async function duringTouch(job: () => Promise<void>): Promise<void> {
    const { get } = fakeBrowser.storage.session;
    let begun: Promise<void> | undefined;
    fakeBrowser.storage.session.get = (async (keys: never) => {
      const read = await get(keys);
      if (begun) return read;
      let over = false;
      begun = job().finally(() => {
        over = true;
      });
      await vi.waitFor(
        async () => expect(over || ((await navigator.locks.query()).pending ?? []).length > 0).toBe(true),
        5_000,
      );
      return read;
    }) as never;
    await touchVault();
    await begun;
    fakeBrowser.storage.session.get = get;
  }

  it('stays locked where it is locked while a use is being noted', async () => {
    await setPassphrase(phrase);
    await duringTouch(lock);
    expect(await vaultStatus()).toMatchObject({ locked: true });
  });

  it('stays readable where its passphrase is changed while a use is being noted', async () => {
    await setPassphrase(phrase);
    await duringTouch(() => setPassphrase('another phrase', phrase));
    expect((await readSecrets('a')).apiKey).toBe(canary);
  });

  it('is changed and taken off only by who knows it', async () => {
    await setPassphrase(phrase);
    await expect(setPassphrase('another phrase')).rejects.toMatchObject({ kind: 'passphrase' });
    await expect(removePassphrase('wrong')).rejects.toMatchObject({ kind: 'passphrase' });
    await setPassphrase('another phrase', phrase);
    await lock();
    expect(await unlock(phrase)).toMatchObject({ ok: false });
    await removePassphrase('another phrase');
    expect(await vaultStatus()).toEqual({ mode: 'device', locked: false });
    expect((await readSecrets('a')).apiKey).toBe(canary);
  });

  it('is refused when it is short', async () => {
    await expect(setPassphrase('short')).rejects.toMatchObject({ kind: 'input' });
  });

  it('slows down who guesses, also over restarts and clocks set back', async () => {
    await setPassphrase(phrase);
    await lock();
    // The clock stands still but for what is said here, however long stretching a passphrase takes.
    vi.useFakeTimers({ toFake: ['Date'] });
    const pass = (ms: number) => vi.setSystemTime(Date.now() + ms);
    for (let guess = 0; guess < 3; guess++) expect(await unlock('wrong')).toMatchObject({ ok: false, wait: 0 });
    expect(await unlock(phrase)).toMatchObject({ ok: false, wait: 2_000 });
    pass(500);
    await fakeBrowser.storage.session.clear();
    expect((await unlock(phrase)).wait).toBe(1_500);
    pass(-86_400_000);
    expect((await unlock(phrase)).wait).toBe(2_000);
    pass(2_000);
    expect(await unlock('wrong')).toMatchObject({ ok: false, wait: 0 });
    pass(2_000);
    expect((await unlock(phrase)).wait).toBe(2_000);
    pass(2_000);
    expect(await unlock(phrase)).toMatchObject({ ok: true });
    expect((await fakeBrowser.storage.local.get('vaultTries')).vaultTries ?? undefined).toBeUndefined();
  });
});

describe('killed half way', () => {
  /** Lets so many writes through and then behaves as a killed worker does: nothing more happens. */
  async function killedAfter(writes: number, job: () => Promise<unknown>): Promise<void> {
    const areas = [fakeBrowser.storage.local, fakeBrowser.storage.session] as const;
    const originals = areas.map(({ set, remove }) => ({ set, remove }));
    let left = writes;
    for (const [index, area] of areas.entries()) {
      const { set, remove } = originals[index] as (typeof originals)[number];
      const through = (call: () => unknown) => {
        if (left-- <= 0) throw new Error('killed');
        return call();
      };
      area.set = ((items: never) => through(() => set(items))) as never;
      area.remove = ((keys: never) => through(() => remove(keys))) as never;
    }
    await job().catch(() => undefined);
    for (const [index, area] of areas.entries()) Object.assign(area, originals[index]);
    await fakeBrowser.storage.session.clear();
  }

  it.each([0, 1, 2, 3, 4])('after %i writes: setting, changing and removing lose no secret', async (writes) => {
    await killedAfter(writes, () => setPassphrase(phrase));
    if ((await vaultStatus()).locked) expect(await unlock(phrase)).toMatchObject({ ok: true });
    expect((await readSecrets('a')).apiKey).toBe(canary);

    if ((await vaultStatus()).mode === 'device') await setPassphrase(phrase);
    await killedAfter(writes, () => setPassphrase('another phrase', phrase));
    const unlocked = (await unlock('another phrase')).ok || (await unlock(phrase)).ok;
    expect(unlocked).toBe(true);
    expect((await readSecrets('a')).apiKey).toBe(canary);

    await setPassphrase('third phrase', (await unlock('another phrase')).ok ? 'another phrase' : phrase);
    await killedAfter(writes, () => removePassphrase('third phrase'));
    if ((await vaultStatus()).locked) expect(await unlock('third phrase')).toMatchObject({ ok: true });
    expect((await readSecrets('a')).apiKey).toBe(canary);
  });
});
