import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HtmlServer, startHtmlServer } from '../html-server.ts';
import { openTarget, type Target } from './target.ts';

const bomb = `<?xml version="1.0"?><!DOCTYPE adf [<!ENTITY a "aaaaaaaaaa">${'bcdefghi'
  .split('')
  .map((name, index) => `<!ENTITY ${name} "${`&${'abcdefgh'[index]};`.repeat(10)}">`)
  .join('')}<!ENTITY file SYSTEM "file:///etc/passwd">]>
<adf><prospect><customer><contact><name part="full">Rosa &i; &file; Keller</name><email>rosa@brookside.example</email></contact></customer></prospect></adf>`;

const pasted: Readonly<Record<string, string>> = {
  'an XML that names entities by the billion and a file': bomb,
  'JSON with __proto__':
    '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"email":"rosa@brookside.example"}',
  'JSON 50,000 levels deep': `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`,
  'a table whose columns are called __proto__': '__proto__,email\r\n{"polluted":1},rosa@brookside.example\r\n',
  'a vCard that never ends': `BEGIN:VCARD\r\nFN:Rosa Keller\r\nEMAIL:rosa@brookside.example\r\nNOTE:${'\r\n b'.repeat(60_000)}`,
};

describe('parsing: __proto__, huge and deep JSON, entities', () => {
  let target: Target;
  let server: HtmlServer;
  beforeAll(async () => {
    target = await openTarget();
    server = await startHtmlServer();
  });
  afterAll(async () => {
    await target?.close();
    await server?.close();
  });
  const polluted = () => ({ own: 'polluted' in {}, array: 'polluted' in [] });

  it.each(Object.entries(pasted))('pasted: %s', async (_, text) => {
    const person = await target.open(server.put('<title>Empty</title>'));
    await person.paste(text);
    // The popup still answers, holds no harm, and has let no file or entity in.
    await person.fill('lead.lastName', 'Keller');
    expect(await person.popup.evaluate(polluted)).toEqual({ own: false, array: false });
    const shown = Object.values(await person.lead()).join('\n');
    expect(shown).not.toContain('root:');
    expect(shown).not.toContain('aaaaaaaaaaaaaaaaaaaa');
    expect(target.console.filter((line) => line.startsWith('uncaught'))).toEqual([]);
    await person.tab.close();
  });

  it.each([
    ['__proto__', '{"success":true,"id":"x","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'],
    ['JSON 200,000 levels deep', `${'['.repeat(200_000)}${']'.repeat(200_000)}`],
    ['2 MB', undefined],
  ])('answered by a CRM: %s', async (name, body) => {
    target.sandbox.fault(
      body === undefined
        ? { crm: 'singleops', kind: 'huge' }
        : { crm: 'singleops', kind: 'status', status: 200, body, match: { writes: true } },
    );
    const person = await target.open(`/pages/form?${name.length}`);
    await person.fill('lead.emails.0', `parsing${name.length}@brookside.example`);
    await person.fill('lead.phones.0.number', `(503) 555-01${10 + name.length}`);
    await person.chooseAccount('SingleOps sandbox');
    await person.send();
    await person.outcome('unknown', 'rejected', 'sent');
    for (const place of [person.popup, await target.worker()]) {
      expect(await place.evaluate(polluted)).toEqual({ own: false, array: false });
    }
    await person.tab.close();
  });

  it('stored: garbage under every key that the extension keeps: nothing uncaught, and a lead can be filled', async () => {
    const keep = await target.openExtensionPage('options.html');
    const wrong = [null, 5, 'text', [], [{}], { version: 99, items: 'x' }, { items: [{ __proto__: { polluted: 1 } }] }];
    const keys = await keep.evaluate(async () => [
      ...Object.keys(await chrome.storage.local.get(null)),
      'settings',
      'unlocked',
      'pending',
      'vaultTries',
    ]);
    expect(keys).toEqual(expect.arrayContaining(['vault', 'accounts']));
    expect(keys.some((key) => key.startsWith('handoff:'))).toBe(true);
    await keep.close();
    for (const [index, value] of wrong.entries()) {
      const page = await target.openExtensionPage('options.html');
      await page.evaluate(
        async (all: readonly string[], garbage: unknown) => {
          for (const area of [chrome.storage.local, chrome.storage.session]) {
            await area.set(Object.fromEntries(all.map((key) => [key, garbage])));
          }
        },
        keys,
        value,
      );
      await target.killWorker();
      for (const place of ['accounts', 'history', 'security', 'general']) {
        await page.evaluate((path: string) => location.assign(`#/${path}`), place);
        await page.waitForSelector('main *');
      }
      const person = await target.open(server.put(`<title>Empty ${index}</title>`));
      await person.fill('lead.lastName', 'Keller');
      expect((await person.lead()).lastName).toBe('Keller');
      expect(await person.popup.evaluate(polluted)).toEqual({ own: false, array: false });
      await person.tab.close();
      await page.close();
    }
    expect(target.console.filter((line) => line.startsWith('uncaught'))).toEqual([]);
  });
});
