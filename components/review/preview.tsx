import { useState } from 'preact/hooks';
import { previewSteps } from '../../lib/crm/preview.ts';
import type { Draft } from '../../lib/drafts/draft.ts';
import { t, tn } from '../../lib/i18n/index.ts';
import { Button, IconButton } from '../kit/button.tsx';
import { type Form, stepsOf } from './form.ts';
import styles from './preview.module.css';

/** The query as lines, its JSON indented, so that a person can read it; "Copy as curl" has it as it is sent. */
function queryLines(url: string): string[] {
  const query = new URLSearchParams(url.split('?')[1] ?? '');
  return [...query].map(([name, value]) => {
    try {
      return `${name} = ${/^[[{]/.test(value) ? JSON.stringify(JSON.parse(value), null, 2) : value}\n`;
    } catch {
      return `${name} = ${value}\n`;
    }
  });
}

/** The exact requests that Send makes, in order, secrets masked. */
export default function Preview({ form, draft, onClose }: { form: Form; draft: Draft; onClose: () => void }) {
  const [copied, setCopied] = useState(-1);
  let steps: ReturnType<typeof previewSteps> = [];
  let error = '';
  try {
    steps = previewSteps(form.crm, form.account, stepsOf(form, draft));
  } catch (failure) {
    error = (failure as Error).message;
  }
  return (
    <section class={styles.preview} aria-label={t('Preview')} data-preview>
      <div class={styles.title}>
        <h2>{tn(steps.length, '{n} request', '{n} requests')}</h2>
        <IconButton icon="close" label={t('Close the preview')} onClick={onClose} />
      </div>
      {error && <p>{t(error)}</p>}
      {steps.map((step, index) => (
        <article key={step.label} class={styles.step}>
          <div class={styles.title}>
            <h3>{t(step.label)}</h3>
            <Button
              look="quiet"
              icon={copied === index ? 'check' : 'copy'}
              onClick={() => void navigator.clipboard.writeText(step.curl).then(() => setCopied(index))}
            >
              {copied === index ? t('Copied') : t('Copy as curl')}
            </Button>
          </div>
          {step.unless && <p class={styles.unless}>{t('Only if “{step}” finds nothing.', { step: t(step.unless) })}</p>}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
          <pre class={styles.code} tabIndex={0}>
            {`${step.method} ${step.url.split('?')[0]}\n`}
            {queryLines(step.url)}
            {Object.entries(step.headers).map(([name, value]) => `${name}: ${value}\n`)}
            {step.body && `\n${step.body}`}
          </pre>
        </article>
      ))}
    </section>
  );
}
