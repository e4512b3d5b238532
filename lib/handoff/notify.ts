import { browser } from '../browser.ts';
import { fullName } from '../lead/lead.ts';
import { readSettings } from '../settings.ts';
import type { Handoff } from './handoff.ts';
import { unresolved } from './handoff.ts';

/** Shows on the icon how many handoffs need somebody or something yet. */
export async function showBadge(handoffs: readonly Handoff[], corrupt: number): Promise<void> {
  const count = handoffs.filter(({ state }) => unresolved.has(state)).length + corrupt;
  await browser.action.setBadgeText({ text: count > 0 ? String(count) : '' });
  await browser.action.setBadgeBackgroundColor({ color: '#b3261e' });
}

const titles: Readonly<Partial<Record<Handoff['state'], string>>> = {
  sent: 'Lead sent',
  rejected: 'Lead not taken',
  held: 'Lead waits for you',
  unknown: 'Not certain whether the lead arrived',
};

/**
 * Tells an outcome by a notification while the popup is closed, where the person has allowed that.
 * No page, no key, no address: who, to which account, what became of it.
 */
export async function notify(handoff: Handoff): Promise<void> {
  const title = handoff.problem?.kind === 'duplicate' ? 'Lead sent more than once' : titles[handoff.state];
  if (!title || !(await readSettings()).notifications || !(await mayNotify()) || (await popupIsOpen())) return;
  const who = fullName(handoff.lead) || handoff.lead.companyName || handoff.reference;
  await browser.notifications.create(`handoff:${handoff.id}`, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icons/128.png'),
    title,
    message: [`${who} → ${handoff.accountName}`, handoff.problem?.message].filter(Boolean).join('\n'),
  });
}

async function mayNotify(): Promise<boolean> {
  return browser.permissions.contains({ permissions: ['notifications'] });
}

async function popupIsOpen(): Promise<boolean> {
  const runtime = browser.runtime as typeof browser.runtime & {
    getContexts?: (filter: { contextTypes: string[] }) => Promise<unknown[]>;
  };
  // Firefox has getContexts from 139 on; without it a notification beside an open popup does no harm.
  return ((await runtime.getContexts?.({ contextTypes: ['POPUP'] })) ?? []).length > 0;
}
