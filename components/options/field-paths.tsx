import { useEffect, useId, useState } from 'preact/hooks';
import type { Account, AccountView } from '../../lib/accounts/account.ts';
import { ask } from '../../lib/ask.ts';
import type { CrmDefinition, Field } from '../../lib/crm/define.ts';
import { pathProblem } from '../../lib/crm/form.ts';
import { crmById } from '../../lib/crm/index.ts';
import { t } from '../../lib/i18n/index.ts';
import { Button } from '../kit/button.tsx';
import { control, Row } from '../kit/row.tsx';
import { accountLabel } from '../review/account-picker.tsx';
import type { AccountsHold } from '../review/use-accounts.ts';
import styles from './field-paths.module.css';
import { fullLabel } from './full-label.ts';
import { Panel, Place } from './panel.tsx';

type Paths = Account['paths'];

/** Every row of a CRM's table: where its value stands in the request, and whether the vendor's page says so. */
export default function FieldPaths({ hold, accountId }: { hold: AccountsHold; accountId: string }) {
  const id = useId();
  const accounts = hold.accounts ?? [];
  const account = accounts.find((one) => one.id === accountId) ?? accounts[0];
  const crm = account && crmById(account.crm);
  const save = async (one: AccountView, paths: Paths) => {
    const { id: own, crm: of, name, base, defaults, remembered, plain } = one;
    await ask('accounts.save', {
      account: { id: own, crm: of, name, base, defaults, remembered, plain, paths },
      secrets: {},
    });
    await hold.reload();
  };
  return (
    <Place
      title={t('Field paths')}
      intro={t(
        'Where each value stands in the request. Paths that the vendor’s page does not print are inferred: if your CRM wants another one, change it here, for this account only.',
      )}
    >
      {!account || !crm ? (
        <Panel>
          <p>{t('Add an account first.')}</p>
        </Panel>
      ) : (
        <Panel>
          <Row label={t('Account')} for={id}>
            <select
              id={id}
              name="account"
              class={control}
              value={account.id}
              onChange={(event) => location.assign(`#/paths/${event.currentTarget.value}`)}
            >
              {accounts.map((one) => (
                <option key={one.id} value={one.id}>
                  {accountLabel(one)}
                </option>
              ))}
            </select>
          </Row>
          <div class={styles.scroll}>
            <table class={styles.table}>
              <thead>
                <tr>
                  <th scope="col">{t('Field')}</th>
                  <th scope="col">{t('Path')}</th>
                  <th scope="col">{t('Says')}</th>
                  <th scope="col">{t('Sent')}</th>
                  <th scope="col">
                    <span class="unseen">{t('Reset')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {crm.fields.map((field, index) => (
                  <PathRow
                    part={field.part === crm.fields[index - 1]?.part ? undefined : partName(crm, field)}
                    key={`${account.id} ${field.key}`}
                    field={field}
                    name={fullLabel(crm, field)}
                    override={account.paths[field.key]}
                    onSave={(override) => {
                      const { [field.key]: _, ...others } = account.paths;
                      void save(account, override ? { ...others, [field.key]: override } : others);
                    }}
                  />
                ))}
              </tbody>
            </table>
          </div>
          <div>
            <Button
              look="quiet"
              disabled={Object.keys(account.paths).length === 0}
              onClick={() => void save(account, {})}
            >
              {t('Reset all')}
            </Button>
          </div>
        </Panel>
      )}
    </Place>
  );
}

function partName(crm: CrmDefinition, field: Field): string {
  return crm.parts?.find(({ id }) => id === field.part)?.label ?? crm.name;
}

function PathRow({
  field,
  name,
  part,
  override,
  onSave,
}: {
  field: Field;
  /** Its label, told apart from others of the same. */
  name: string;
  /** Name of the part that begins here. */
  part: string | undefined;
  override: Paths[string] | undefined;
  onSave: (override: Paths[string] | undefined) => void;
}) {
  const kept = override?.path ?? field.path ?? '';
  const [path, setPath] = useState(kept);
  useEffect(() => setPath(kept), [kept]);
  const problem = field.path === null || path === '' ? undefined : pathProblem(path);
  const put = (next: Paths[string]) => onSave(next.path || next.off ? next : undefined);
  return (
    <>
      {part && (
        <tr>
          <th class={styles.part} colSpan={5} scope="rowgroup">
            {t(part)}
          </th>
        </tr>
      )}
      <tr data-field={field.key}>
        <th scope="row">{t(field.label)}</th>
        <td>
          {field.path === null ? (
            <span class={styles.faint}>{t('Steers the request')}</span>
          ) : (
            <input
              class={`${control} ${styles.path}`}
              name={`path.${field.key}`}
              aria-label={t('Path of {field}', { field: name })}
              aria-invalid={problem ? true : undefined}
              title={problem}
              value={path}
              onInput={(event) => setPath(event.currentTarget.value)}
              onChange={() => {
                const own = path.trim();
                if (!pathProblem(own)) put({ ...override, path: own === field.path ? undefined : own });
              }}
            />
          )}
        </td>
        <td>
          <span class={field.documented ? styles.faint : styles.inferred}>
            {override?.path ? t('Yours') : field.documented ? t('Documented') : t('Inferred')}
          </span>
        </td>
        <td>
          <input
            type="checkbox"
            name={`sent.${field.key}`}
            aria-label={t('Send {field}', { field: name })}
            checked={!override?.off}
            disabled={field.required}
            onChange={(event) => put({ ...override, off: event.currentTarget.checked ? undefined : true })}
          />
        </td>
        <td>
          <Button
            look="quiet"
            disabled={!override}
            aria-label={t('Reset {field}', { field: name })}
            onClick={() => {
              setPath(field.path ?? '');
              onSave(undefined);
            }}
          >
            {t('Reset')}
          </Button>
        </td>
      </tr>
    </>
  );
}
