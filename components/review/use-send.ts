import { useState } from 'preact/hooks';
import { rememberSend } from '../../lib/accounts/habit.ts';
import { ask } from '../../lib/ask.ts';
import type { Lookups } from '../../lib/crm/define.ts';
import { handoffIdOf, withHandoff } from '../../lib/drafts/draft.ts';
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
  /** By account, for the lead that is in the draft now: another lead, or another turn, has none of the answers before. */
  readonly answers: Readonly<Record<string, Answer | undefined>>;
  readonly busy: boolean;
  send(forms: readonly Form[], again?: boolean): Promise<void>;
  forget(accountId: string): void;
}

/** What was looked up for the form; where the CRM itself defines fields, what is missing is asked for. */
async function lookupsOf({ account, crm, read }: Form): Promise<Lookups> {
  const lookups: Record<string, Lookups[string]> = { ...read };
  for (const lookup of Object.keys(crm.lookups ?? {})) {
    lookups[lookup] ??= await ask('crm.lookup', { accountId: account.id, lookup }).catch(() => undefined);
  }
  return lookups;
}

/** Presses Send: one handoff for each account, each with an id made of the draft's. */
export function useSend(hold: DraftHold | undefined, handoffs: ReadonlyMap<string, Handoff>): SendHold {
  const crms = useCrms();
  const [all, setAll] = useState<
    Readonly<Record<string, { readonly id: string; readonly answer: Answer | undefined }>>
  >({});
  const put = (accountId: string, id: string, answer: Answer | undefined) =>
    setAll((known) => ({ ...known, [accountId]: { id, answer } }));
  const draft = hold?.draft;
  const answers = Object.fromEntries(
    Object.entries(all).flatMap(([accountId, { id, answer }]) =>
      draft && handoffIdOf(draft, accountId) === id ? [[accountId, answer]] : [],
    ),
  );

  const sendOne = async (form: Form, again: boolean) => {
    if (!hold || !crms) return;
    const accountId = form.account.id;
    // Stored beside the asking, not before it: the id is made of the draft's, and the same one the next time.
    const draft = hold.change((at) => withHandoff(at, accountId));
    const id = handoffIdOf(draft, accountId);
    put(accountId, id, { kind: 'asking' });
    try {
      // Without a wait where nothing is looked up: the worker has it before the next frame is drawn.
      const read = form.crm.dynamicFields ? { ...form, read: await lookupsOf(form) } : form;
      const plan = crms.planOf(read, draft, handoffs.get(id)?.reference);
      if ('kind' in plan) return put(accountId, id, plan);
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
        put(accountId, id, { kind: 'kept' });
        await rememberSend(draft.url, accountId).catch(() => undefined);
      } else put(accountId, id, answer);
    } catch (failure) {
      put(accountId, id, { kind: 'refused', message: (failure as Error).message, fields: {} });
    }
  };
  return {
    answers,
    busy: Object.values(answers).some((answer) => answer?.kind === 'asking'),
    send: async (forms, again = false) => {
      // In turn: order is kept per draft.
      for (const form of forms) await sendOne(form, again);
    },
    forget: (accountId) => setAll(({ [accountId]: _, ...others }) => others),
  };
}
