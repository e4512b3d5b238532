import { useId } from 'preact/hooks';
import { control, Row } from '../kit/row.tsx';

export function PasswordInput({
  name,
  label,
  value,
  kind,
  below,
  onChange,
}: {
  name: string;
  label: string;
  value: string;
  kind: 'current' | 'new';
  below?: string;
  onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <Row stacked label={label} for={id} below={below}>
      <input
        id={id}
        name={name}
        class={control}
        type="password"
        autocomplete={kind === 'new' ? 'new-password' : 'current-password'}
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </Row>
  );
}
