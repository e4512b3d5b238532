import type { AccountView } from '../lib/accounts/account.ts';
import { crmById, crms } from '../lib/crm/index.ts';
import type { MessageInput } from '../lib/messages.ts';
import type { Sandbox } from '../sandbox/server.ts';
import type { Surface } from './review.ts';

type SaveAccount = MessageInput<'accounts.save'>;

/** Accounts at the sandbox, one for each CRM, ready to send: what an office would have set up. */
export function sandboxAccounts(sandbox: Sandbox): SaveAccount[] {
  return crms.map(({ id }) => sandboxAccount(sandbox, id));
}

export function sandboxAccount(
  sandbox: Sandbox,
  crm: string,
  change: Partial<SaveAccount['account']> = {},
): SaveAccount {
  const definition = crmById(crm);
  if (!definition) throw new Error(`No CRM called ${crm}`);
  const credentials = sandbox.credentials[crm] ?? {};
  const { defaults, remembered } = prepared(sandbox, crm);
  const of = (secret: boolean) =>
    Object.fromEntries(
      definition.credentials.filter((field) => field.secret === secret).map(({ key }) => [key, credentials[key] ?? '']),
    );
  return {
    account: {
      id: `sandbox-${crm}`,
      crm,
      name: `${definition.name} sandbox`,
      base: sandbox.base[crm] ?? '',
      defaults,
      paths: {},
      remembered,
      plain: of(false),
      ...change,
    },
    secrets: of(true),
  };
}

/** What a person sets once in an account of that CRM: the ids and names that no API lists, and the usual choices. */
function prepared(
  sandbox: Sandbox,
  crm: string,
): { defaults: Record<string, string>; remembered: Record<string, { value: string; label: string }[]> } {
  const known = sandbox.known[crm] ?? {};
  const options = (list: string) => (known[list] ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const first = (list: string) => known[list]?.[0]?.id ?? '';
  switch (crm) {
    case 'acculynx':
      return { defaults: { jobCategory: 'Residential', workType: 'Insurance', priority: 'Normal' }, remembered: {} };
    case 'centerpoint':
      return {
        defaults: { leadType: first('leadTypes') },
        remembered: {
          leadType: options('leadTypes'),
          opportunityManager: options('employees'),
          product: options('products'),
        },
      };
    case 'singleops':
      return { defaults: { operationId: first('operations'), 'custom.123': 'Website' }, remembered: {} };
    case 'conecrm':
      return {
        defaults: { department: first('departments'), source: first('sources'), franchise: first('franchises') },
        remembered: {
          department: options('departments'),
          source: options('sources'),
          franchise: options('franchises'),
        },
      };
    default:
      return { defaults: {}, remembered: {} };
  }
}

/** Saves accounts as the options page does, by its message: quick, for tests that are about something else. */
export async function saveAccounts(optionsPage: Surface, accounts: readonly SaveAccount[]): Promise<AccountView[]> {
  const saved: AccountView[] = [];
  for (const input of accounts) saved.push(await ask<AccountView>(optionsPage, 'accounts.save', input));
  return saved;
}

/** Sends a message from an extension page to the worker. @throws when the worker answers with a failure. */
export async function ask<T>(page: Surface, name: string, input: unknown): Promise<T> {
  const answer = await page.evaluate(
    (message: unknown) => (globalThis as unknown as { chrome: typeof chrome }).chrome.runtime.sendMessage(message),
    { name, input },
  );
  const failure = answer as { failed?: boolean; message?: string } | null;
  if (failure?.failed) throw new Error(`${name}: ${failure.message}`);
  return answer as T;
}

export type { SaveAccount };
