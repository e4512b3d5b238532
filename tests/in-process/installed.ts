import { afterAll, beforeAll, beforeEach } from 'vitest';
import { accountAnswers } from '../../lib/accounts/answers.ts';
import { answer } from '../../lib/answer.ts';
import { database } from '../../lib/database.ts';
import { handoffAnswers } from '../../lib/handoff/answers.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { resetBrowser } from './extension.ts';

/** The CRMs that the installed extension hands leads to. */
export let sandbox: Sandbox;

/** Before each test of the file the extension is installed anew, answers messages, and finds the CRMs as on their first day. */
export function installBeforeEach(): void {
  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  afterAll(() => sandbox.close());
  beforeEach(async () => {
    await sandbox.reset();
    resetBrowser();
    answer({ ...accountAnswers, ...handoffAnswers });
    const db = await database();
    for (const store of ['keys', 'history', 'ledger'] as const) await db.clear(store);
  });
}
