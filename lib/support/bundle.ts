import type { AccountView } from '../accounts/account.ts';
import type { Handoff } from '../handoff/handoff.ts';
import type { Settings } from '../settings.ts';

export interface SupportFacts {
  readonly version: string;
  readonly userAgent: string;
  readonly language: string;
  readonly settings: Settings;
  readonly accounts: readonly AccountView[];
  readonly handoffs: readonly Handoff[];
  readonly corrupt: number;
}

/**
 * What somebody who helps needs, as JSON, and nothing of any person: no lead, no values, no names of
 * accounts, no addresses of pages, no keys. Handoffs keep their states, problems' kinds and counts only.
 */
export function supportBundle(facts: SupportFacts): string {
  const { version, userAgent, language, settings, corrupt } = facts;
  const accounts = facts.accounts.map((account, index) => ({
    number: index + 1,
    crm: account.crm,
    ownAddress: account.base !== '',
    granted: account.granted,
    secretsSet: account.secretsSet.length,
    defaults: Object.keys(account.defaults),
    paths: account.paths,
    warning: account.warning !== undefined,
  }));
  const numberOf = (id: string) => facts.accounts.findIndex((account) => account.id === id) + 1;
  const handoffs = facts.handoffs.map((handoff) => ({
    crm: handoff.crm,
    account: numberOf(handoff.accountId),
    reference: handoff.reference,
    state: handoff.state,
    step: `${handoff.at + 1} of ${handoff.steps.length}`,
    attempts: handoff.attempts,
    problem: handoff.problem && { kind: handoff.problem.kind, status: handoff.problem.status },
    refusedFields: Object.keys(handoff.problem?.fields ?? {}),
    minutesSince: Math.round((Date.now() - handoff.updatedAt) / 60_000),
  }));
  return JSON.stringify({ version, userAgent, language, settings, accounts, handoffs, corrupt }, null, 2);
}
