import { ask } from '../../lib/ask.ts';
import { said } from '../../lib/i18n/said.ts';
import type { Tone } from '../kit/notice.tsx';

export interface TestResult {
  /** `info` where the CRM has no call that tests a key: nothing is known of it yet. */
  readonly tone: Tone;
  /** In the person's language. */
  readonly message: string;
}

/** Tries the account's key at its CRM. Rejects when the key cannot be read (locked, missing). */
export async function testAccount(id: string): Promise<TestResult> {
  const { ok, tested, message } = await ask('accounts.test', { id });
  return { tone: ok ? (tested ? 'ok' : 'info') : 'bad', message: said(message) };
}

/** What is shown in its place where asking failed. */
export const failed = (failure: unknown): TestResult => ({ tone: 'bad', message: said((failure as Error).message) });
