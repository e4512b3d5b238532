import type { Account } from '../../lib/accounts/account.ts';
import { ask } from '../../lib/ask.ts';
import type { CrmDefinition, Values } from '../../lib/crm/define.ts';
import { fieldsOf } from '../../lib/crm/form.ts';
import { t, tn } from '../../lib/i18n/index.ts';
import { Disclosure } from '../kit/disclosure.tsx';
import { CrmField } from '../review/crm-field.tsx';
import { useLookups } from '../review/use-lookups.ts';
import { fullLabel } from './full-label.ts';
import { Panel } from './panel.tsx';

interface Props {
  crm: CrmDefinition;
  account: Pick<Account, 'id' | 'paths' | 'remembered'>;
  /** Choices are read from the CRM only for an account that has its key. */
  saved: boolean;
  values: Values;
  onChange: (values: Values) => void;
}

/** What this account's forms start with, where the lead itself says nothing. */
export function DefaultValues({ crm, account, saved, values, onChange }: Props) {
  const { states, read, refresh } = useLookups(saved ? account.id : '', crm);
  const fields = fieldsOf(crm, { ...account, defaults: {} }, read, values).filter(
    ({ type, reference }) => !reference && type !== 'datetime' && type !== 'date',
  );
  const set = Object.values(values).filter((value) => value !== '').length;
  return (
    <Panel>
      <Disclosure summary={t('Default values')} hint={tn(set, '{n} set', '{n} set')}>
        <p>{t('Used where the lead itself says nothing. You can change them for each lead.')}</p>
        {fields.map((field) => (
          <CrmField
            key={field.key}
            field={{ ...field, label: fullLabel(crm, field), required: false }}
            value={values[field.key]}
            problem={undefined}
            refused={undefined}
            lookup={field.lookup ? states[field.lookup] : undefined}
            onChange={(value) => {
              const { [field.key]: _, ...others } = values;
              onChange(value === '' ? others : { ...others, [field.key]: value });
            }}
            onRefresh={() => field.lookup && refresh(field.lookup)}
            onShorten={() => ''}
            onRemember={async (option) => {
              const known = account.remembered[field.key] ?? [];
              const options = [...known.filter(({ value }) => value !== option.value), option];
              await ask('accounts.remember', { id: account.id, field: field.key, options });
            }}
          />
        ))}
      </Disclosure>
    </Panel>
  );
}
