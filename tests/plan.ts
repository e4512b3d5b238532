import type { Lookups, Values } from '../lib/crm/define.ts';
import type { FormAccount } from '../lib/crm/form.ts';
import { crmById } from '../lib/crm/index.ts';
import { planHandoff } from '../lib/handoff/plan.ts';
import { newReference } from '../lib/handoff/reference.ts';
import type { Lead } from '../lib/lead/lead.ts';
import type { MessageInput } from '../lib/messages.ts';

type Send = MessageInput<'handoff.send'>;
type SendingAccount = FormAccount & { readonly id: string; readonly crm: string };

interface More {
  readonly values?: Values;
  readonly lookups?: Lookups;
  readonly timeZone?: string;
  readonly source?: Send['source'];
}

/**
 * What the review hands to the worker when Send is pressed for a lead, without the ids of draft and handoff.
 * @throws when the table refuses it.
 */
export function planned(account: SendingAccount, lead: Lead, more: More = {}): Omit<Send, 'id' | 'draftId'> {
  const crm = crmById(account.crm);
  if (!crm) throw new Error(`No CRM called ${account.crm}`);
  const { values = {}, lookups = {}, timeZone = 'America/Denver', source = { url: '', title: '' } } = more;
  const plan = planHandoff(crm, account, {
    lead,
    values,
    lookups,
    timeZone,
    reference: newReference(),
    pageUrl: source.url,
  });
  if ('kind' in plan) throw new Error(`${plan.message} ${JSON.stringify(plan.fields)}`);
  return { accountId: account.id, source, ...plan };
}

/** The same with the CRM's lists, which the worker is asked for. */
export async function plannedWithLists(
  ask: (name: 'crm.lookup', input: MessageInput<'crm.lookup'>) => Promise<unknown>,
  account: SendingAccount,
  lead: Lead,
  more: More = {},
): Promise<Omit<Send, 'id' | 'draftId'>> {
  const lookups: Record<string, Lookups[string]> = {};
  for (const lookup of Object.keys(crmById(account.crm)?.lookups ?? {})) {
    const answer = ask('crm.lookup', { accountId: account.id, lookup });
    lookups[lookup] = (await answer.catch(() => undefined)) as Lookups[string];
  }
  return planned(account, lead, { ...more, lookups });
}
