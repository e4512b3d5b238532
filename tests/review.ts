import type { EvaluateFunc, Page } from 'puppeteer-core';

/** What a test needs of a page; Firefox's pages have it as well. */
export type Surface = Pick<Page, 'evaluate'>;

export interface OutcomeCard {
  readonly outcome: string;
  readonly recordId: string;
  readonly text: string;
}

/** The review (popup, window or panel) as a person uses it: by what is on the screen, never by messages. */
export interface Review {
  /** Lead fields as shown, by their path without `lead.`. */
  readonly lead: () => Promise<Record<string, string>>;
  /** CRM fields as shown, by field key. */
  readonly values: () => Promise<Record<string, string>>;
  /** Waits until the review has read what it was opened on. */
  readonly ready: () => Promise<void>;
  /** Picks the account by name and waits for its form. */
  readonly chooseAccount: (name: string) => Promise<void>;
  /** Types into, picks or checks the control called `name`, opening what it is folded into. */
  readonly fill: (name: string, value: string | boolean) => Promise<void>;
  /** Pastes text where no field has the focus. */
  readonly paste: (text: string) => Promise<void>;
  /** Presses Send once it may be pressed. */
  readonly send: () => Promise<void>;
  /** What is said to be missing next to Send; '' when it may be pressed. */
  readonly missing: () => Promise<string>;
  /** Waits for the outcome card of the chosen account, of the given kinds if any are given. */
  readonly outcome: (...kinds: readonly string[]) => Promise<OutcomeCard>;
  /** Everything the page shows as text. */
  readonly text: () => Promise<string>;
}

/** Polls until `run` in the page gives something truthy. @throws with what the page showed, after `timeout` ms. */
export async function waitIn<A extends unknown[], F extends EvaluateFunc<A>>(
  page: Surface,
  run: F,
  args: A,
  timeout = 60_000,
): Promise<NonNullable<Awaited<ReturnType<F>>>> {
  const until = Date.now() + timeout;
  for (;;) {
    const value = await page.evaluate(run, ...args);
    if (value) return value as NonNullable<Awaited<ReturnType<F>>>;
    if (Date.now() > until) {
      const shown = await page.evaluate(() => document.body.innerText);
      throw new Error(`Waited in vain for ${run} with ${JSON.stringify(args)}. The page shows:\n${shown}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}

export function review(page: Surface): Review {
  let account = '';
  const shown = (prefix: string) =>
    page.evaluate((start: string) => {
      const controls = document.querySelectorAll<HTMLInputElement>(`[name^="${start}"]`);
      return Object.fromEntries(
        [...controls].map((control) => [
          control.name.slice(start.length),
          control.type === 'checkbox' ? String(control.checked) : control.value,
        ]),
      );
    }, prefix);

  return {
    lead: () => shown('lead.'),
    values: () => shown('crm.'),
    ready: async () => {
      await waitIn(
        page,
        () =>
          document.querySelector('[name^="lead."]') &&
          !document.querySelector('[aria-busy="true"], [data-state="slow"]'),
        [],
      );
    },
    chooseAccount: async (name) => {
      account = await waitIn(
        page,
        (wanted: string) => {
          const select = document.querySelector<HTMLSelectElement>('select[name="account"]');
          const option = [...(select?.options ?? [])].find(
            ({ text }) => text === wanted || text.startsWith(`${wanted} `),
          );
          if (!select || !option) return '';
          if (select.value !== option.value) {
            select.value = option.value;
            select.dispatchEvent(new Event('change', { bubbles: true }));
          }
          const button = document.querySelector('[data-action="send"]');
          return button?.textContent?.includes(wanted) ? option.value : '';
        },
        [name],
      );
    },
    fill: async (name, value) => {
      await waitIn(
        page,
        (key: string, wanted: string | boolean) => {
          const control = document.querySelector<HTMLInputElement | HTMLSelectElement>(`[name="${key}"]`);
          if (!control) {
            // It may be folded away: open what is closed, one layer at a time.
            for (const button of document.querySelectorAll<HTMLElement>('[aria-expanded="false"]:not([aria-haspopup])'))
              button.click();
            return false;
          }
          if (control instanceof HTMLSelectElement) {
            const option = [...control.options].find((one) => one.value === wanted || one.text === wanted);
            if (!option) return false;
            control.value = option.value;
            control.dispatchEvent(new Event('change', { bubbles: true }));
          } else if (typeof wanted === 'boolean') {
            if (control.checked !== wanted) control.click();
          } else {
            control.focus();
            control.value = wanted;
            control.dispatchEvent(new Event('input', { bubbles: true }));
            control.dispatchEvent(new Event('change', { bubbles: true }));
          }
          return true;
        },
        [name, value] as [string, string | boolean],
      );
    },
    paste: async (text) => {
      await page.evaluate((pasted: string) => {
        const data = new DataTransfer();
        data.setData('text/plain', pasted);
        const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
        document.body.dispatchEvent(event);
      }, text);
    },
    send: async () => {
      await waitIn(page, () => {
        const button = document.querySelector<HTMLButtonElement>('[data-action="send"]');
        if (!button || button.disabled || button.getAttribute('aria-disabled') === 'true') return false;
        button.click();
        return true;
      }, []);
    },
    missing: () =>
      page.evaluate(() => {
        const button = document.querySelector('[data-action="send"]');
        const ids = button?.getAttribute('aria-describedby')?.split(' ') ?? [];
        return ids
          .map((id) => document.getElementById(id)?.textContent ?? '')
          .join(' ')
          .trim();
      }),
    outcome: (...kinds) =>
      waitIn(
        page,
        (wanted: readonly string[], of: string) => {
          const cards = [...document.querySelectorAll<HTMLElement>('[data-outcome]')];
          const card = cards.find(
            ({ dataset }) =>
              (of === '' || dataset.account === of) && (wanted.length === 0 || wanted.includes(dataset.outcome ?? '')),
          );
          return (
            card && { outcome: card.dataset.outcome ?? '', recordId: card.dataset.recordId ?? '', text: card.innerText }
          );
        },
        [kinds, account] as [readonly string[], string],
      ),
    text: () => page.evaluate(() => document.body.innerText),
  };
}
