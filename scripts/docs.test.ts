import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const pages = [
  'README.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

it('names in the architecture page only files that exist', () => {
  const text =
    readFileSync(join(root, 'docs/architecture.md'), 'utf8') +
    readFileSync(join(root, 'docs/architecture.svg'), 'utf8');
  const files = text.match(/\b(?:lib|components|entrypoints|sandbox|tests)\/[\w./-]+\.tsx?/g) ?? [];
  expect(files.length).toBeGreaterThan(20);
  expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

it.each(pages)('%s links only to what exists', (page) => {
  const text = readFileSync(join(root, page), 'utf8');
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, link]) => link ?? '');
  expect(links.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([]);
});
