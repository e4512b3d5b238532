import type { Page } from 'puppeteer-core';
import type { LogEntry } from '../sandbox/log.ts';
import { waitIn } from './review.ts';
import type { Opened, Session } from './session.ts';

/** The forms of CRMs on the demo pages, each opened with a person of their own: neither draft nor ledger knows them. */
export interface Forms {
  /** `page` with an address of its own; the lead's first e-mail is `nextEmail`. */
  readonly open: (page: string, account: string) => Promise<Opened>;
  /** The e-mail that the next opened form has. */
  readonly nextEmail: () => string;
  readonly done: (opened: Opened) => Promise<void>;
  /** What CRMs executed, oldest first. */
  readonly writes: () => LogEntry[];
  /** Body of the last of them. */
  readonly body: () => Record<string, never>;
}

export function formsOf(session: () => Session, word: string): Forms {
  let number = 0;
  const emailOf = (of: number) => `${word}${of}@oak.example`;
  const writes = () => session().sandbox.log.filter(({ executed }) => executed);
  return {
    nextEmail: () => emailOf(number + 1),
    open: async (page, account) => {
      number += 1;
      const opened = await session().open(`/pages/${page}${page.includes('?') ? '&' : '?'}${word}=${number}`);
      await opened.chooseAccount(account);
      await opened.fill('lead.emails.0', emailOf(number));
      await opened.fill('lead.phones.0.number', `(503) 555-${String(4000 + 97 * number).slice(0, 4)}`);
      return opened;
    },
    done: async ({ tab, popup }) => {
      await popup.close();
      await tab.close();
    },
    writes,
    body: () => writes().at(-1)?.body as Record<string, never>,
  };
}

/** Opens every folded part. */
export async function unfold({ popup }: Pick<Opened, 'popup'>): Promise<void> {
  await popup.evaluate(() => {
    for (const part of document.querySelectorAll<HTMLDetailsElement>('main details')) part.open = true;
  });
}

/** Presses the `index`th button whose text, or else its name, begins with `words`. */
export async function press(page: Pick<Page, 'evaluate'>, words: string, index = 0): Promise<void> {
  await waitIn(
    page,
    (wanted: string, at: number) => {
      const buttons = [...document.querySelectorAll<HTMLButtonElement>('button:not([disabled])')].filter((button) =>
        (button.getAttribute('aria-label') || button.innerText.trim()).startsWith(wanted),
      );
      buttons[at]?.click();
      return buttons[at] !== undefined;
    },
    [words, index] as [string, number],
  );
}

/** Values of the options of a picker, without the empty one. */
export function optionsOf(page: Pick<Page, 'evaluate'>, name: string): Promise<string[]> {
  return page.evaluate(
    (wanted: string) =>
      [...(document.querySelector<HTMLSelectElement>(`select[name="${wanted}"]`)?.options ?? [])]
        .map(({ value }) => value)
        .filter(Boolean),
    name,
  );
}

/** Names a value that was typed into a field that remembers, and waits until it is picked by that name. */
export async function remember(popup: Page, field: string, name: string): Promise<void> {
  await waitIn(popup, (key: string) => document.querySelector(`[name="crm.${key}.name"]`), [field]);
  await popup.focus(`[name="crm.${field}.name"]`);
  await popup.keyboard.type(name);
  await popup.keyboard.press('Enter');
  await waitIn(
    popup,
    (key: string, label: string) =>
      document.querySelector<HTMLSelectElement>(`select[name="crm.${key}"]`)?.selectedOptions[0]?.text === label,
    [field, name] as [string, string],
  );
}

/** Everything the extension keeps: both storage areas and its databases, as text. */
export function everythingKept(page: Pick<Page, 'evaluate'>): Promise<string> {
  return page.evaluate(async () => {
    const kept: unknown[] = [await chrome.storage.local.get(null), await chrome.storage.session.get(null)];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      for (const store of database.objectStoreNames) {
        kept.push(
          await new Promise((resolve, reject) => {
            const request = database.transaction(store).objectStore(store).getAll();
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
          }),
        );
      }
      database.close();
    }
    return JSON.stringify(kept);
  });
}
