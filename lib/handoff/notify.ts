import { browser } from '../browser.ts';
import { openHandoff } from '../gesture/open-handoff.ts';
import { type LanguageTag, languageFor } from '../i18n/index.ts';
import { fullName } from '../lead/lead.ts';
import { readSettings } from '../settings.ts';
import type { Handoff } from './handoff.ts';
import { unresolved } from './handoff.ts';

/** What this worker has put on the icon. */
let shown: string | undefined;

/** Shows on the icon how many handoffs need somebody or something yet. */
export async function showBadge(handoffs: readonly Handoff[], corrupt: number): Promise<void> {
  const count = handoffs.filter(({ state }) => unresolved.has(state)).length + corrupt;
  const text = count > 0 ? String(count) : '';
  if (text === shown) return;
  const colour = shown === undefined && browser.action.setBadgeBackgroundColor({ color: '#b3261e' });
  await Promise.all([browser.action.setBadgeText({ text }), colour]);
  shown = text;
}

const prefix = 'handoff:';

type Told = 'sent' | 'rejected' | 'held' | 'unknown' | 'duplicate';

/** Told by the worker, which holds no catalogues so that it starts fast. */
export const notificationTitles: Readonly<Record<LanguageTag, Readonly<Record<Told, string>>>> = {
  en: {
    sent: 'Lead sent',
    rejected: 'Lead not taken',
    held: 'Lead waits for you',
    unknown: 'Not certain whether the lead arrived',
    duplicate: 'Lead sent more than once',
  },
  'fr-CA': {
    sent: 'Prospect envoyé',
    rejected: 'Prospect refusé',
    held: 'Un prospect vous attend',
    unknown: 'Pas certain que le prospect soit arrivé',
    duplicate: 'Prospect envoyé plus d’une fois',
  },
  es: {
    sent: 'Prospecto enviado',
    rejected: 'Prospecto rechazado',
    held: 'Un prospecto lo espera',
    unknown: 'No es seguro que el prospecto haya llegado',
    duplicate: 'Prospecto enviado más de una vez',
  },
};

function toldAs({ state, problem }: Handoff): Told | undefined {
  if (problem?.kind === 'duplicate') return 'duplicate';
  return state === 'sent' || state === 'rejected' || state === 'held' || state === 'unknown' ? state : undefined;
}

/**
 * Tells an outcome by a notification while the popup is closed, where the person has allowed that.
 * No page, no key, no address: who, to which account, what became of it. Why, only in English: the
 * popup's card says it in the person's language.
 */
export async function notify(handoff: Handoff): Promise<void> {
  const told = toldAs(handoff);
  const settings = await readSettings();
  if (!told || !settings.notifications || !(await mayNotify()) || (await popupIsOpen())) return;
  const tag = settings.language || languageFor(navigator.language);
  const who = fullName(handoff.lead) || handoff.lead.companyName || handoff.reference;
  await browser.notifications.create(prefix + handoff.id, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icons/128.png'),
    title: notificationTitles[tag][told],
    message: [`${who} → ${handoff.accountName}`, tag === 'en' && handoff.problem?.message].filter(Boolean).join('\n'),
  });
}

/** Opens the card of the handoff whose notification was pressed. Call it in the worker's first turn. */
export function listenForNotifications(find: (id: string) => Promise<Handoff | undefined>): void {
  const open = async (notification: string) => {
    if (!notification.startsWith(prefix)) return;
    await browser.notifications.clear(notification);
    const handoff = await find(notification.slice(prefix.length));
    if (handoff) await openHandoff(handoff.id);
    else await browser.tabs.create({ url: browser.runtime.getURL('/options.html#/history' as never) });
  };
  const listen = () => {
    // The interface is there once the permission is.
    if (!browser.notifications?.onClicked.hasListener(pressed)) browser.notifications?.onClicked.addListener(pressed);
  };
  const pressed = (notification: string) => void open(notification);
  listen();
  browser.permissions.onAdded.addListener(listen);
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
