import { useEffect, useState } from 'preact/hooks';
import { isHabit, suggestAccount, unusual } from '../../lib/accounts/habit.ts';
import { chooseAccount, offerAccount, putValues, withoutHandoff } from '../../lib/drafts/draft.ts';
import { isBlank } from '../../lib/drafts/lead-path.ts';
import { sameData } from '../../lib/drafts/same-data.ts';
import { unresolved } from '../../lib/handoff/handoff.ts';
import { t } from '../../lib/i18n/index.ts';
import { said } from '../../lib/i18n/said.ts';
import { Notice } from '../kit/notice.tsx';
import { goTo } from './go-to.ts';
import { Header } from './header.tsx';
import { knownThere } from './known-there.ts';
import { lazy } from './lazy.tsx';
import { LeadSection } from './lead-section.tsx';
import { ReadingState } from './reading-state.tsx';
import styles from './review.module.css';
import sections from './sections.module.css';
import { useAccounts } from './use-accounts.ts';
import { useDraft } from './use-draft.ts';
import { useDuplicates } from './use-duplicates.ts';
import { useForms } from './use-form.ts';
import { useHabits } from './use-habits.ts';
import { useHandoffs } from './use-handoffs.ts';
import { useIncoming } from './use-incoming.ts';
import { useKeys } from './use-keys.ts';
import { useSend } from './use-send.ts';

// What comes after the lead is loaded after it is shown.
const afterTheLead = () => import('./after-the-lead.ts');
const AccountPicker = lazy(async () => ({ default: (await afterTheLead()).AccountPicker }));
const CrmForm = lazy(async () => ({ default: (await afterTheLead()).CrmForm }));
const Duplicates = lazy(async () => ({ default: (await import('./duplicates.tsx')).Duplicates }));
const Outcomes = lazy(async () => ({ default: (await afterTheLead()).Outcomes }));
const LeadChoices = lazy(async () => ({ default: (await afterTheLead()).LeadChoices }));
const Locked = lazy(async () => ({ default: (await afterTheLead()).Locked }));
const NoAccount = lazy(async () => ({ default: (await afterTheLead()).NoAccount }));
const Preview = lazy(() => import('./preview.tsx'));
const SendBar = lazy(async () => ({ default: (await afterTheLead()).SendBar }));
const UnplacedTray = lazy(async () => ({ default: (await afterTheLead()).UnplacedTray }));
const Unresolved = lazy(async () => ({ default: (await afterTheLead()).Unresolved }));

/** The whole review: what was read, where it goes, and what became of it. Popup, panel and window show the same. */
export function Review({ search }: { search?: string }) {
  const hold = useDraft(search);
  const { accounts, vault, reload } = useAccounts();
  const handoffs = useHandoffs(hold?.draft);
  const habits = useHabits();
  const sending = useSend(hold, handoffs);
  const { forms, refresh } = useForms(hold?.draft, accounts, habits, (id) => {
    const handoff = handoffs.get(hold?.draft.handoffs[id] ?? '');
    const answer = sending.answers[id];
    return handoff?.state === 'rejected' ? handoff : answer?.kind === 'refused' ? answer : undefined;
  });
  const [previewing, setPreviewing] = useState(false);
  const { dropping, failed } = useIncoming(hold);
  const account = hold?.draft.account;
  const [inView] = forms;
  const settled = inView && hold ? handoffs.get(hold.draft.handoffs[inView.account.id] ?? '') : undefined;
  // A search tells the CRM the lead's e-mail and phone: not one that is merely the last one used.
  const meant =
    hold !== undefined &&
    habits !== undefined &&
    (hold.draft.picked || accounts?.length === 1 || isHabit(habits, hold.draft.url, account ?? ''));
  const duplicates = useDuplicates(inView, hold?.draft, hold?.reading === 'reading' || settled !== undefined, meant);
  useKeys(hold);

  useEffect(() => {
    if (!hold || !habits || !accounts || accounts.length === 0) return;
    if (accounts.some(({ id }) => id === account)) return;
    hold.change((at) => offerAccount(at, suggestAccount(habits, at.url, accounts)));
  }, [hold, habits, accounts, account]);

  if (!hold || !accounts || !habits) return <div class={styles.review} aria-busy="true" />;
  const { draft } = hold;
  const mine = [draft.account, ...draft.also].flatMap((id) => handoffs.get(draft.handoffs[id] ?? '') ?? []);
  const [form] = forms;
  const current = form && handoffs.get(draft.handoffs[form.account.id] ?? '');
  const answer = form && sending.answers[form.account.id];
  const refused =
    current?.state === 'rejected' ? (current.problem?.fields ?? {}) : answer?.kind === 'refused' ? answer.fields : {};
  // What was kept is on its way by itself; what was refused may be sent again.
  const pending = forms.filter((one) => {
    const handoff = handoffs.get(draft.handoffs[one.account.id] ?? '');
    if (!handoff || handoff.state === 'rejected' || handoff.state === 'discarded') return true;
    // What is held has not left yet: an edit may still go along.
    const values = draft.values[one.account.id] ?? {};
    // It was frozen with the defaults as well, which the draft does not hold.
    const same = Object.entries(values).every(([key, value]) => sameData(handoff.values[key], value));
    return handoff.state === 'held' && !(same && sameData(handoff.lead, draft.lead));
  });
  const guarded = form && unusual(habits, draft.url, form.account.id, accounts);
  const usual = accounts.find(({ id }) => id === guarded);

  return (
    <div
      class={styles.review}
      data-dropping={dropping || undefined}
      aria-busy={hold.reading === 'reading' || undefined}
    >
      <Header hold={hold} lockable={vault?.mode === 'passphrase' && !vault.locked} />
      <main class={styles.scroll}>
        <Unresolved
          handoffs={[...handoffs.values()].filter(
            ({ id, state }) => unresolved.has(state) && !mine.some((one) => one.id === id),
          )}
          accounts={accounts}
        />
        {hold.unkept && (
          <div class={sections.section} data-state="unkept">
            <Notice tone="bad" live title={t('The extension’s storage is full')}>
              {t('What you change here is gone when this closes. Settle or discard leads that wait.')}
            </Notice>
          </div>
        )}
        {failed && (
          <div class={sections.section} data-state="unread">
            <Notice tone="bad" live>
              {t('That could not be read as a lead.')}
            </Notice>
          </div>
        )}
        <ReadingState hold={hold} blank={isBlank(draft.lead)} />
        {(hold.capture?.leads.length ?? 0) > 1 && <LeadChoices hold={hold} />}
        <LeadSection hold={hold} />
        <UnplacedTray key={draft.captureId} hold={hold} form={form} />
        {accounts.length === 0 ? (
          <NoAccount />
        ) : (
          <section class={sections.section} aria-label={t('Account')}>
            <AccountPicker hold={hold} accounts={accounts} />
            {form?.account.warning && (
              <div data-warning>
                <Notice tone="warn">{said(form.account.warning)}</Notice>
              </div>
            )}
            {form && (
              <Duplicates
                search={duplicates.search}
                form={form}
                onUse={(values) => hold.change((at) => putValues(at, form.account.id, values))}
                onAgain={duplicates.again}
                onMeant={() => hold.change((at) => chooseAccount(at, form.account.id))}
              />
            )}
            {form && (
              <CrmForm
                key={form.account.id}
                hold={hold}
                form={form}
                refused={refused}
                onRefresh={(lookup) => refresh(form.account.id, lookup)}
              />
            )}
          </section>
        )}
      </main>
      <footer class={styles.footer}>
        {previewing && form && <Preview form={form} draft={draft} onClose={() => setPreviewing(false)} />}
        {vault?.locked && <Locked onReady={() => void reload()} />}
        <Outcomes
          hold={hold}
          handoffs={mine}
          accounts={accounts}
          answers={sending.answers}
          onAgain={(accountId) =>
            void sending.send(
              pending.filter(({ account: { id } }) => id === accountId),
              true,
            )
          }
          onForget={sending.forget}
          onEdit={(handoff) => {
            const [field] = Object.keys(handoff.problem?.fields ?? {});
            goTo(field ? `crm.${field}` : 'lead.firstName');
          }}
          onNew={(accountId) => {
            sending.forget(accountId);
            hold.change((at) => withoutHandoff(at, accountId));
          }}
        />
        {pending.length > 0 && (
          <SendBar
            forms={pending}
            busy={sending.busy}
            known={knownThere(duplicates.search, form)}
            usual={usual}
            onUsual={(id) => hold.change((at) => chooseAccount(at, id))}
            onSend={() => {
              setPreviewing(false);
              void sending.send(pending);
            }}
            onPreview={() => setPreviewing(!previewing)}
            onView={(id) =>
              hold.change((at) => ({ ...at, account: id, also: [at.account, ...at.also].filter((one) => one !== id) }))
            }
          />
        )}
      </footer>
    </div>
  );
}
