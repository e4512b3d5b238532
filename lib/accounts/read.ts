import { browser } from '../browser.ts';
import type { Credentials, CrmApi, Read, RequestSpec } from '../crm/define.ts';
import { wireRequest } from '../crm/wire.ts';
import { sameData } from '../drafts/same-data.ts';
import type { Answer } from '../net/exchange.ts';
import { maskSecrets } from '../net/mask-secrets.ts';
import { SendError } from '../net/send-error.ts';
import { dispatch, preflight } from '../net/send-request.ts';
import { Refusal } from '../refusal.ts';
import type { Account } from './account.ts';
import { baseOf } from './base.ts';
import { accountById } from './store.ts';
import { readSecrets } from './vault.ts';

/**
 * All credentials of an account, secret or not. They and its address come of one read, so that they belong together.
 * Throws Refusal 'locked', 'key' when one is missing or unreadable, 'account' when it is no longer there, and
 * 'changed' when it is not the `account` any more that was read before.
 */
export async function credentialsOf(account: Account, crm: CrmApi): Promise<Credentials> {
  const stored = browser.storage.local.get(['accounts', 'vault']);
  const [present, secrets] = await Promise.all([accountById(account.id, stored), readSecrets(account.id, stored)]);
  if (!present) throw new Refusal('account', `The account “${account.name}” is no longer there.`);
  if (present.base !== account.base || !sameData(present.plain, account.plain)) throw changed(account);
  const entries = crm.credentials.map(({ key, label, secret }) => {
    const value = (secret ? secrets : account.plain)[key] ?? '';
    if (value === '') throw new Refusal('key', `“${label}” is missing for the account “${account.name}”.`);
    return [key, value] as const;
  });
  return Object.fromEntries(entries);
}

/** Sends one request; throws SendError. To be used at once, and once: what was found out before holds for now. */
export type Channel = (request: RequestSpec) => Promise<Answer>;

/**
 * Gets ready to send as the account: its address, its credentials, the permission, the network. Sends
 * nothing itself. Throws Refusal or SendError when nothing can be sent.
 */
export async function openAs(
  account: Account,
  crm: CrmApi,
  options: { operation: string; signal?: AbortSignal | undefined },
): Promise<Channel> {
  const base = baseOf(account, crm);
  // Side by side, but what the person has to mend at the account is told before what the browser has to allow.
  const ready = preflight({ ...options, base });
  ready.catch(() => undefined);
  const credentials = await credentialsOf(account, crm);
  await ready;
  const secrets = crm.credentials.filter(({ secret }) => secret).map(({ key }) => credentials[key] ?? '');
  return async (request) => {
    const answer = await dispatch(wireRequest(crm, base, request, credentials), { ...options, base });
    // A key that was replaced meanwhile: nothing was executed for it, and the one that stands now was not refused.
    if ((answer.status === 401 || answer.status === 403) && !sameData(credentials, await credentialsOf(account, crm))) {
      throw changed(account);
    }
    return maskSecrets(answer, secrets);
  };
}

function changed({ name }: Account): Refusal {
  return new Refusal('changed', `The account “${name}” was changed just now.`);
}

/** A `Read` as this account, for a definition's lookups, checks and searches. */
export function readAs(account: Account, crm: CrmApi, operation: string, signal?: AbortSignal): Read {
  return async (request) => {
    const answer = await (await openAs(account, crm, { operation, signal }))(request);
    const host = new URL(baseOf(account, crm)).host;
    const what = { dispatched: true, operation, host, status: answer.status };
    if (answer.status < 200 || answer.status > 299) {
      throw new SendError('status', { ...what, message: statusMessage(answer.status, host, account.name) });
    }
    if (answer.json === undefined) {
      const message = `${host} did not answer as its API does. A sign-in page of the network may stand in between.`;
      throw new SendError('answer', { ...what, message });
    }
    return answer.json;
  };
}

/** What a status that is no success says to the person. */
export function statusMessage(status: number, host: string, accountName: string): string {
  if (status === 401) return `${host} does not accept the key of “${accountName}”.`;
  if (status === 403) return `The key of “${accountName}” may not do this at ${host}.`;
  if (status === 429) return `${host} asks to wait: too many requests.`;
  if (status === 404) return `${host} does not know this address. Check the API address of “${accountName}”.`;
  return `${host} answered with status ${status}.`;
}
