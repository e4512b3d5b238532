import { useEffect, useRef, useState } from 'preact/hooks';
import { siteOf } from '../../lib/accounts/habit.ts';
import { rememberSiteValue } from '../../lib/accounts/site-values.ts';
import { ask } from '../../lib/ask.ts';
import { isFilled } from '../../lib/crm/body.ts';
import { asOption } from '../../lib/crm/choices.ts';
import type { Field, Part } from '../../lib/crm/define.ts';
import { type FormSection, layOut, type Standing } from '../../lib/crm/layout.ts';
import { joined, shorten, withRoom } from '../../lib/crm/shorten.ts';
import { putValues, typeValue } from '../../lib/drafts/draft.ts';
import { sameData } from '../../lib/drafts/same-data.ts';
import { t, tn } from '../../lib/i18n/index.ts';
import { said } from '../../lib/i18n/said.ts';
import { Disclosure } from '../kit/disclosure.tsx';
import { Notice } from '../kit/notice.tsx';
import { CrmField, type ForSite } from './crm-field.tsx';
import type { Form } from './form.ts';
import { LookupLine } from './lookup-mark.tsx';
import styles from './sections.module.css';
import type { DraftHold } from './use-draft.ts';

interface Props {
  hold: DraftHold;
  form: Form;
  /** What the CRM said of each field in its last answer. */
  refused: Readonly<Record<string, string>>;
  onRefresh: (lookup: string) => void;
}

/** The CRM's own fields: the person's choices first, what the lead filled folded away, rare ones behind "More fields". */
export function CrmForm({ hold, form, refused, onRefresh }: Props) {
  const { draft, change } = hold;
  const { account, crm, fields, values, problems } = form;
  const placed = useRef({ of: '', map: new Map<string, Standing>() });
  const of = `${account.id} ${draft.id} ${draft.captureId}`;
  if (placed.current.of !== of) placed.current = { of, map: new Map() };
  const sections = layOut(crm, fields, values, placed.current.map);

  const field = (one: Field) => (
    <CrmField
      key={`${account.id} ${one.key}`}
      field={one}
      value={values[one.key]}
      problem={problems.find((problem) => problem.field === one.key)}
      refused={refused[one.key]}
      lookup={one.lookup ? form.lookups[one.lookup] : undefined}
      onChange={(value) => change((at) => typeValue(at, account.id, one.key, value))}
      onRefresh={() => one.lookup && onRefresh(one.lookup)}
      onShorten={() => {
        const value = values[one.key];
        if (typeof value !== 'string' || one.max === undefined) return '';
        const { text } = shorten(value, one.max);
        change((at) => typeValue(at, account.id, one.key, text));
        return text;
      }}
      roomFor={(rest) => (one.type === 'multiline' ? withRoom(fields, one, values, rest) : [])}
      onMove={(rest, to) => change((at) => putValues(at, account.id, { [to.key]: joined(values[to.key], rest) }))}
      forSite={forSiteOf(one)}
      onRemember={async (option) => {
        const known = account.remembered[one.key] ?? [];
        const options = [...known.filter(({ value }) => value !== option.value), option];
        await ask('accounts.remember', { id: account.id, field: one.key, options });
      }}
    />
  );
  const forSiteOf = ({ key }: Field): ForSite | undefined => {
    const site = siteOf(draft.url);
    const value = values[key];
    if (!site || !form.rememberable.has(key) || !isFilled(value)) return undefined;
    const set = sameData(form.forSite[key], value);
    // Offered once the person has chosen it, not beside every field.
    if (!set && draft.values[account.id]?.[key] === undefined) return undefined;
    return {
      site,
      set,
      onSet: (on) => void rememberSiteValue(site, account.id, key, on ? value : undefined),
    };
  };
  const wrong = (list: readonly Field[]) =>
    list.some(({ key }) => refused[key] || problems.some((problem) => problem.field === key));
  const failed = ({ lookup }: Part) => lookup !== undefined && form.lookups[lookup]?.kind === 'failed';
  // What was refused and has no field any more: the CRM's own fields may be gone with the refusal.
  const homeless = Object.entries(refused).filter(([key]) => !fields.some((one) => one.key === key));
  const inside = ({ asked, filled, rare, part }: FormSection) => (
    <>
      {asked.map(field)}
      {filled.length > 0 &&
        (part ? (
          filled.map(field)
        ) : (
          <Fold title={t('From the lead')} hint={summary(filled, form)} open={wrong(filled)}>
            {filled.map(field)}
          </Fold>
        ))}
      {rare.length > 0 && (
        <Fold title={t('More fields')} hint={tn(rare.length, '{n} field', '{n} fields')} open={wrong(rare)}>
          {rare.map(field)}
        </Fold>
      )}
    </>
  );
  return (
    <div class={styles.rows} data-crm={crm.id}>
      {homeless.length > 0 && (
        <Notice tone="warn" live>
          {homeless.map(([, words]) => said(words)).join(' ')}
        </Notice>
      )}
      {sections.map((section) =>
        section.part ? (
          <Fold
            key={section.part.id}
            title={t(section.part.label)}
            hint={summary([...section.asked, ...section.filled], form) || t('Not sent while empty')}
            open={wrong([...section.asked, ...section.filled, ...section.rare]) || failed(section.part)}
          >
            {inside(section)}
            {section.part.lookup && (
              <LookupLine
                state={form.lookups[section.part.lookup]}
                label={t(section.part.label)}
                onRefresh={() => onRefresh(section.part?.lookup ?? '')}
              />
            )}
          </Fold>
        ) : (
          <div key="" class={styles.rows}>
            {inside(section)}
          </div>
        ),
      )}
    </div>
  );
}

/** Opens by itself when something inside needs the person, and never closes under their hands. */
function Fold({ title, hint, open, children }: { title: string; hint: string; open: boolean; children: unknown }) {
  const [shown, setShown] = useState(open);
  useEffect(() => {
    if (open) setShown(true);
  }, [open]);
  return (
    <Disclosure summary={title} hint={hint} open={shown} onToggle={setShown}>
      {children as never}
    </Disclosure>
  );
}

/** The values of some fields in one line, as the closed part shows them. */
function summary(fields: readonly Field[], { values }: Form): string {
  const texts = fields.flatMap((one) => {
    const value = values[one.key];
    if (typeof value !== 'string' || !isFilled(value)) return [];
    return [(one.options ?? []).map(asOption).find((option) => option.value === value)?.label ?? value];
  });
  return texts.join(' · ').slice(0, 120);
}
