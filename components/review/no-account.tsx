import { t } from '../../lib/i18n/index.ts';
import { Button } from '../kit/button.tsx';
import { Notice } from '../kit/notice.tsx';
import { openOptions } from './open-options.ts';
import sections from './sections.module.css';

export function NoAccount() {
  return (
    <section class={sections.section}>
      <Notice
        title={t('Where shall it go?')}
        actions={
          <Button look="primary" icon="add" data-action="add-account" onClick={() => openOptions('/accounts/new')}>
            {t('Add an account')}
          </Button>
        }
      >
        {t('Add the account of your CRM once. What you see here is kept until then.')}
      </Notice>
    </section>
  );
}
