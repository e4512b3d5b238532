import { useState } from 'preact/hooks';
import { rememberSend } from '../../lib/accounts/habit.ts';
import { ask } from '../../lib/ask.ts';
import type { Lookups } from '../../lib/crm/define.ts';
import { withHandoff } from '../../lib/drafts/draft.ts';
import type { Handoff } from '../../lib/handoff/handoff.ts';
import type { Refused } from '../../lib/handoff/plan.ts';
import type { MessageInput } from '../../lib/messages.ts';
import { Refusal } from '../../lib/refusal.ts';
import type { Form } from './form.ts';
import { useCrms } from './use-crms.ts';
import type { DraftHold } from './use-draft.ts';

/** What came of pressing Send for one account before a handoff was kept. */
export type Answer =
  | { readonly kind: 'asking' }
  | { readonly kind: 'kept' }
  | Refused
  | {
      readonly kind: 'alreadySent';
      readonly at: number;
      readonly recordId?: string | undefined;
      readonly recordUrl?: string | undefined;
    };

export interface SendHold {
  readonly answers: Readonly<Record<string, Answer | undefined>>;
  readonly busy: boolean;
  send(forms: readonly Form[], again?: boolean): Promise<void>;
  forget(accountId: string): void;
}

/** What was looked up for the form; where the CRM itself defines fields, what is missing is asked for. */
async function lookupsOf({ account, crm, read }: Form): Promise<Lookups> {
  const lookups: Record<string, Lookups[string]> = { ...read };
  if (!crm.dynamicFields) return lookups;
  for (const lookup of Object.keys(crm.lookups ?? {})) {
    lookups[lookup] ??= await ask('crm.lookup', { accountId: account.id, lookup }).catch(() => undefined);
  }
  return lookups;
}

/** Presses Send: one handoff for each account, each with an id made of the draft's. */
export function useSend(hold: DraftHold | undefined, handoffs: ReadonlyMap<string, Handoff>): SendHold {
  const crms = useCrms();
  const [answers, setAnswers] = useState<Readonly<Record<string, Answer | undefined>>>({});
  const put = (accountId: string, answer: Answer | undefined) =>
    setAnswers((known) => ({ ...known, [accountId]: answer }));

  const sendOne = async (form: Form, again: boolean) => {
    if (!hold || !crms) return;
    const accountId = form.account.id;
    put(accountId, { kind: 'asking' });
    try {
      // Stored beside the asking, not before it: the id is made of the draft's, and the same one the next time.
      const draft = hold.change((at) => withHandoff(at, accountId));
      const id = draft.handoffs[accountId] ?? '';
      const read = { ...form, read: await lookupsOf(form) };
      const plan = crms.planOf(read, draft, handoffs.get(id)?.reference);
      if ('kind' in plan) return put(accountId, plan);
      const input: MessageInput<'handoff.send'> = {
        id,
        draftId: draft.id,
        accountId,
        ...plan,
        source: { url: draft.url, title: draft.title },
        ...(again ? { again } : {}),
      };
      const answer = await ask('handoff.send', input).catch((failure) => {
        if (failure instanceof Refusal) throw failure;
        // The worker died over it, before or after it was kept: the same id is the same handoff.
        return ask('handoff.send', input);
      });
      if (answer.kind === 'queued') {
        put(accountId, { kind: 'kept' });
        await rememberSend(draft.url, accountId).catch(() => undefined);
      } else put(accountId, answer);
    } catch (failure) {
      put(accountId, { kind: 'refused', message: (failure as Error).message, fields: {} });
    }
  };
  return {
    answers,
    busy: Object.values(answers).some((answer) => answer?.kind === 'asking'),
    send: async (forms, again = false) => {
      // In turn: order is kept per draft.
      for (const form of forms) await sendOne(form, again);
    },
    forget: (accountId) => put(accountId, undefined),
  };
}
