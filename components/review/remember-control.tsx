import { useState } from 'preact/hooks';
import { asOption } from '../../lib/crm/choices.ts';
import { t } from '../../lib/i18n/index.ts';
import { Button } from '../kit/button.tsx';
import { control } from '../kit/row.tsx';
import styles from './crm-field.module.css';
import type { ControlProps } from './field-control.tsx';

/** A value that the person types once and names, and picks by its name afterwards. */
export function RememberControl({ id, field, value, invalid, describedBy, onChange, onRemember }: ControlProps) {
  const options = (field.options ?? []).map(asOption);
  const text = typeof value === 'string' ? value : '';
  const known = options.some((option) => option.value === text);
  const [naming, setNaming] = useState(false);
  const [name, setName] = useState('');
  const fits = text !== '' && (!field.pattern || new RegExp(field.pattern.source, 'u').test(text));
  const typing = naming || options.length === 0 || (text !== '' && !known);
  const keep = async () => {
    await onRemember({ value: text, label: name.trim() });
    setName('');
    setNaming(false);
  };
  const shared = {
    id,
    name: `crm.${field.key}`,
    class: control,
    'aria-invalid': invalid || undefined,
    'aria-required': field.required || undefined,
    'aria-describedby': describedBy,
    // In a list it stands below the boxes, away from the field's own label.
    'aria-label': field.key.endsWith('.new') ? t(field.label) : undefined,
  } as const;
  if (!typing) {
    return (
      <select
        {...shared}
        value={text}
        onChange={(event) => {
          const picked = event.currentTarget.value;
          if (picked === '+') setNaming(true);
          onChange(picked === '+' ? '' : picked);
        }}
      >
        <option value="">{field.required ? t('Choose') : '—'}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
        <option value="+">{t('Another…')}</option>
      </select>
    );
  }
  return (
    <div class={styles.remember}>
      <input
        {...shared}
        autocomplete="off"
        value={text}
        placeholder={field.pattern ? t(field.pattern.says) : undefined}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      {fits && !known && (
        <div class={styles.naming}>
          <input
            class={control}
            name={`crm.${field.key}.name`}
            aria-label={t('Name to pick it by next time')}
            placeholder={t('Name to pick it by next time')}
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || !name.trim()) return;
              event.preventDefault();
              event.stopPropagation();
              void keep();
            }}
          />
          <Button disabled={!name.trim()} onClick={() => void keep()}>
            {t('Remember it')}
          </Button>
        </div>
      )}
      {options.length > 0 && (
        <div>
          <Button
            look="quiet"
            onClick={() => {
              setNaming(false);
              onChange('');
            }}
          >
            {t('Pick a remembered one')}
          </Button>
        </div>
      )}
    </div>
  );
}
