import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { demoPages, listPage, pages } from './pages.ts';
import { type Sandbox, startSandbox } from './server.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const page = async (path: string) => (await fetch(`${sandbox.site}${path}`)).text();

function command(path: string, body: object, type = 'application/json') {
  return fetch(`${sandbox.site}/control/${path}`, {
    method: 'POST',
    headers: { 'content-type': type },
    body: JSON.stringify(body),
  });
}

function lead(firstName: string) {
  return fetch(`${sandbox.base.acculynx}/api/v1/leads`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${sandbox.credentials.acculynx?.apiKey}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ firstName, notes: '"><img src=x onerror=alert(1)>' }),
  });
}

test('the inbox shows what was executed, escaped, and nothing else', async () => {
  expect(await page('/inbox')).toContain('Nothing has arrived yet');
  await lead('<script>Ada</script>');
  sandbox.fault({ crm: 'acculynx', kind: 'status' });
  await lead('Grace');
  const html = await page('/inbox');
  expect(html).toContain('&#60;script&#62;Ada');
  expect(html).toContain(sandbox.log[0]?.record?.id);
  expect(html).not.toMatch(/<script|<img|Grace/);
});

test('the index links every page and names every address', async () => {
  const html = await page('/');
  for (const { path } of pages) expect(html).toContain(`href="${path}`);
  for (const base of Object.values(sandbox.base)) expect(html).toContain(base);
});

test.each(demoPages)('$path holds its lead', async ({ url, path, lead: { firstName, lastName, emails, phones } }) => {
  const html = await page(url);
  expect(html).toMatch(/^<!doctype html>/);
  expect(html).toContain(firstName);
  expect(html).toContain(lastName);
  for (const email of emails ?? []) expect(html, path).toContain(email);
  const digits = html.replaceAll(/\D/g, '');
  for (const { number } of phones ?? []) expect(digits, path).toContain(number.slice(-10));
});

test('every demo page is for another person and another CRM of the sandbox', () => {
  const suited = demoPages.map(({ crm }) => crm);
  expect(Object.keys(sandbox.base)).toEqual(expect.arrayContaining(suited));
  expect(new Set(suited).size).toBe(demoPages.length);
  expect(new Set(demoPages.map(({ lead: { lastName } }) => lastName)).size).toBe(demoPages.length);
});

test('the list page holds all its leads', async () => {
  const html = await page(listPage.path);
  for (const { firstName, emails } of listPage.leads) {
    expect(html).toContain(firstName);
    expect(html).toContain(emails[0]);
  }
});

test('people are made up: reserved domains and numbers only', async () => {
  for (const { path } of pages) {
    const html = await page(path);
    const domains = html.match(/[\w.-]+@[\w.-]+/g) ?? [];
    expect(domains.filter((email) => !email.endsWith('.example'))).toEqual([]);
    const phones = html.match(/\(?\d{3}\)?[ -]\d{3}-\d{4}/g) ?? [];
    expect(phones.filter((phone) => !/555-01\d\d$/.test(phone))).toEqual([]);
    expect(phones.length).toBeGreaterThan(0);
  }
});

test('nothing but the listed pages is served', async () => {
  for (const path of ['/pages/../main', '/pages/%2e%2e/crm', '/pages/nobody', '/main.ts']) {
    expect((await fetch(`${sandbox.site}${path}`)).status).toBe(404);
  }
});

test('the control API: addresses, log, fault, seed, credentials, port, reset', async () => {
  const { base, credentials } = (await (await fetch(`${sandbox.site}/control`)).json()) as Sandbox;
  expect([base, credentials]).toEqual([sandbox.base, sandbox.credentials]);

  await command('fault', { crm: 'acculynx', kind: 'status', status: 503 });
  expect((await lead('Ada')).status).toBe(503);
  const { entries } = (await (await fetch(`${sandbox.site}/control/log`)).json()) as { entries: unknown };
  expect(entries).toEqual(sandbox.log);
  const seen = await (await command('containing', { text: credentials.acculynx?.apiKey })).json();
  expect(seen).toMatchObject({ entries: [{ seq: sandbox.log[0]?.seq }], elsewhere: [] });

  await command('seed', { crm: 'singleops', operations: 3 });
  expect(sandbox.known.singleops?.operations).toHaveLength(3);

  await command('credentials', { crm: 'acculynx', credentials: { apiKey: 'rotated' } });
  expect(sandbox.credentials.acculynx).toEqual({ apiKey: 'rotated' });
  expect((await lead('Ada')).status).toBe(200);

  await command('port', { crm: 'acculynx', open: false });
  await expect(lead('Ada')).rejects.toThrow();
  await command('port', { crm: 'acculynx', open: true });
  expect((await lead('Ada')).status).toBe(200);

  await command('reset', {});
  expect(sandbox.log).toEqual([]);
});

test('the control API releases what is held', async () => {
  await command('fault', { crm: 'acculynx', kind: 'hold' });
  const answer = lead('Ada');
  await sandbox.until((entry) => entry.fault === 'hold');
  await command('release', { crm: 'acculynx' });
  expect((await answer).status).toBe(200);
});

test('the control API refuses what is unknown, and what a page could send', async () => {
  expect((await command('nothing', {})).status).toBe(404);
  expect((await command('fault', { crm: 'acculynx', kind: 'gremlin' })).status).toBe(400);
  expect((await command('reset', {}, 'text/plain')).status).toBe(415);
});
