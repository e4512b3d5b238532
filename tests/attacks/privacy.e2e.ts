import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builds } from '../build.ts';
import { openTarget, type Target } from './target.ts';

let target: Target;

beforeAll(async () => {
  target = await openTarget();
});
afterAll(() => target?.close());

describe('privacy: a page detects the extension', () => {
  it('by asking for any file of the build: none loads', async () => {
    const files = readdirSync(builds.chromium, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(builds.chromium.length + 1));
    expect(files).toContain('collect.js');

    const page = await target.openPage(`${target.sandbox.site}/pages/record`);
    const loaded = await page.evaluate(
      (home: string, paths: readonly string[]) => {
        const ways: Record<string, (url: string) => Promise<boolean>> = {
          fetch: (url) =>
            fetch(url).then(
              () => true,
              () => false,
            ),
          'fetch without reading': (url) =>
            fetch(url, { mode: 'no-cors' }).then(
              () => true,
              () => false,
            ),
          ...Object.fromEntries(
            (['script', 'img', 'link'] as const).map((tag) => [
              tag,
              (url: string) =>
                new Promise<boolean>((resolve) => {
                  const element = document.createElement(tag);
                  element.onload = () => resolve(true);
                  element.onerror = () => resolve(false);
                  if (element instanceof HTMLLinkElement) {
                    element.rel = 'stylesheet';
                    element.href = url;
                  } else element.src = url;
                  document.head.append(element);
                }),
            ]),
          ),
        };
        return Promise.all(
          paths.flatMap((path) =>
            Object.entries(ways).map(async ([way, load]) => ((await load(home + path)) ? `${way}: ${path}` : '')),
          ),
        ).then((results) => results.filter(Boolean));
      },
      `chrome-extension://${target.extensionId}/`,
      [...files, ''],
    );
    expect(loaded).toEqual([]);
    await page.close();
  });

  it('by framing or opening its pages: the browser refuses', async () => {
    const page = await target.openPage(`${target.sandbox.site}/pages/record`);
    const home = `chrome-extension://${target.extensionId}/`;
    await page.evaluate((address: string) => {
      const frame = document.createElement('iframe');
      frame.src = `${address}popup.html`;
      document.body.append(frame);
      return new Promise((resolve) => {
        frame.onload = resolve;
      });
    }, home);
    const framed = await Promise.all(
      page.frames().map((frame) => frame.evaluate(() => document.querySelector('#app') !== null).catch(() => false)),
    );
    expect(framed).not.toContain(true);
    await page.close();
  });

  it('by what it leaves in the page: no global, no event, no attribute', async () => {
    const marks = () => ({
      globals: Object.getOwnPropertyNames(window).sort(),
      attributes: [...document.querySelectorAll('*')].flatMap((element) => element.getAttributeNames()).sort(),
      elements: document.querySelectorAll('*').length,
    });
    const page = await target.openPage(`${target.sandbox.site}/pages/record`);
    const before = await page.evaluate(marks);
    const { popup } = await target.reopen(page);
    expect(await page.evaluate(marks)).toEqual(before);
    await popup.close();
    await page.close();
  });
});
