import { useId, useState } from 'preact/hooks';
import type { Field, Value } from '../../lib/crm/define.ts';
import type { Problem } from '../../lib/crm/form.ts';
import { dateTime, t, tn } from '../../lib/i18n/index.ts';
import { said } from '../../lib/i18n/said.ts';
import { Button } from '../kit/button.tsx';
import { Row } from '../kit/row.tsx';
import styles from './crm-field.module.css';
import { FieldControl } from './field-control.tsx';
import { LookupMark } from './lookup-mark.tsx';
import { type LookupState, lastRead } from './lookup-state.ts';

export interface CrmFieldProps {
  field: Field;
  value: Value | undefined;
  problem: Problem | undefined;
  /** What the CRM said of it in its last answer. */
  refused: string | undefined;
  lookup: LookupState | undefined;
  stacked?: boolean;
  onChange: (value: Value) => void;
  onRefresh: () => void;
  /** Gives the shortened text. */
  onShorten: () => string;
  /** Other fields of the form that have room for what was cut off `rest`. */
  roomFor?: (rest: string) => readonly Field[];
  onMove?: (rest: string, to: Field) => void;
  onRemember: (option: { value: string; label: string }) => Promise<void>;
  /** Setting the value for all leads of the page's site; absent where that makes no sense. */
  forSite?: ForSite | undefined;
}

export interface ForSite {
  /** Host name of the site. */
  readonly site: string;
  /** Whether the value is the one that is set for the site. */
  readonly set: boolean;
  onSet: (set: boolean) => void;
}

/** One field of the CRM's form, made from its row of the definition's table. */
export function CrmField(props: CrmFieldProps) {
  const { field, value, problem, refused, lookup, forSite } = props;
  const read = lastRead(lookup);
  const id = useId();
  const [cut, setCut] = useState<{ before: string; after: string }>();
  const shortened = cut && cut.after === value ? cut : undefined;
  const rest = shortened ? shortened.before.slice(shortened.after.length).trim() : '';
  const length = typeof value === 'string' ? value.length : 0;
  // A missing value is said next to Send; here only what is wrong with what is there.
  const wrong = problem && problem.kind !== 'required' ? problem : undefined;
  // A year of four digits needs no counting.
  const counted = field.max !== undefined && length > field.max * 0.8 && (field.max > 20 || length > field.max);
  const below = refused || wrong || counted || field.help || shortened || forSite || lookup?.kind === 'failed';
  return (
    <Row
      label={t(field.label)}
      for={id}
      required={field.required}
      stacked={props.stacked}
      mark={field.lookup && <LookupMark state={lookup} label={t(field.label)} onRefresh={props.onRefresh} />}
      below={
        below && (
          <div id={`${id}-below`} class={styles.below}>
            {refused && refused !== wrong?.message && <span class={styles.bad}>{said(refused)}</span>}
            {wrong && (
              <span class={styles.bad}>
                {said(wrong.message)}
                {wrong.kind === 'tooLong' && (
                  <Button
                    look="quiet"
                    data-action="shorten"
                    onClick={() => setCut({ before: String(value), after: props.onShorten() })}
                  >
                    {t('Shorten')}
                  </Button>
                )}
              </span>
            )}
            {shortened && (
              <span class={styles.cut}>
                {tn(shortened.before.length - shortened.after.length, '{n} character cut', '{n} characters cut')}
                <Button look="quiet" data-action="unshorten" onClick={() => props.onChange(shortened.before)}>
                  {t('Undo')}
                </Button>
                {props.roomFor?.(rest).map((other) => (
                  <Button
                    key={other.key}
                    look="quiet"
                    data-move-rest={other.key}
                    onClick={() => {
                      props.onMove?.(rest, other);
                      setCut(undefined);
                    }}
                  >
                    {t('Put the rest into “{field}”', { field: t(other.label) })}
                  </Button>
                ))}
              </span>
            )}
            {lookup?.kind === 'failed' && <span class={styles.bad}>{said(lookup.message)}</span>}
            {read && <span class="unseen">{t('Read {when}', { when: dateTime(read.at) })}</span>}
            {forSite && (
              <span class={styles.site} data-for-site={forSite.set ? 'set' : 'offered'}>
                {forSite.set && <span>{t('Set for {site}', { site: forSite.site })}</span>}
                <Button
                  look="quiet"
                  aria-label={
                    forSite.set
                      ? t('{field}: forget the value for {site}', { field: t(field.label), site: forSite.site })
                      : t('{field}: remember the value for {site}', { field: t(field.label), site: forSite.site })
                  }
                  onClick={() => forSite.onSet(!forSite.set)}
                >
                  {forSite.set ? t('Forget') : t('Remember for {site}', { site: forSite.site })}
                </Button>
              </span>
            )}
            {field.help && (
              <span class={styles.help}>
                <span>{t(field.help)}</span>
              </span>
            )}
            {counted && (
              <span class={length > (field.max ?? 0) ? styles.over : styles.counter}>
                {length} / {field.max}
              </span>
            )}
          </div>
        )
      }
    >
      <FieldControl
        id={id}
        field={field}
        value={value}
        invalid={Boolean(wrong || refused)}
        describedBy={below ? `${id}-below` : undefined}
        onChange={props.onChange}
        onRemember={props.onRemember}
      />
    </Row>
  );
}
