// @vitest-environment jsdom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Lead } from '../lead/lead.ts';
import { collect } from './collect/index.ts';
import { interpretPage } from './index.ts';

const folder = join(import.meta.dirname, '../../tests/pages');

interface Expected {
  readonly url?: string;
  readonly country?: string;
  readonly lead: Partial<Lead>;
  readonly leads?: number;
  /** Needs layout or shadow roots of the parser: judged by `npm run accuracy`, in a browser. */
  readonly browser?: boolean;
}

const names = readdirSync(folder)
  .filter((name) => name.endsWith('.html'))
  .map((name) => name.slice(0, -'.html'.length));

describe('pages with the lead that a person would expect', () => {
  for (const name of names) {
    const expected = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Expected;
    if (expected.browser) continue;
    it(name, () => {
      const url = expected.url ?? 'https://page.example/';
      const page = new DOMParser().parseFromString(readFileSync(join(folder, `${name}.html`), 'utf8'), 'text/html');
      const facts = collect(page);
      const capture = interpretPage([{ frameId: 0, facts }], { url, country: expected.country });
      expect(capture.lead).toMatchObject(expected.lead);
      if (expected.leads) expect(capture.leads).toHaveLength(expected.leads);
    });
  }
});
