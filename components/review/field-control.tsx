import { useState } from 'preact/hooks';
import { asOption } from '../../lib/crm/choices.ts';
import type { Field, Value } from '../../lib/crm/define.ts';
import { t } from '../../lib/i18n/index.ts';
import { control } from '../kit/row.tsx';
import styles from './crm-field.module.css';
import { PairsControl } from './pairs-control.tsx';
import { RememberControl } from './remember-control.tsx';

export interface ControlProps {
  id: string;
  field: Field;
  value: Value | undefined;
  invalid: boolean;
  describedBy: string | undefined;
  onChange: (value: Value) => void;
  onRemember: (option: { value: string; label: string }) => Promise<void>;
}

type InputType = 'text' | 'email' | 'tel' | 'url' | 'date' | 'datetime-local';

const inputTypes: Partial<Record<NonNullable<Field['type']>, InputType>> = {
  email: 'email',
  tel: 'tel',
  url: 'url',
  date: 'date',
  datetime: 'datetime-local',
};

/** A datetime with an offset, or anything else a browser's date control cannot hold, is typed as text. */
function inputType(type: Field['type'], text: string): InputType {
  const wanted = inputTypes[type ?? 'text'] ?? 'text';
  if (wanted === 'datetime-local' && text && !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/.test(text)) return 'text';
  return wanted;
}

/** The control that fits a field's type. */
export function FieldControl(props: ControlProps) {
  const { id, field, value, invalid, describedBy, onChange } = props;
  const text = typeof value === 'string' ? value : '';
  const shared = {
    id,
    name: `crm.${field.key}`,
    class: control,
    autocomplete: 'off',
    'aria-invalid': invalid || undefined,
    'aria-required': field.required || undefined,
    'aria-describedby': describedBy,
  } as const;
  const typed = (event: Event) => onChange((event.currentTarget as HTMLInputElement).value);
  switch (field.type) {
    case 'checkbox':
      return (
        <input
          {...shared}
          class={styles.checkbox}
          type="checkbox"
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case 'multiline':
      return <textarea {...shared} rows={3} value={text} onInput={typed} />;
    case 'pairs':
      return <PairsControl {...props} />;
    case 'list':
      return <ListControl {...props} />;
    default:
      break;
  }
  if (field.remember) return <RememberControl {...props} />;
  if (field.type === 'select' || field.options || field.lookup) {
    const options = (field.options ?? []).map(asOption);
    return (
      <select {...shared} value={text} onChange={typed}>
        {!options.some((option) => option.value === '') && (
          <option value="">{field.required ? t('Choose') : '—'}</option>
        )}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {t(option.label)}
          </option>
        ))}
        {text !== '' && !options.some((option) => option.value === text) && <option value={text}>{text}</option>}
      </select>
    );
  }
  return (
    <input
      {...shared}
      // Preact's types want one literal here; any of these is fine.
      type={inputType(field.type, text) as 'text'}
      inputMode={field.type === 'number' ? 'decimal' : undefined}
      value={text}
      onInput={typed}
    />
  );
}

function ListControl(props: ControlProps) {
  const { id, field, value, onChange, onRemember, describedBy } = props;
  const [adding, setAdding] = useState('');
  const picked = Array.isArray(value) ? (value as readonly string[]) : [];
  const options = (field.options ?? []).map(asOption);
  return (
    <fieldset
      id={id}
      name={`crm.${field.key}`}
      class={styles.list}
      aria-label={t(field.label)}
      aria-describedby={describedBy}
    >
      {options.length === 0 && !field.remember && <span>{t('Nothing to choose from.')}</span>}
      {options.map((option) => (
        <label key={option.value} class={styles.choice}>
          <input
            type="checkbox"
            value={option.value}
            checked={picked.includes(option.value)}
            onChange={(event) =>
              onChange(
                event.currentTarget.checked
                  ? [...picked, option.value]
                  : picked.filter((item) => item !== option.value),
              )
            }
          />
          {t(option.label)}
        </label>
      ))}
      {field.remember && (
        // Typed once, named, and from then on one of the boxes above.
        <RememberControl
          {...props}
          id={`${id}-new`}
          field={{ ...field, key: `${field.key}.new`, label: t('Another…'), options: [], required: false }}
          value={adding}
          invalid={false}
          onChange={(text) => setAdding(typeof text === 'string' ? text : '')}
          onRemember={async (option) => {
            await onRemember(option);
            onChange([...picked.filter((item) => item !== option.value), option.value]);
            setAdding('');
          }}
        />
      )}
    </fieldset>
  );
}
