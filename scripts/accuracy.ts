// npm run accuracy [-- --cases DIR [--group G[,G]] [--show-misses N]]
//
// How well leads are read from pages: always from the project's own set, tests/pages (a page and, beside it, the lead
// that a person would expect), in a real browser; its figures go to docs/accuracy.md. An external set beside the
// checkout (../shared/accuracy, or --cases DIR, or ACCURACY_CASES) is scored too, by the scorer that lies in it.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Lead } from '../lib/lead/lead.ts';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'tests/pages');
const report = join(root, 'docs/accuracy.md');

interface Expected {
  readonly url?: string;
  readonly country?: string;
  readonly lead: Record<string, unknown>;
  readonly leads?: number;
}

interface Result {
  readonly file: string;
  readonly error?: string;
  readonly lead?: Lead;
  readonly leads?: readonly Lead[];
  readonly elements: number;
  readonly collectMs: number;
  readonly interpretMs: number;
}

interface Score {
  readonly name: string;
  readonly right: number;
  readonly judged: number;
  readonly misses: readonly string[];
}

const names = readdirSync(folder)
  .filter((name) => name.endsWith('.html'))
  .map((name) => name.slice(0, -'.html'.length))
  .sort();
const expectedOf = (name: string) => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Expected;

/** Runs the capture command on the own set, from a manifest that says nothing of what is expected. */
async function captureOwn(): Promise<Map<string, Result>> {
  const temporary = mkdtempSync(join(tmpdir(), 'pages-'));
  const manifest = join(temporary, 'manifest.jsonl');
  const lines = names.map((name) => {
    const { url, country } = expectedOf(name);
    return JSON.stringify({ file: join(folder, `${name}.html`), url, country });
  });
  writeFileSync(manifest, lines.join('\n'));
  const child = spawn(process.execPath, [join(root, 'scripts/capture.ts'), manifest], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  for await (const chunk of child.stdout) output += chunk;
  rmSync(temporary, { recursive: true, force: true });
  const results = output
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Result);
  return new Map(results.map((result) => [result.file, result]));
}

/** Every value that is expected counts once: plain values, the parts of an address, the phones and e-mails of a list. */
function judge(name: string, result: Result | undefined): Score {
  const { lead, leads } = expectedOf(name);
  const misses: string[] = [];
  let judged = 0;
  const compare = (path: string, wanted: unknown, got: unknown): void => {
    if (wanted && typeof wanted === 'object' && !Array.isArray(wanted)) {
      for (const [key, value] of Object.entries(wanted)) compare(`${path}.${key}`, value, (got as never)?.[key]);
      return;
    }
    if (Array.isArray(wanted) && wanted.length > 0) {
      for (const [index, value] of wanted.entries()) compare(`${path}.${index}`, value, (got as never)?.[index]);
      judged += 1;
      if ((got as unknown[] | undefined)?.length !== wanted.length) misses.push(`${path}: ${JSON.stringify(got)}`);
      return;
    }
    judged += 1;
    if (JSON.stringify(wanted) !== JSON.stringify(got)) misses.push(`${path}: ${JSON.stringify(got)}`);
  };
  compare('lead', lead, result?.lead);
  if (leads !== undefined) compare('leads', leads, result?.leads?.length ?? 0);
  return { name, right: judged - misses.length, judged, misses };
}

function table(scores: readonly Score[]): string {
  const right = scores.reduce((sum, score) => sum + score.right, 0);
  const judged = scores.reduce((sum, score) => sum + score.judged, 0);
  const whole = scores.filter(({ misses }) => misses.length === 0).length;
  const rows = scores.map(
    ({ name, right, judged, misses }) => `| ${name} | ${right} of ${judged} | ${misses.length === 0 ? 'yes' : 'no'} |`,
  );
  return `# Accuracy of capture

Written by \`npm run accuracy\`. Each page of \`tests/pages\` is opened in a real browser, offline and with its scripts
off, read by the collect script as it is built, and interpreted; the lead is compared with the one written beside the
page. The pages are ours and the people on them made up, so the figures say that nothing broke, not how well pages of
the world are read: for that, point \`--cases\` at a set of real pages with expected leads.

**${whole} of ${scores.length} pages fully right, ${right} of ${judged} values right.**

| page | values right | fully right |
| --- | --- | --- |
${rows.join('\n')}
`;
}

function externalCases(args: readonly string[]): string | undefined {
  const at = args.indexOf('--cases');
  const named = at >= 0 ? args[at + 1] : process.env.ACCURACY_CASES;
  if (named) return resolve(named);
  const beside = resolve(root, '../shared/accuracy');
  return existsSync(join(beside, 'score.mjs')) ? beside : undefined;
}

const args = process.argv.slice(2);
const results = await captureOwn();
const scores = names.map((name) => judge(name, results.get(join(folder, `${name}.html`))));
for (const { name, misses } of scores) for (const miss of misses) process.stdout.write(`${name}  ${miss}\n`);
const text = table(scores);
writeFileSync(report, text);
process.stdout.write(`${text.match(/\*\*(.+)\*\*/)?.[1] ?? ''}\n`);
process.exitCode = scores.every(({ misses }) => misses.length === 0) ? 0 : 1;

const cases = externalCases(args);
if (cases) {
  const rest = args.filter((arg, index) => arg !== '--cases' && args[index - 1] !== '--cases');
  const { status } = spawnSync(
    process.execPath,
    [join(cases, 'score.mjs'), '--cases', cases, '--project', root, ...rest],
    {
      stdio: 'inherit',
    },
  );
  if (status !== 0) process.exitCode = 1;
}
