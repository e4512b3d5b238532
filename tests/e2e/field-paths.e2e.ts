import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { crms } from '../../lib/crm/index.ts';
import { formsOf, press } from '../forms.ts';
import { waitIn } from '../review.ts';
import { openSession, type Session } from '../session.ts';

/** The page of field paths, and what it does to the wire. */

let session: Session;
beforeAll(async () => {
  session = await openSession();
});
beforeEach(() => session.sandbox.reset());
afterAll(() => session?.close());

const { open, done, body } = formsOf(() => session, 'paths');

async function handOver(): Promise<Record<string, unknown>> {
  const person = await open('form', 'AccuLynx sandbox');
  await person.send();
  await person.outcome('sent');
  const sent = body();
  await done(person);
  return sent;
}

/** Types another path for a field and leaves it. */
async function override(options: Page, field: string, path: string): Promise<void> {
  const name = `path.${field}`;
  await options.waitForSelector(`[name="${name}"]`);
  // The two events apart: the field takes what was typed before it is left.
  for (const type of ['input', 'change']) {
    await options.evaluate(
      (of: string, value: string, event: string) => {
        const input = document.querySelector<HTMLInputElement>(`[name="${of}"]`);
        if (!input) return;
        input.value = value;
        input.dispatchEvent(new Event(event, { bubbles: true }));
      },
      name,
      path,
      type,
    );
  }
  await waitIn(
    options,
    (key: string) => document.querySelector(`[data-field="${key}"]`)?.textContent?.includes('Yours'),
    [field],
  );
}

it('takes a field’s own path and a switched-off field to the wire, and the reset of one or all', async () => {
  const options = await session.openExtensionPage('options.html#/paths/sandbox-acculynx');
  await override(options, 'notes', 'memo.text');
  await override(options, 'city', 'place.town');
  await options.click('[name="sent.lastName"]');
  await waitIn(options, () => !document.querySelector('[data-field="lastName"] button[disabled]'), []);
  const own = await handOver();
  expect(own).toMatchObject({ memo: { text: expect.stringContaining('wholesale') }, place: { town: 'Portland' } });
  for (const key of ['lastName', 'notes', 'city']) expect(own).not.toHaveProperty(key);

  await options.bringToFront();
  await press(options, 'Reset City');
  await waitIn(options, () => document.querySelector<HTMLInputElement>('[name="path.city"]')?.value === 'city', []);
  const one = await handOver();
  expect(one).toMatchObject({ city: 'Portland', memo: { text: expect.stringContaining('wholesale') } });
  expect(one).not.toHaveProperty('lastName');

  await options.bringToFront();
  await press(options, 'Reset all');
  await waitIn(options, () => document.querySelector<HTMLInputElement>('[name="path.notes"]')?.value === 'notes', []);
  const all = await handOver();
  expect(all).toMatchObject({ lastName: 'Lindgren', notes: expect.stringContaining('wholesale'), city: 'Portland' });
  expect(all).not.toHaveProperty('memo');
  await options.close();
});

it('lists every row of every CRM’s table, documented or inferred', async () => {
  const options = await session.openExtensionPage('options.html');
  for (const { id, fields } of crms) {
    await options.goto(`chrome-extension://${session.extensionId}/options.html#/paths/sandbox-${id}`);
    await options.reload();
    await options.waitForSelector(`[data-field="${fields[0]?.key}"]`);
    const rows = await options.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('[data-field]')].map((row) => [
        row.dataset.field,
        /Documented/.test(row.innerText) ? 'documented' : /Inferred/.test(row.innerText) ? 'inferred' : row.innerText,
      ]),
    );
    expect(rows).toEqual(fields.map(({ key, documented }) => [key, documented ? 'documented' : 'inferred']));
  }
  await options.close();
});
