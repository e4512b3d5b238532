import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { pageOf } from '../browsers/chromium.ts';
import { type HtmlServer, startHtmlServer } from '../html-server.ts';
import { review, waitIn } from '../review.ts';
import { type Opened, openSession, type Session } from '../session.ts';

/** Forty leads in the morning: what the hands do, and what must never be lost under them. */
let session: Session;
let pages: HtmlServer;
beforeAll(async () => {
  session = await openSession();
  pages = await startHtmlServer();
});
beforeEach(() => session.sandbox.reset());
afterAll(async () => {
  await session?.close();
  await pages?.close();
});

async function done({ tab, popup }: Opened): Promise<void> {
  await popup.close();
  await tab.close();
}

async function store(stored: Record<string, unknown>): Promise<void> {
  const page = await session.openExtensionPage('options.html');
  await page.evaluate((items: Record<string, unknown>) => chrome.storage.local.set(items), stored);
  await page.close();
}

it('takes at most two strokes after opening, where the account is known', async () => {
  await store({
    habits: {
      version: 1,
      sites: { '127.0.0.1': { counts: { 'sandbox-acculynx': 4 }, last: 'sandbox-acculynx' } },
      last: '',
      values: {},
    },
  });
  const person = await session.open('/pages/webmail?strokes');
  await waitIn(
    person.popup,
    () => document.querySelector('[data-action="send"][data-ready="true"]')?.textContent === 'Send to AccuLynx sandbox',
    [],
  );
  let strokes = 0;
  const press = async (key: 'Enter') => {
    strokes += 1;
    await person.popup.keyboard.press(key);
  };
  await press('Enter');
  expect((await person.outcome('sent')).recordId).not.toBe('');
  expect(strokes).toBeLessThanOrEqual(2);
  expect(session.sandbox.log.filter(({ executed }) => executed)).toHaveLength(1);
  await done(person);
});

it('goes by Tab through the whole form in reading order, and everywhere', async () => {
  const person = await session.open('/pages/record?order');
  await person.chooseAccount('Centerpoint Connect sandbox');
  await person.popup.waitForSelector('[data-crm]');
  await person.popup.evaluate(() => {
    for (const one of document.querySelectorAll('details')) one.open = true;
  });
  interface Stop {
    readonly name: string;
    readonly part: number;
    readonly top: number;
    readonly bottom: number;
    readonly left: number;
  }
  const stops: Stop[] = [];
  for (let press = 0; press < 300; press += 1) {
    await person.popup.keyboard.press('Tab');
    const stop = await person.popup.evaluate(() => {
      const visited = globalThis as unknown as { visited?: Element[] };
      visited.visited ??= [];
      const at = document.activeElement;
      // Days, months and hours of one date are stops of their own.
      if (at && at === visited.visited.at(-1)) return null;
      if (!at || at === document.body || visited.visited.includes(at)) return undefined;
      visited.visited.push(at);
      const part = at.closest('header, main, footer');
      const down = part?.scrollTop ?? 0;
      const { top, bottom, left } = at.getBoundingClientRect();
      return {
        name: at.getAttribute('name') ?? at.getAttribute('aria-label') ?? at.textContent ?? '',
        part: [...document.querySelectorAll('header, main, footer')].indexOf(part as Element),
        top: top + down,
        bottom: bottom + down,
        left,
      };
    });
    if (stop === undefined) break;
    if (stop) stops.push(stop);
  }
  const missed = await person.popup.evaluate(() => {
    const { visited } = globalThis as unknown as { visited: Element[] };
    return [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')]
      .filter((one) => one.tabIndex >= 0 && !one.matches(':disabled') && one.checkVisibility())
      .filter((one) => !visited.includes(one))
      .map((one) => one.outerHTML.slice(0, 120));
  });
  expect(missed).toEqual([]);
  expect(stops.length).toBeGreaterThan(50);
  const backwards = stops.slice(1).flatMap((stop, index) => {
    const before = stops[index] as Stop;
    if (stop.part !== before.part) return stop.part > before.part ? [] : [[before, stop]];
    const below = stop.top >= before.bottom - 4;
    const beside = stop.top < before.bottom && stop.bottom > before.top && stop.left > before.left;
    return below || beside ? [] : [[before, stop]];
  });
  expect(backwards).toEqual([]);
  await done(person);
});

it('says which of several requests is on its way', async () => {
  const person = await session.open('/pages/vehicle?steps');
  await person.chooseAccount('ConeCRM sandbox');
  session.sandbox.fault({ crm: 'conecrm', kind: 'hold', match: { writes: true, path: '/api/lead' } });
  await person.send();
  const { steps, text } = await waitIn(person.popup, () => {
    const line = document.querySelector<HTMLElement>('[data-outcome="sending"] [data-step="lead"]');
    return line && { steps: line.closest('[role="status"]') !== null, text: line.innerText };
  }, []);
  expect(text).toMatch(/^Step (\d) of \1: Create the lead$/);
  expect(steps).toBe(true);
  session.sandbox.release();
  expect((await person.outcome('sent')).recordId).not.toBe('');
  await done(person);
});

it('shows that a page which is busy is being read again', async () => {
  const person = await session.open('/pages/form?busy');
  await person.tab.evaluate(() => {
    setTimeout(() => {
      const until = Date.now() + 2500;
      while (Date.now() < until);
    });
  });
  await person.popup.click('[data-action="reread"]');
  await person.popup.waitForSelector('[data-action="reread"][aria-busy="true"]');
  await waitIn(person.popup, () => !document.querySelector('[data-action="reread"][aria-busy]'), []);
  await done(person);
});

it('undoes every kind of edit, one by one, and gives back what was placed from the tray', async () => {
  const person = await session.open('/pages/record?undo');
  await person.chooseAccount('AccuLynx sandbox');
  await person.popup.waitForSelector('[data-unplaced]');
  const state = async () => ({
    lead: await person.lead(),
    values: await person.values(),
    tray: await person.popup.evaluate(() => document.querySelector<HTMLElement>('[data-unplaced]')?.dataset.unplaced),
  });
  const start = await state();
  const step = (run: () => void) => person.popup.evaluate(run);
  await person.fill('lead.companyName', 'Typed');
  await step(() => {
    const place = document.querySelector<HTMLSelectElement>('[data-unplaced] select');
    if (!place) return;
    place.value = 'notes';
    place.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await waitIn(
    person.popup,
    (before: string | undefined) => document.querySelector<HTMLElement>('[data-unplaced]')?.dataset.unplaced !== before,
    [start.tray],
  );
  await step(() => {
    const choices = document.querySelectorAll<HTMLElement>('[data-evidence] ~ [popover] li button');
    choices[0]?.click();
  });
  await person.fill('crm.priority', 'Urgent');
  await person.fill('crm.lastName', 'Set at the CRM only');
  await person.paste('Greta Holm\ngreta.holm@northwind.example\n(303) 555-0142');
  await waitIn(
    person.popup,
    () => document.querySelector<HTMLInputElement>('[name="lead.emails.0"]')?.value === 'greta.holm@northwind.example',
    [],
  );
  let undone = 0;
  while (await person.popup.$('[data-action="undo"]:not(:disabled)')) {
    await person.popup.click('[data-action="undo"]');
    await person.popup.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    undone += 1;
    expect(undone).toBeLessThan(20);
  }
  expect(undone).toBeGreaterThanOrEqual(6);
  await waitIn(
    person.popup,
    (before: string | undefined) => document.querySelector<HTMLElement>('[data-unplaced]')?.dataset.unplaced === before,
    [start.tray],
  );
  expect(await state()).toEqual(start);
  await done(person);
});

const files: readonly [name: string, body: string][] = [
  [
    'card.vcf',
    'BEGIN:VCARD\r\nVERSION:3.0\r\nN:Vale;Iris;;;\r\nFN:Iris Vale\r\nEMAIL:vcf@vale.example\r\nEND:VCARD\r\n',
  ],
  [
    'mail.eml',
    'From: Iris Vale <eml@vale.example>\r\nTo: office@oak.example\r\nSubject: Roof\r\n\r\nPlease call (612) 555-0188.\r\n',
  ],
  [
    'lead.xml',
    '<?xml version="1.0"?><?adf version="1.0"?><adf><prospect><customer><contact><name part="first">Iris</name><name part="last">Vale</name><email>xml@vale.example</email></contact></customer></prospect></adf>',
  ],
  ['list.csv', 'First name,Last name,E-mail\r\nIris,Vale,csv@vale.example\r\n'],
  ['lead.json', '{"firstName":"Iris","lastName":"Vale","email":"json@vale.example"}'],
  ['note.txt', 'Iris Vale\ntxt@vale.example\n(612) 555-0188'],
];

it('takes each kind of file that is dropped, and refuses a picture without losing the lead', async () => {
  const person = await session.open('/pages/form?files');
  const drop = (name: string, body: readonly number[]) =>
    person.popup.evaluate(
      (fileName: string, bytes: readonly number[]) => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(bytes)], fileName));
        const main = document.querySelector('main');
        main?.dispatchEvent(new DragEvent('dragover', { dataTransfer: data, bubbles: true, cancelable: true }));
        main?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
      },
      name,
      body,
    );
  for (const [name, body] of files) {
    await drop(name, [...new TextEncoder().encode(body)]);
    await waitIn(
      person.popup,
      (email: string) => document.querySelector<HTMLInputElement>('[name="lead.emails.0"]')?.value === email,
      [`${name.split('.')[1]}@vale.example`],
    );
    expect(await person.lead()).toMatchObject({ firstName: 'Iris', lastName: 'Vale' });
  }
  await drop('photo.png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
  await person.popup.waitForSelector('[data-state="unread"]');
  expect(await person.lead()).toMatchObject({ firstName: 'Iris', 'emails.0': 'txt@vale.example' });
  await done(person);
});

it('shows the popup’s draft in a window, and the window’s in the popup', async () => {
  const person = await session.open('/pages/form?window');
  await person.fill('lead.firstName', 'Ottoline');
  const opened = session.browser.waitForTarget((target) => target.url().includes('popup.html?tab='));
  await person.popup.click('[data-action="more"]');
  await person.popup.waitForSelector('[data-action="window"]', { visible: true });
  await person.popup.click('[data-action="window"]');
  const page = await pageOf(opened);
  const window = review(page);
  await window.ready();
  expect((await window.lead()).firstName).toBe('Ottoline');
  await page.focus('[name="lead.lastName"]');
  await page.keyboard.press('End');
  await page.keyboard.type('-Window');
  const typed = (await window.lead()).lastName;
  expect(typed).toMatch(/-Window$/);
  await page.close();
  const again = await session.reopen(person.tab);
  expect(await again.lead()).toMatchObject({ firstName: 'Ottoline', lastName: typed });
  await done(again);
});

it.each([
  ['text of twice the size', (): void => document.documentElement.style.setProperty('font-size', '200%')],
  ['a language that runs from right to left', (): void => document.documentElement.setAttribute('dir', 'rtl')],
  ['text as it is', (): void => undefined],
] as const)('fits the browser’s popup with %s', async (what, apply) => {
  const person = await session.open(`/pages/record?fits=${what.length}`);
  await person.chooseAccount('Centerpoint Connect sandbox');
  await person.popup.waitForSelector('[data-crm]');
  await person.popup.evaluate(apply);
  await person.popup.evaluate(() => {
    for (const one of document.querySelectorAll('details')) one.open = true;
    return new Promise((resolve) => setTimeout(resolve, 400));
  });
  const fits = await person.popup.evaluate(() => {
    const send = document.querySelector('[data-action="send"]')?.getBoundingClientRect();
    const main = document.querySelector('main');
    return {
      height: innerHeight,
      width: innerWidth,
      beside: document.documentElement.scrollWidth - innerWidth,
      within: (main?.scrollWidth ?? 0) - (main?.clientWidth ?? 0),
      send: send !== undefined && send.bottom <= innerHeight && send.right <= innerWidth && send.left >= 0,
    };
  });
  expect(fits.height).toBeLessThanOrEqual(600);
  expect(fits.width).toBeLessThanOrEqual(800);
  expect(fits).toMatchObject({ beside: 0, within: 0, send: true });
  await done(person);
});

it('shows phones as the person’s country writes them', async () => {
  const html =
    '<title>Enquiry</title><dl><dt>Name</dt><dd>Iris Vale</dd><dt>Phone</dt><dd>+44 20 7946 0958</dd><dt>Mobile</dt><dd>+1 303 555 0142</dd></dl>';
  const phones = async () => {
    const person = await session.open(pages.put(html));
    await waitIn(
      person.popup,
      () => document.querySelector<HTMLInputElement>('[name="lead.phones.1.number"]')?.value,
      [],
    );
    await waitIn(
      person.popup,
      () =>
        [...document.querySelectorAll<HTMLInputElement>('[name^="lead."][type="tel"]')].every(({ value }) =>
          / /.test(value),
        ),
      [],
    );
    const { 'phones.0.number': one, 'phones.1.number': other } = await person.lead();
    await done(person);
    return [one, other].toSorted();
  };
  expect(await phones()).toEqual(['(303) 555-0142', '+44 20 7946 0958']);
  await store({ settings: { version: 1, country: 'GB' } });
  expect(await phones()).toEqual(['+1 303 555 0142', '020 7946 0958']);
  await store({ settings: { version: 1, country: 'US' } });
});

it('marks on the page the place of the field that has the cursor', async () => {
  const person = await session.open('/pages/record?cursor');
  await person.popup.focus('[name="lead.emails.0"]');
  await waitIn(person.tab, () => document.querySelector('lead-handoff-mark') !== null, []);
  await person.popup.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await waitIn(person.tab, () => document.querySelector('lead-handoff-mark') === null, []);
  await done(person);
});

it('lists every key in its sheet', async () => {
  const person = await session.open('/pages/form?sheet');
  await person.popup.keyboard.press('?');
  await person.popup.waitForSelector('dialog[open]');
  const listed = await person.popup.evaluate(() =>
    [...document.querySelectorAll('dialog kbd')].map((key) => key.textContent),
  );
  // Each opens or presses something; what they do is tried where it is tested.
  for (const key of 'RAPVSFBWHOL') expect(listed).toContain(`Alt+${key}`);
  expect(listed).toEqual(
    expect.arrayContaining(['Enter', 'Ctrl+Enter', 'Ctrl+Z', 'Ctrl+V', 'Alt+↓', '?', 'Alt+Shift+L']),
  );
  await done(person);
});
