import { useState } from 'preact/hooks';
import type { AccountView } from '../../lib/accounts/account.ts';
import { openHandoff } from '../../lib/gesture/open-handoff.ts';
import type { Handoff } from '../../lib/handoff/handoff.ts';
import { tn } from '../../lib/i18n/index.ts';
import { Disclosure } from '../kit/disclosure.tsx';
import { OutcomeCard } from './outcome-card.tsx';
import styles from './unresolved.module.css';

/** Handoffs of other drafts that need somebody or something yet. */
export function Unresolved({ handoffs, accounts }: { handoffs: readonly Handoff[]; accounts: readonly AccountView[] }) {
  const [open, setOpen] = useState(false);
  if (handoffs.length === 0) return null;
  return (
    <div class={styles.unresolved} data-unresolved={handoffs.length}>
      <Disclosure
        summary={tn(handoffs.length, '{n} handoff is not settled', '{n} handoffs are not settled')}
        open={open}
        onToggle={setOpen}
      >
        {open &&
          [...handoffs]
            .sort((one, other) => other.sequence - one.sequence)
            .map((handoff) => (
              <OutcomeCard
                key={handoff.id}
                named
                handoff={handoff}
                account={accounts.find(({ id }) => id === handoff.accountId)}
                onEdit={() => void openHandoff(handoff.id)}
              />
            ))}
      </Disclosure>
    </div>
  );
}
