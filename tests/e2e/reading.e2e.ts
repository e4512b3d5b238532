import { afterAll, beforeAll, expect, it } from 'vitest';
import { type HtmlServer, startHtmlServer } from '../html-server.ts';
import { openSession, type Session } from '../session.ts';

let session: Session;
let server: HtmlServer;
beforeAll(async () => {
  session = await openSession();
  server = await startHtmlServer();
});
afterAll(async () => {
  await session?.close();
  await server?.close();
});

const note =
  'Please call Ruth Abernathy at (612) 555-0188 or write to ruth@abernathy.example. 14 Elm St, Edina, MN 55424';

/** One empty page. */
const pdf = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj
trailer<</Root 1 0 R>>
%%EOF`;

it('says that a page of the browser cannot be read, and takes pasted text instead', async () => {
  const person = await session.open('chrome://version');
  await person.popup.waitForSelector('[data-state="unreadable"]');
  await person.popup.click('[data-action="replace"]');
  await person.fill('paste', note);
  await person.popup.click('[data-action="use-text"]');
  await person.popup.waitForFunction(
    () => document.querySelector<HTMLInputElement>('[name="lead.emails.0"]')?.value === 'ruth@abernathy.example',
  );
  expect(await person.lead()).toMatchObject({ firstName: 'Ruth', lastName: 'Abernathy', 'address.city': 'Edina' });
  await person.tab.close();
});

it('says that a PDF in the browser’s viewer cannot be read, and opens the box for pasting', async () => {
  const person = await session.open(server.put(pdf, 'application/pdf'));
  await person.popup.waitForSelector('[data-state="unreadable"]');
  expect(await person.popup.$eval('[data-state="unreadable"]', (state) => state.textContent)).toContain('PDF');
  await person.popup.click('[data-action="paste"]');
  await person.popup.waitForFunction(() => document.activeElement?.matches('[name="paste"]'));
  await person.tab.close();
});

it('says that it found no lead', async () => {
  const person = await session.open(server.put('<title>Weather</title><h1>Weather</h1><p>It rains.'));
  await person.popup.waitForSelector('[data-state="empty"]');
  expect(await person.lead()).toMatchObject({ firstName: '', lastName: '' });
  await person.tab.close();
});

it('replaces the lead by the page’s selection', async () => {
  const person = await session.open(server.put(`<title>Notes</title><p id=a>Nothing.</p><p id=b>${note}</p>`));
  await person.tab.evaluate(() => {
    const text = document.getElementById('b') as HTMLElement;
    getSelection()?.selectAllChildren(text);
  });
  await person.popup.click('[data-action="replace"]');
  await person.popup.waitForSelector('[data-action="use-selection"]');
  await person.popup.click('[data-action="use-selection"]');
  await person.popup.waitForFunction(
    () => document.querySelector<HTMLInputElement>('[name="lead.lastName"]')?.value === 'Abernathy',
  );
  await person.tab.close();
});

it('shows where each value was read', async () => {
  const person = await session.open('/pages/form');
  const sources = await person.popup.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-evidence]')].map(({ dataset }) => dataset.evidence),
  );
  expect(sources.length).toBeGreaterThan(3);
  await person.tab.close();
});
