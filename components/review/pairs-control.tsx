import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n/index.ts';
import { Button, IconButton } from '../kit/button.tsx';
import { control } from '../kit/row.tsx';
import styles from './crm-field.module.css';
import type { ControlProps } from './field-control.tsx';

type Pair = readonly [label: string, value: string];

/** Label → value, both typed: custom fields that the CRM knows by their label. */
export function PairsControl({ id, field, value, onChange }: ControlProps) {
  const stored =
    typeof value === 'object' && !Array.isArray(value) ? Object.entries(value as Record<string, string>) : [];
  // A pair that has no label yet cannot be stored by label: it lives here until it has one.
  const [rows, setRows] = useState<readonly Pair[]>(stored);
  const put = (next: readonly Pair[]) => {
    setRows(next);
    onChange(Object.fromEntries(next.filter(([label]) => label !== '')));
  };
  const edit = (at: number, pair: Pair) => put(rows.map((row, index) => (index === at ? pair : row)));
  return (
    <div class={styles.pairs} id={id}>
      {rows.map(([label, text], index) => (
        <div class={styles.pair} key={index}>
          <input
            class={control}
            name={`crm.${field.key}.${index}.label`}
            aria-label={t('Name of custom field {n}', { n: index + 1 })}
            placeholder={t('Name')}
            value={label}
            onInput={(event) => edit(index, [event.currentTarget.value, text])}
          />
          <input
            class={control}
            name={`crm.${field.key}.${index}.value`}
            aria-label={t('Value of custom field {n}', { n: index + 1 })}
            placeholder={t('Value')}
            value={text}
            onInput={(event) => edit(index, [label, event.currentTarget.value])}
          />
          <IconButton
            icon="close"
            label={t('Remove custom field {n}', { n: index + 1 })}
            onClick={() => put(rows.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <div>
        <Button look="quiet" icon="add" onClick={() => setRows([...rows, ['', '']])}>
          {t('Add a custom field')}
        </Button>
      </div>
    </div>
  );
}
