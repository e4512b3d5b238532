// npm run --silent capture -- PATH...
//
// Reads leads from pages (.html, in a real Chromium, offline, page scripts off), texts and files, and prints one
// JSON line per input: {file, lead, leads?, candidates, elements, collectMs, interpretMs} or {file, error}.
// A PATH is an input, a folder of inputs, or a manifest.jsonl whose lines are {file, url?, country?}, with
// file relative to the manifest.
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { Capture, CaptureContext } from '../lib/capture/capture.ts';
import { interpretFile, interpretPage, interpretText } from '../lib/capture/index.ts';
import { collectBundle } from './collect-bundle.ts';
import { createPageReader, type PageReader } from './page-reader.ts';

interface Input {
  readonly file: string;
  readonly path: string;
  readonly url?: string;
  readonly country?: string;
}

/** Pages are opened one after another: side by side they would take each other's time, which is measured and capped. */
const lanes = 1;

async function inputsOf(path: string): Promise<Input[]> {
  if ((await stat(path)).isDirectory()) {
    const names = (await readdir(path)).sort();
    const nested = await Promise.all(
      names.filter((name) => !name.startsWith('.')).map((name) => inputsOf(join(path, name))),
    );
    return nested.flat();
  }
  if (basename(path) !== 'manifest.jsonl') return [{ file: path, path: resolve(path) }];
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line.trim());
  return lines.map((line) => {
    const row = JSON.parse(line) as { file: string; url?: string; country?: string };
    return { ...row, path: resolve(dirname(path), row.file) };
  });
}

const isPage = (path: string) => /^\.x?html?$/i.test(extname(path));

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function result(input: Input, capture: Capture, elements: number, collectMs: number, interpretMs: number) {
  const leads = capture.leads.map(({ lead }) => lead);
  return {
    file: input.file,
    lead: capture.lead,
    ...(leads.length > 0 ? { leads } : {}),
    candidates: capture.candidates,
    elements,
    collectMs,
    interpretMs,
  };
}

async function captureText(input: Input): Promise<object> {
  const text = await readFile(input.path, 'utf8');
  const context: CaptureContext = { url: input.url, country: input.country };
  const start = performance.now();
  const name = basename(input.path);
  const capture = extname(name) === '.txt' ? interpretText(text, context) : interpretFile({ name, text }, context);
  return result(input, capture, 0, 0, performance.now() - start);
}

async function capturePage(input: Input, reader: PageReader): Promise<object> {
  const url = input.url ?? `https://page.invalid/${encodeURIComponent(basename(input.path))}`;
  const page = await reader.read(input.path, url);
  const start = performance.now();
  const capture = interpretPage(page.frames, { url: input.url ?? '', country: input.country });
  return result(input, capture, page.elements, page.milliseconds, performance.now() - start);
}

async function main(paths: readonly string[]): Promise<void> {
  const inputs = (await Promise.all(paths.map(inputsOf))).flat();
  const attempt = async (input: Input, work: () => Promise<object>) => {
    try {
      print(await work());
    } catch (error) {
      print({ file: input.file, error: error instanceof Error ? error.message : String(error) });
    }
  };
  for (const input of inputs) if (!isPage(input.path)) await attempt(input, () => captureText(input));
  const pages = inputs.filter(({ path }) => isPage(path));
  if (pages.length === 0) return;
  const reader = await createPageReader(await collectBundle());
  try {
    const queue = pages[Symbol.iterator]();
    const lane = async () => {
      for (const input of queue) await attempt(input, () => capturePage(input, reader));
    };
    await Promise.all(Array.from({ length: lanes }, lane));
  } finally {
    await reader.close();
  }
}

const paths = process.argv.slice(2);
if (paths.length === 0) {
  process.stderr.write('Usage: npm run --silent capture -- PATH... (pages, texts, files, folders, manifest.jsonl)\n');
  process.exitCode = 2;
} else await main(paths);
