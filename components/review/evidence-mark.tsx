import { type CandidateKey, type FieldEvidence, shownText } from '../../lib/drafts/evidence.ts';
import { t, tn } from '../../lib/i18n/index.ts';
import { said } from '../../lib/i18n/said.ts';
import type { Phone } from '../../lib/lead/lead.ts';
import { Popover } from '../kit/popover.tsx';
import { usePhones } from '../use-phones.ts';
import styles from './evidence-mark.module.css';

interface Props {
  /** Whose candidates they are. */
  of: CandidateKey;
  evidence: FieldEvidence;
  /** Whether anything stands in the field. */
  filled: boolean;
  label: string;
  onPick: (value: unknown) => void;
  onShow: (evidence: FieldEvidence['current']) => void;
}

/** Where a value was read, as a quiet mark; its popover has the source and the other values found. */
export function EvidenceMark({ of, evidence, filled, label, onPick, onShow }: Props) {
  const { current, others, doubtful } = evidence;
  usePhones(of === 'phone' ? others.map(({ candidate }) => (candidate.value as Phone).number) : []);
  if (!current && others.length === 0) return null;
  const source = (current && said(current.evidence.text)) ?? (filled ? t('Typed by you') : t('Nothing chosen yet'));
  const look = doubtful ? styles.doubtful : current ? styles.read : styles.typed;
  const name = [
    t('{field}: where it was read', { field: label }),
    source,
    others.length > 0 ? tn(others.length, '{n} other value', '{n} other values') : '',
  ]
    .filter(Boolean)
    .join('. ');
  return (
    <Popover
      label={t('{field}: where it was read', { field: label })}
      trigger={(button) => (
        <button
          type="button"
          {...button}
          class={`${styles.mark} ${look}`}
          aria-label={name}
          title={source}
          // In the tab order only where there is something to decide.
          tabIndex={doubtful || others.length > 0 ? 0 : -1}
          data-evidence={current?.evidence.source}
          onMouseEnter={() => onShow(current)}
          onMouseLeave={() => onShow(undefined)}
          onFocus={() => onShow(current)}
          onBlur={() => onShow(undefined)}
        >
          {others.length > 0 ? <span class={styles.count}>{others.length}</span> : <span class={styles.dot} />}
        </button>
      )}
    >
      {(close) => (
        <div class={styles.inside}>
          <p>
            <strong>{source}</strong>
            {current && <span class={styles.sure}>{doubtful ? t('Doubtful') : t('Read')}</span>}
          </p>
          {current?.evidence.quote && <p class={styles.quote}>{current.evidence.quote}</p>}
          {others.length > 0 && (
            <>
              <h2 class={styles.heading}>{t('Other values found')}</h2>
              <ul>
                {others.map(({ text, candidate }) => (
                  <li key={text}>
                    <button
                      type="button"
                      class={styles.choice}
                      onClick={() => {
                        onPick(candidate.value);
                        close();
                      }}
                    >
                      <span>{shownText(of, candidate.value)}</span>
                      <span class={styles.source}>{said(candidate.evidence.text)}</span>
                    </button>
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
    </Popover>
  );
}
