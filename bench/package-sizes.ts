import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parseSync } from 'vite';
import { entriesOf, zipOf } from '../scripts/zip.ts';

/** In bytes, after gzip where the name says so. */
export interface PackageSizes {
  /** JavaScript that the popup asks for before it shows anything: its scripts and all that they import at once. */
  readonly popupGzip: number;
  /** Each of those files, with its own size. */
  readonly popupFiles: Readonly<Record<string, number>>;
  /** The worker's script and all that it imports. */
  readonly workerGzip: number;
  /** The zip that is handed to the stores. */
  readonly zip: number;
  /** Of the files that Chrome lists after unpacking. */
  readonly unpacked: number;
}

/** Measures a built extension. @param folder for example .output/chrome-mv3 */
export async function packageSizes(folder: string): Promise<PackageSizes> {
  const entries = entriesOf(folder);
  const popupFiles = Object.fromEntries(
    firstLoad(folder, 'popup.html').map((name) => [name, gzipped(join(folder, name))]),
  );
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  return {
    popupGzip: sum(Object.values(popupFiles)),
    popupFiles,
    workerGzip: sum(follow(folder, [manifest.background.service_worker]).map((name) => gzipped(join(folder, name)))),
    zip: (await zipOf(entries)).length,
    unpacked: sum(entries.map(({ bytes }) => bytes.length)),
  };
}

/** Scripts of a page and what they import statically, followed through; an `import()` comes later and is not of it. */
export function firstLoad(folder: string, page: string): string[] {
  const html = readFileSync(join(folder, page), 'utf8');
  const named = html.matchAll(/<(?:script|link)\b[^>]{0,500}\b(?:src|href)="\/?([^"]{1,200}\.js)"/g);
  return follow(
    folder,
    [...named].map(([, file]) => file ?? ''),
  );
}

/** These scripts and what they import statically, followed through. */
function follow(folder: string, scripts: readonly string[]): string[] {
  const waiting = [...scripts];
  const found = new Set<string>();
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    for (const source of staticImports(join(folder, file))) waiting.push(posix.join(posix.dirname(file), source));
  }
  return [...found].sort();
}

function staticImports(file: string): string[] {
  const { program } = parseSync(file, readFileSync(file, 'utf8'));
  return program.body.flatMap((node) => ('source' in node && node.source ? [String(node.source.value)] : []));
}

export const gzipped = (file: string) => gzipSync(readFileSync(file), { level: 9 }).length;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
