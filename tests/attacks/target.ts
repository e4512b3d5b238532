import { crms } from '../../lib/crm/index.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { type SaveAccount, sandboxAccounts, saveAccounts } from '../accounts.ts';
import { type Chromium, launchChromium } from '../browsers/chromium.ts';
import { builds } from '../build.ts';

/** The product in use: a browser with the extension, an account at each CRM, and keys that can be looked for. */
export interface Target {
  readonly sandbox: Sandbox;
  readonly chromium: Chromium;
  readonly accounts: readonly SaveAccount[];
  /** Every secret of every account: texts that stand nowhere else. */
  readonly canaries: readonly string[];
  readonly close: () => Promise<void>;
}

export async function openTarget(): Promise<Target> {
  const sandbox = await startSandbox();
  for (const { id, credentials } of crms) {
    const known = sandbox.credentials[id] ?? {};
    const secret = credentials.filter((field) => field.secret).map(({ key }) => key);
    sandbox.setCredentials(id, {
      ...known,
      ...Object.fromEntries(secret.map((key) => [key, `canary-${id}-${key}-${crypto.randomUUID()}`])),
    });
  }
  const chromium = await launchChromium({ extension: builds.chromium });
  const accounts = sandboxAccounts(sandbox);
  const options = await chromium.openExtensionPage('options.html');
  await saveAccounts(options, accounts);
  await options.close();
  return {
    sandbox,
    chromium,
    accounts,
    canaries: accounts.flatMap(({ secrets }) => Object.values(secrets)),
    close: async () => {
      await chromium.close();
      await sandbox.close();
    },
  };
}
