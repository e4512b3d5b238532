import { useId, useRef, useState } from 'preact/hooks';
import type { AccountView } from '../../lib/accounts/account.ts';
import { baseOf, problemOfBase } from '../../lib/accounts/base.ts';
import { ask } from '../../lib/ask.ts';
import { browser } from '../../lib/browser.ts';
import type { CrmDefinition, Values } from '../../lib/crm/define.ts';
import { t } from '../../lib/i18n/index.ts';
import { said } from '../../lib/i18n/said.ts';
import { hostPattern } from '../../lib/net/host.ts';
import { Button } from '../kit/button.tsx';
import { Notice } from '../kit/notice.tsx';
import { control, Row } from '../kit/row.tsx';
import { Grant } from '../review/held-actions.tsx';
import styles from './accounts.module.css';
import { CredentialInput } from './credential-input.tsx';
import { DefaultValues } from './default-values.tsx';
import { Panel, Place } from './panel.tsx';
import { SiteValues } from './site-values.tsx';
import { failed, type TestResult, testAccount } from './test-account.ts';

interface Props {
  crm: CrmDefinition;
  /** The one to edit; a new one without it. */
  id?: string;
  accounts: readonly AccountView[];
  onDone: () => Promise<void>;
}

/** Adds or edits one account. Secrets are written, never read back. */
export function AccountEditor({ crm, id: edited, accounts, onDone }: Props) {
  const id = useRef(edited ?? crypto.randomUUID());
  // From its first saving on, a new account is one that is edited.
  const account = accounts.find((one) => one.id === id.current);
  const nameId = useId();
  const baseId = useId();
  const [name, setName] = useState(account?.name ?? crm.name);
  const [base, setBase] = useState(account?.base ?? '');
  const [plain, setPlain] = useState(account?.plain ?? {});
  const [secrets, setSecrets] = useState<Record<string, string>>({});
  const [defaults, setDefaults] = useState<Values>(account?.defaults ?? {});
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState<TestResult>();
  const problem = problemOfBase(base.trim(), crm);
  const missing = crm.credentials.filter(({ key, secret }) =>
    secret ? !secrets[key] && !account?.secretsSet.includes(key) : !plain[key]?.trim(),
  );

  const save = async (granting: Promise<boolean>) => {
    setBusy(true);
    setResult(undefined);
    try {
      const granted = await granting.catch(() => false);
      const { remembered = {}, paths = {} } = account ?? {};
      await ask('accounts.save', {
        account: {
          id: id.current,
          crm: crm.id,
          name,
          base: base.trim(),
          defaults: defaults as never,
          paths,
          remembered,
          plain,
        },
        secrets,
      });
      setSecrets({});
      await onDone();
      if (!granted) {
        setResult({ tone: 'warn', message: t('Saved. The browser did not allow access, so nothing can be sent yet.') });
      } else {
        const { tone, message } = await testAccount(id.current);
        setResult({ tone, message: `${t('Saved.')} ${message}` });
      }
    } catch (failure) {
      setResult(failed(failure));
    }
    setBusy(false);
  };

  const granted = async () => {
    await onDone();
    setResult(await testAccount(id.current).catch(failed));
  };

  return (
    <Place title={account ? account.name : t('Add an account of {crm}', { crm: crm.name })} intro={t(crm.keyHelp)}>
      <form
        class={styles.form}
        data-account-form={crm.id}
        onSubmit={(event) => {
          event.preventDefault();
          if (problem || missing.length > 0) return;
          // First thing in the click: a browser asks the person only while the click counts.
          const origins = [hostPattern(baseOf({ base: base.trim() }, crm))];
          void save(browser.permissions.request({ origins }));
        }}
      >
        <Panel>
          <Row stacked label={t('Name')} for={nameId} required below={t('As it stands on the Send button.')}>
            <input
              id={nameId}
              name="name"
              class={control}
              required
              value={name}
              onInput={(event) => setName(event.currentTarget.value)}
            />
          </Row>
          {crm.credentials.map((field) => (
            <CredentialInput
              key={field.key}
              field={field}
              set={account?.secretsSet.includes(field.key) ?? false}
              value={field.secret ? (secrets[field.key] ?? '') : (plain[field.key] ?? '')}
              onChange={(value) =>
                field.secret
                  ? setSecrets({ ...secrets, [field.key]: value })
                  : setPlain({ ...plain, [field.key]: value })
              }
            />
          ))}
          <Row
            stacked
            label={t('API address')}
            for={baseId}
            below={
              problem ? (
                <span role="alert">{said(problem)}</span>
              ) : (
                t('Leave empty for {address}. Only for a staging system or a sandbox.', { address: crm.origin })
              )
            }
          >
            <input
              id={baseId}
              name="base"
              class={control}
              type="text"
              inputMode="url"
              autocomplete="off"
              placeholder={crm.origin}
              aria-invalid={problem ? true : undefined}
              value={base}
              onInput={(event) => setBase(event.currentTarget.value)}
            />
          </Row>
        </Panel>
        <DefaultValues
          crm={crm}
          account={account ?? { id: id.current, paths: {}, remembered: {} }}
          saved={account !== undefined}
          values={defaults}
          onChange={setDefaults}
        />
        {account && <SiteValues crm={crm} account={account} />}
        {result && (
          <div data-test={result.tone}>
            <Notice
              tone={result.tone}
              live
              actions={account && !account.granted && <Grant account={account} onReady={() => void granted()} />}
            >
              {result.message}
            </Notice>
          </div>
        )}
        <div class={styles.bar}>
          <Button
            type="submit"
            look="primary"
            busy={busy}
            disabled={busy || Boolean(problem) || missing.length > 0}
            data-action="save"
          >
            {t('Save and test')}
          </Button>
          {missing.length > 0 && (
            <span>{t('Still needed: {fields}', { fields: missing.map(({ label }) => t(label)).join(', ') })}</span>
          )}
          <Button look="quiet" onClick={() => location.assign('#/accounts')}>
            {result?.tone === 'ok' || result?.tone === 'info' ? t('Done') : t('Back')}
          </Button>
        </div>
      </form>
    </Place>
  );
}
