import { useState } from 'preact/hooks';
import { rememberSend } from '../../lib/accounts/habit.ts';
import { ask } from '../../lib/ask.ts';
import { withHandoff } from '../../lib/drafts/draft.ts';
import type { MessageInput } from '../../lib/messages.ts';
import { Refusal } from '../../lib/refusal.ts';
import type { DraftHold } from './use-draft.ts';
import { chosenIn, type Form, timeZone, valuesToSend } from './use-form.ts';

/** What came of pressing Send for one account before a handoff was kept. */
export type Answer =
  | { readonly kind: 'asking' }
  | { readonly kind: 'kept' }
  | { readonly kind: 'refused'; readonly message: string; readonly fields: Readonly<Record<string, string>> }
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

/** Presses Send: one handoff for each account, each with an id made of the draft's. */
export function useSend(hold: DraftHold | undefined): SendHold {
  const [answers, setAnswers] = useState<Readonly<Record<string, Answer | undefined>>>({});
  const put = (accountId: string, answer: Answer | undefined) =>
    setAnswers((known) => ({ ...known, [accountId]: answer }));

  const sendOne = async (form: Form, again: boolean) => {
    if (!hold) return;
    const accountId = form.account.id;
    put(accountId, { kind: 'asking' });
    try {
      // Stored beside the asking, not before it: the id is made of the draft's, and the same one the next time.
      const draft = hold.change((at) => withHandoff(at, accountId));
      const input: MessageInput<'handoff.send'> = {
        id: draft.handoffs[accountId] ?? '',
        draftId: draft.id,
        accountId,
        lead: draft.lead,
        values: valuesToSend(form, draft) as never,
        chosen: chosenIn(form),
        timeZone,
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
