import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

/** Paths in backticks (`lib/ask.ts`, `docs/adr/`) and targets of links, as a page names them. */
function filesNamedIn(page: string): string[] {
  const text = readFileSync(join(root, page), 'utf8');
  const folder = join(root, page, '..');
  const quoted = [...text.matchAll(/`((?:[\w.-]{1,60}\/){1,6}[\w.-]{0,60})`/g)]
    .map(([, path]) => path as string)
    .filter((path) => !path.startsWith('.output') && !path.startsWith('.well-known'))
    .map((path) => join(root, path));
  const linked = [...text.matchAll(/\]\(([^)#:\s]{1,120})\)/g)].map(([, path]) => join(folder, path as string));
  return [...quoted, ...linked];
}

describe.each(['README.md', 'docs/architecture.md'])('%s', (page) => {
  const files = filesNamedIn(page);

  it('names files', () => expect(files.length).toBeGreaterThan(2));

  it.each(files)('names a file that is there: %s', (file) => expect(existsSync(file)).toBe(true));
});
