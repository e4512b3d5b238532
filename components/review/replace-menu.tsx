import { useRef, useState } from 'preact/hooks';
import { t } from '../../lib/i18n/index.ts';
import { Button, IconButton } from '../kit/button.tsx';
import { Popover } from '../kit/popover.tsx';
import { control } from '../kit/row.tsx';
import styles from './replace-menu.module.css';
import type { DraftHold } from './use-draft.ts';

/** Its id: what a button elsewhere names to open it. */
export const replaceMenuId = 'replace-menu';

/** Other ways to fill the lead than the page as a whole: its selection, a text, a file. */
export function ReplaceMenu({ hold }: { hold: DraftHold }) {
  const [text, setText] = useState('');
  const [message, setMessage] = useState('');
  const file = useRef<HTMLInputElement>(null);
  const run = async (work: Promise<unknown>, close: () => void) => {
    try {
      await work;
      setText('');
      setMessage('');
      close();
    } catch {
      setMessage(t('That could not be read as a lead.'));
    }
  };
  return (
    <Popover
      id={replaceMenuId}
      label={t('Replace the lead')}
      trigger={(button) => (
        <IconButton {...button} icon="paste" label={t('Paste or replace the lead')} data-action="replace" />
      )}
    >
      {(close) => (
        <div class={styles.menu}>
          <label class={styles.paste}>
            {t('Paste an e-mail, a contact card or any text')}
            <textarea
              class={control}
              name="paste"
              rows={5}
              value={text}
              onInput={(event) => setText(event.currentTarget.value)}
            />
          </label>
          <div class={styles.buttons}>
            <Button
              look="primary"
              data-action="use-text"
              disabled={!text.trim()}
              onClick={() => void run(hold.usePasted(text), close)}
            >
              {t('Use this text')}
            </Button>
            <Button
              data-action="use-selection"
              onClick={async ({ currentTarget }) => {
                if (await hold.useSelection()) return close();
                setMessage(t('Nothing is selected on the page.'));
                // By its key it was pressed while closed: what is said here must be seen.
                currentTarget.closest<HTMLElement>('[popover]')?.showPopover();
              }}
            >
              {t('Use the page’s selection')}
            </Button>
            <Button data-action="use-file" onClick={() => file.current?.click()}>
              {t('Choose a file')}
            </Button>
            <input
              ref={file}
              hidden
              type="file"
              name="file"
              accept=".vcf,.ics,.eml,.xml,.csv,.json,.txt"
              onChange={(event) => {
                const [chosen] = event.currentTarget.files ?? [];
                if (chosen) void run(hold.useFile(chosen), close);
              }}
            />
          </div>
          {message && <p role="alert">{message}</p>}
          <p class={styles.hint}>{t('You can also paste anywhere, or drop a file here.')}</p>
        </div>
      )}
    </Popover>
  );
}
