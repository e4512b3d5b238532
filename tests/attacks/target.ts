import { crms } from '../../lib/crm/index.ts';
import { coneToken } from '../../sandbox/conecrm.ts';
import type { Sandbox } from '../../sandbox/server.ts';
import { sandboxAccounts } from '../accounts.ts';
import { openSession, type Session } from '../session.ts';

/** The product in use, with keys that can be looked for. */
export interface Target extends Session {
  /** Every secret of every account, by CRM: texts that stand nowhere else. */
  readonly canaries: Readonly<Record<string, readonly string[]>>;
}

/** A browser with the extension and an account with canary keys at each CRM of a sandbox. */
export async function openTarget(options: { readonly profile?: string } = {}): Promise<Target> {
  let canaries: Target['canaries'] = {};
  const accounts = (sandbox: Sandbox) => {
    canaries = plantCanaries(sandbox);
    return sandboxAccounts(sandbox);
  };
  return { ...(await openSession({ ...options, accounts })), canaries };
}

/** Gives every CRM of the sandbox keys that stand nowhere else. @returns them by CRM. */
export function plantCanaries(sandbox: Sandbox): Record<string, string[]> {
  return Object.fromEntries(
    crms.map(({ id, credentials }) => {
      const secrets = credentials
        .filter(({ secret }) => secret)
        .map(({ key }): [string, string] => {
          const canary = `canary-${id}-${key}-${crypto.randomUUID()}`;
          // ConeCRM's key is a JWT, whose expiry is read.
          return [key, id === 'conecrm' ? coneToken(Date.now() / 1000 + 86_400 * 90, canary) : canary];
        });
      sandbox.setCredentials(id, { ...sandbox.credentials[id], ...Object.fromEntries(secrets) });
      return [id, secrets.map(([, canary]) => canary)];
    }),
  );
}

/** Which of the canaries stand in a text, as they are or as addresses and base64 write them. */
export function found(canaries: Target['canaries'], text: string): string[] {
  return Object.values(canaries)
    .flat()
    .filter((canary) =>
      [canary, encodeURIComponent(canary), Buffer.from(canary).toString('base64').replace(/=+$/, '')].some((form) =>
        text.includes(form),
      ),
    );
}
