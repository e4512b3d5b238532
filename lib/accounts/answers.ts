import type { Handlers } from '../answer.ts';
import { apiOf } from '../crm/apis.ts';
import type { CrmApi } from '../crm/define.ts';
import { sameData } from '../drafts/same-data.ts';
import { doubtSearches, release } from '../handoff/engine.ts';
import { dropHost, hostGranted, hostPattern } from '../net/host.ts';
import { Refusal } from '../refusal.ts';
import type { Account, AccountView } from './account.ts';
import { watchVault } from './auto-lock.ts';
import { baseOf, problemOfBase } from './base.ts';
import { forgetLookups, lookUp } from './lookups.ts';
import { credentialsOf, readAs } from './read.ts';
import { accountById, accountIds, deleteAccount, listAccounts, putAccount } from './store.ts';
import {
  keepSecretsOf,
  lock,
  readSecrets,
  removePassphrase,
  setPassphrase,
  touchVault,
  unlock,
  vaultStatus,
} from './vault.ts';

type AccountMessage = Extract<keyof Handlers, `accounts.${string}` | `crm.${string}` | `vault.${string}`>;

/** What pages may ask of accounts, vault and CRMs' pickers. */
export const accountAnswers: Pick<Handlers, AccountMessage> = {
  'accounts.list': async () => Promise.all((await listAccounts()).map(viewOf)),

  'accounts.save': async ({ account: input, secrets }) => {
    await touchVault();
    const crm = knownApi(input.crm);
    const problem = problemOfBase(input.base, crm);
    if (problem) throw new Refusal('base', problem);
    if (input.name.trim() === '') throw new Refusal('input', 'Give the account a name.');
    const old = await accountById(input.id);
    const account: Account = {
      ...input,
      version: 1,
      name: input.name.trim(),
      plain: only(crm, false, input.plain),
      createdAt: old?.createdAt ?? Date.now(),
    };
    const elsewhere = old && (await leadsElsewhere(old, account, secrets));
    if (elsewhere) await doubtSearches(account.id);
    const set = Object.entries(only(crm, true, secrets)).filter(([, secret]) => secret !== '');
    await putAccount(account, Object.fromEntries(set));
    // What was made ready before this write may have gone to the old address after the first look.
    if (elsewhere) await doubtSearches(account.id);
    if (old) await dropUnusedHost(old);
    if (old && baseOf(old, crm) !== baseOf(account, crm)) await forgetLookups(account.id, crm);
    await release(['unauthorized', 'key', 'permission', 'account'], account.id);
    return viewOf(account);
  },

  'accounts.remove': async ({ id }) => {
    const account = await accountById(id);
    if (!account) return undefined;
    await deleteAccount(id);
    // A locked vault forgets the secrets when it is unlocked next.
    await tidyVault().catch(() => undefined);
    await forgetLookups(id, apiOf(account.crm));
    await dropUnusedHost(account);
    return undefined;
  },

  'accounts.test': async ({ id }) => {
    await touchVault();
    const { account, crm } = await known(id);
    await credentialsOf(account, crm);
    if (!(await hostGranted(baseOf(account, crm)))) {
      const { hostname } = new URL(baseOf(account, crm));
      return { ok: false, tested: false, message: `The browser has not allowed access to ${hostname}.` };
    }
    if (!crm.check) {
      return {
        ok: true,
        tested: false,
        message: `${crm.name} has no call that tests a key: the first lead will show.`,
      };
    }
    try {
      return { ok: true, tested: true, message: await crm.check(readAs(account, crm, 'test')) };
    } catch (error) {
      return { ok: false, tested: true, message: error instanceof Error ? error.message : 'The test failed.' };
    }
  },

  'accounts.remember': async ({ id, field, options }) => {
    const { account } = await known(id);
    const changed = { ...account, remembered: { ...account.remembered, [field]: options } };
    await putAccount(changed);
    return viewOf(changed);
  },

  'crm.lookup': async ({ accountId, lookup, fresh }) => {
    await touchVault();
    const { account, crm } = await known(accountId);
    if (!crm.lookups || !Object.hasOwn(crm.lookups, lookup)) throw new Refusal('input', 'There is no such list.');
    return lookUp(crm, account, lookup, fresh);
  },

  'crm.duplicates': async ({ accountId, lead, values }) => {
    await touchVault();
    const { account, crm } = await known(accountId);
    return [...((await crm.findDuplicates?.(readAs(account, crm, 'search'), { lead, values })) ?? [])];
  },

  'vault.status': vaultStatus,
  'vault.unlock': async ({ passphrase }) => {
    const result = await unlock(passphrase);
    if (result.ok) {
      await watchVault();
      await tidyVault();
      await release(['locked']);
    }
    return result;
  },
  'vault.lock': async () => {
    await lock();
    return undefined;
  },
  'vault.setPassphrase': async ({ current, passphrase }) => {
    await setPassphrase(passphrase, current);
    await watchVault();
    return undefined;
  },
  'vault.removePassphrase': async ({ current }) => {
    await removePassphrase(current);
    return undefined;
  },
};

/** Whether the account will have another address or other credentials, or may have: a locked vault does not tell. */
async function leadsElsewhere(
  old: Account,
  { base, plain }: Account,
  secrets: Readonly<Record<string, string>>,
): Promise<boolean> {
  if (old.base !== base || !sameData(old.plain, plain)) return true;
  const known = await readSecrets(old.id).catch(() => ({}) as Record<string, string>);
  return Object.entries(secrets).some(([key, secret]) => secret !== '' && secret.trim() !== known[key]);
}

async function tidyVault(): Promise<void> {
  await keepSecretsOf(await accountIds());
}

function knownApi(id: string): CrmApi {
  const crm = apiOf(id);
  if (!crm) throw new Refusal('input', 'This version does not know that CRM.');
  return crm;
}

async function known(id: string): Promise<{ account: Account; crm: CrmApi }> {
  const account = await accountById(id);
  if (!account) throw new Refusal('account', 'That account is no longer there.');
  return { account, crm: knownApi(account.crm) };
}

async function viewOf(account: Account): Promise<AccountView> {
  const crm = apiOf(account.crm);
  const granted = crm ? await hostGranted(baseOf(account, crm)) : false;
  const secrets = await readSecrets(account.id).catch(() => undefined);
  const warning = crm && secrets ? crm.inspectCredentials?.({ ...account.plain, ...secrets }, Date.now()) : undefined;
  // While the vault is locked nobody can say which are set; an account is saved with all of them.
  const secretKeys = crm?.credentials.filter((field) => field.secret).map((field) => field.key) ?? [];
  const secretsSet = secrets ? secretKeys.filter((key) => (secrets[key] ?? '') !== '') : secretKeys;
  return {
    ...account,
    crmName: crm?.name ?? account.crm,
    searchable: crm?.reconcile !== undefined,
    secretsSet,
    granted,
    ...(warning ? { warning } : {}),
  };
}

function only(crm: CrmApi, secret: boolean, values: Readonly<Record<string, string>>): Record<string, string> {
  const fields = crm.credentials.filter((field) => field.secret === secret && Object.hasOwn(values, field.key));
  return Object.fromEntries(fields.map(({ key }) => [key, (values[key] ?? '').trim()]));
}

/** Gives the host permission of an account back unless another account still needs that host. */
async function dropUnusedHost(account: Account): Promise<void> {
  const patternOf = (one: Account): string | undefined => {
    const crm = apiOf(one.crm);
    return crm ? hostPattern(baseOf(one, crm)) : undefined;
  };
  const pattern = patternOf(account);
  const crm = apiOf(account.crm);
  if (!crm || (await listAccounts()).some((other) => patternOf(other) === pattern)) return;
  await dropHost(baseOf(account, crm));
}
