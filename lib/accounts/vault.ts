import { browser } from '../browser.ts';
import { database } from '../database.ts';
import { withLock } from '../lock.ts';
import { Refusal } from '../refusal.ts';
import { z } from '../schema.ts';
import { readSettings } from '../settings.ts';
import { keyFrom, newDeviceKey, newSalt, passphraseRounds, seal, stretch, unseal } from './cipher.ts';
import { beforeTry, forgetTries } from './tries.ts';

/**
 * The accounts' secrets. At rest there is one item, `vault`, in storage.local, and it holds ciphertext
 * only: under a key that the browser will not give out (kept in the extension's IndexedDB), or under one
 * made from the person's passphrase, of which a copy stands in storage.session while unlocked. Every
 * change of mode or passphrase is one write of that item, so a death at any point leaves the old vault
 * or the new one, each with all secrets.
 */
const vaultSchema = z.object({
  version: z.literal(1),
  mode: z.enum(['device', 'passphrase']),
  salt: z._default(z.string(), ''),
  rounds: z._default(z.number(), passphraseRounds),
  iv: z.string(),
  data: z.string(),
});
type Vault = z.infer<typeof vaultSchema>;

const secretsSchema = z.record(z.string(), z.record(z.string(), z.string()));
/** By account id, by credential key. */
type Secrets = z.infer<typeof secretsSchema>;

const unlockedSchema = z.object({ bits: z.string(), usedAt: z.number() });

export interface VaultStatus {
  readonly mode: 'device' | 'passphrase';
  readonly locked: boolean;
}

const shortest = 8;

/** How the vault stands. One that has lain unused for longer than the person set is locked first. */
export async function vaultStatus(): Promise<VaultStatus> {
  const vault = await load();
  const mode = vault?.mode ?? 'device';
  return { mode, locked: mode === 'passphrase' && (await unlockedBits()) === undefined };
}

/**
 * One account's secrets by credential key; {} when it has none. `stored` is what was read of the store already.
 * Throws Refusal 'locked' or 'key' (unreadable).
 */
export async function readSecrets(
  accountId: string,
  stored?: Promise<Record<string, unknown>>,
): Promise<Readonly<Record<string, string>>> {
  const [vault, key] = await Promise.all([load(stored), storedDeviceKey()]);
  if (!vault) return {};
  return (await open(vault, await keyOf(vault, key)))[accountId] ?? {};
}

/**
 * Sets or replaces some of an account's secrets; the others stay. `beside` are other items of storage.local that the
 * same write sets. Throws Refusal 'locked'.
 */
export function writeSecrets(
  accountId: string,
  change: Readonly<Record<string, string>>,
  beside?: Readonly<Record<string, unknown>>,
): Promise<void> {
  return edit((secrets) => ({ ...secrets, [accountId]: { ...secrets[accountId], ...change } }), beside);
}

/** Keeps the secrets of these accounts only. Throws Refusal 'locked'. With no account left the vault starts anew. */
export async function keepSecretsOf(accountIds: readonly string[]): Promise<void> {
  if (accountIds.length > 0) {
    return edit((secrets) => Object.fromEntries(Object.entries(secrets).filter(([id]) => accountIds.includes(id))));
  }
  await browser.storage.local.remove(['vault', 'vaultTries']);
  await lock();
}

/** Tries a passphrase. After three wrong ones each next try has to wait, also over restarts. */
export function unlock(passphrase: string): Promise<{ ok: boolean; message: string; wait: number }> {
  return withLock('vault', async () => {
    const vault = await load();
    if (vault?.mode !== 'passphrase') return { ok: true, message: '', wait: 0 };
    const wait = await beforeTry();
    if (wait > 0) return { ok: false, message: `Wait ${Math.ceil(wait / 1000)} seconds, then try again.`, wait };
    const bits = await stretch(passphrase, vault.salt, vault.rounds);
    if ((await unseal(await keyFrom(bits), labelOf(vault), vault)) === undefined) {
      return { ok: false, message: 'That passphrase is not right.', wait: 0 };
    }
    await forgetTries();
    await rememberBits(bits);
    return { ok: true, message: '', wait: 0 };
  });
}

export function lock(): Promise<void> {
  return withLock('unlocked', forgetBits);
}

/** The person is using the extension: the time until the vault locks itself starts anew. */
export function touchVault(): Promise<void> {
  // Alone: what is locked or given another passphrase meanwhile must not be opened again by what was read before.
  return withLock('unlocked', async () => {
    const bits = await unlockedBits();
    if (bits !== undefined) await storeBits(bits);
  });
}

/** Puts a passphrase on the vault, or changes it. `current` is needed when there is one already. */
export async function setPassphrase(passphrase: string, current?: string): Promise<void> {
  if (passphrase.length < shortest) throw new Refusal('input', `Use at least ${shortest} characters.`);
  await confirm(current);
  await withLock('vault', async () => {
    const vault = await load();
    const secrets = vault ? await open(vault, await keyOf(vault)) : {};
    const salt = newSalt();
    const bits = await stretch(passphrase, salt, passphraseRounds);
    await store({ mode: 'passphrase', salt, rounds: passphraseRounds }, await keyFrom(bits), secrets);
    await rememberBits(bits);
    await (await database()).delete('keys', 'vault');
  });
}

/** Takes the passphrase off: the secrets go back under the device's key. */
export async function removePassphrase(current: string): Promise<void> {
  await confirm(current);
  await withLock('vault', async () => {
    const vault = await load();
    if (vault?.mode !== 'passphrase') return;
    const secrets = await open(vault, await keyOf(vault));
    await store({ mode: 'device', salt: '', rounds: passphraseRounds }, await deviceKey(), secrets);
    await lock();
  });
}

async function confirm(current: string | undefined): Promise<void> {
  if ((await vaultStatus()).mode === 'device') return;
  const { ok, message } = await unlock(current ?? '');
  if (!ok) throw new Refusal('passphrase', message);
}

async function load(
  stored: Promise<Record<string, unknown>> = browser.storage.local.get('vault'),
): Promise<Vault | undefined> {
  const parsed = vaultSchema.safeParse((await stored).vault);
  return parsed.success ? parsed.data : undefined;
}

async function store(
  kind: Pick<Vault, 'mode' | 'salt' | 'rounds'>,
  key: CryptoKey,
  secrets: Secrets,
  beside?: Readonly<Record<string, unknown>>,
): Promise<void> {
  const sealed = await seal(key, labelOf(kind), secrets);
  await browser.storage.local.set({ ...beside, vault: { version: 1, ...kind, ...sealed } });
}

function edit(change: (secrets: Secrets) => Secrets, beside?: Readonly<Record<string, unknown>>): Promise<void> {
  return withLock('vault', async () => {
    const vault = await load();
    if (!vault || (vault.mode === 'device' && !(await storedDeviceKey()))) {
      // The first secret, or a profile that lost its key (its old secrets cannot be read by anybody).
      await store({ mode: 'device', salt: '', rounds: passphraseRounds }, await deviceKey(), change({}), beside);
      return;
    }
    const key = await keyOf(vault);
    await store(vault, key, change(await open(vault, key)), beside);
  });
}

async function open(vault: Vault, key: CryptoKey): Promise<Secrets> {
  const parsed = secretsSchema.safeParse(await unseal(key, labelOf(vault), vault));
  if (!parsed.success) throw unreadable();
  return parsed.data;
}

async function keyOf(vault: Vault, stored?: CryptoKey): Promise<CryptoKey> {
  if (vault.mode === 'device') {
    const key = stored ?? (await storedDeviceKey());
    if (!key) throw unreadable();
    return key;
  }
  const bits = await unlockedBits();
  if (bits === undefined) throw new Refusal('locked', 'The keys are locked. Enter your passphrase to unlock them.');
  return keyFrom(bits);
}

async function storedDeviceKey(): Promise<CryptoKey | undefined> {
  return (await database()).get('keys', 'vault');
}

async function deviceKey(): Promise<CryptoKey> {
  const made = await newDeviceKey();
  const tx = (await database()).transaction('keys', 'readwrite', { durability: 'strict' });
  const present = await tx.store.get('vault');
  if (!present) await tx.store.put(made, 'vault');
  await tx.done;
  return present ?? made;
}

/** The unlocked key's bits; locks first when they have lain unused for longer than the person set. */
async function unlockedBits(): Promise<string | undefined> {
  const parsed = unlockedSchema.safeParse((await browser.storage.session.get('unlocked')).unlocked);
  if (!parsed.success) return undefined;
  const { autoLockMinutes } = await readSettings();
  // A clock that was set back must not keep the vault open: a use in the future is no use.
  const idle = Math.abs(Date.now() - parsed.data.usedAt);
  if (idle < autoLockMinutes * 60_000) return parsed.data.bits;
  await forgetBits();
  return undefined;
}

function rememberBits(bits: string): Promise<void> {
  return withLock('unlocked', () => storeBits(bits));
}

async function storeBits(bits: string): Promise<void> {
  await browser.storage.session.set({ unlocked: { bits, usedAt: Date.now() } });
}

async function forgetBits(): Promise<void> {
  await browser.storage.session.remove('unlocked');
}

function labelOf({ mode, salt }: Pick<Vault, 'mode' | 'salt'>): string {
  return `lead-handoff vault 1 ${mode} ${salt}`;
}

function unreadable(): Refusal {
  return new Refusal('key', 'The stored keys cannot be read in this browser profile. Enter them again.');
}
