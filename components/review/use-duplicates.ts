import { useCallback, useEffect, useState } from 'preact/hooks';
import { ask } from '../../lib/ask.ts';
import type { Duplicate } from '../../lib/crm/define.ts';
import type { Draft } from '../../lib/drafts/draft.ts';
import type { Form } from './form.ts';

export type Search =
  | { readonly kind: 'none' }
  /** The account is only a suggestion: it is asked nothing before the person means it. */
  | { readonly kind: 'unasked' }
  | { readonly kind: 'searching' }
  | { readonly kind: 'found'; readonly duplicates: readonly Duplicate[] }
  | { readonly kind: 'failed'; readonly message: string };

/** Typing goes on for a while; the CRM is asked once it stands. */
const typingPause = 600;

/** What a search can go by, '' when there is nothing yet: whole e-mails and phones of seven digits or more. */
function termsOf(draft: Draft): string {
  const emails = draft.lead.emails.filter((email) => /^[^@\s]{1,64}@[^@\s]{1,200}\.[^@\s.]{2,24}$/.test(email));
  const phones = draft.lead.phones
    .map(({ number }) => number)
    .filter((number) => number.replace(/\D/g, '').length >= 7);
  return [...emails, ...phones].join(' ');
}

/** Looks in the CRM for records of the same person. A search that fails says so and is in nobody's way. */
export function useDuplicates(form: Form | undefined, draft: Draft | undefined, paused: boolean, meant: boolean) {
  const [search, setSearch] = useState<Search>({ kind: 'none' });
  const [round, setRound] = useState(0);
  const accountId = form?.account.id ?? '';
  const able = Boolean(form?.crm.findDuplicates) && form?.account.granted === true && !paused;
  const terms = draft && able ? termsOf(draft) : '';
  const started = round > 0 || draft?.past.length === 0;

  useEffect(() => {
    if (!form || !draft || terms === '') return setSearch({ kind: 'none' });
    if (!meant) return setSearch({ kind: 'unasked' });
    let stale = false;
    const run = async () => {
      setSearch({ kind: 'searching' });
      try {
        const values = form.values as never;
        const duplicates = await ask('crm.duplicates', { accountId, lead: draft.lead, values });
        if (!stale) setSearch({ kind: 'found', duplicates });
      } catch (failure) {
        if (!stale) setSearch({ kind: 'failed', message: (failure as Error).message });
      }
    };
    const timer = setTimeout(() => void run(), started ? 0 : typingPause);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [accountId, terms, round, meant]);
  return { search, again: useCallback(() => setRound((at) => at + 1), []) };
}
