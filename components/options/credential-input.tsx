import { useId } from 'preact/hooks';
import type { CredentialField } from '../../lib/crm/define.ts';
import { t } from '../../lib/i18n/index.ts';
import { control, Row } from '../kit/row.tsx';

/** A credential. A secret that is set is shown as dots and can be replaced; it is never read back. */
export function CredentialInput({
  field,
  set,
  value,
  onChange,
}: {
  field: CredentialField;
  set: boolean;
  value: string;
  onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <Row stacked label={t(field.label)} for={id} required below={t(field.help)}>
      <input
        id={id}
        name={`credential.${field.key}`}
        class={control}
        type={(field.secret ? 'password' : 'text') as 'text'}
        autocomplete="off"
        spellcheck={false}
        placeholder={field.secret && set ? '••••••••••••' : ''}
        value={value}
        aria-required={!set}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </Row>
  );
}
