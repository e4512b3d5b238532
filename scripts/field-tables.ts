/**
 * Writes what the README and docs/crms.md say of the CRMs, from the definitions, the notes on the vendors'
 * pages beside them, and the results of the contract suite.
 *
 * `node scripts/field-tables.ts` runs the suite and writes; `-- --check` only says whether both are up to date.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asOption } from '../lib/crm/choices.ts';
import type { ContractCases } from '../lib/crm/contract.ts';
import { type Coverage, verdicts } from '../lib/crm/coverage.ts';
import type { CrmDefinition, Field } from '../lib/crm/define.ts';
import { crms } from '../lib/crm/index.ts';
import type { Lead } from '../lib/lead/lead.ts';

const root = join(import.meta.dirname, '..');
const readmePath = join(root, 'README.md');
const pagePath = join(root, 'docs/crms.md');
const resultsPath = join(root, 'docs/contract-results.json');
const [start, end] = ['<!-- fields -->', '<!-- /fields -->'];

/** Passed and failed tests of the contract suite, by CRM. */
export type Results = Readonly<Record<string, { readonly passed: number; readonly failed: number }>>;

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ').replaceAll('<', '&lt;');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `|${head.map(() => ' --- |').join('')}`, ...rows.map(line)].join('\n');
}

const words: Readonly<Record<string, string>> = {
  firstName: 'first name',
  lastName: 'last name',
  companyName: 'company',
  jobTitle: 'job title',
  emails: 'e-mails',
  phones: 'phones',
  'address.street': 'street',
  'address.street2': 'apartment',
  'address.city': 'city',
  'address.county': 'county',
  'address.state': 'state',
  'address.postalCode': 'postal code',
  'address.country': 'country',
  website: 'website',
  subject: 'subject',
  notes: 'notes',
  'vehicle.year': 'year',
  'vehicle.make': 'make',
  'vehicle.model': 'model',
  'vehicle.trim': 'trim',
  appointmentAt: 'appointment',
  reference: 'reference',
  'source.name': 'source',
  'source.utmSource': 'UTM source',
  'source.utmCampaign': 'UTM campaign',
};

/**
 * Which properties of a lead a default looks at: it is run on a lead that writes down what is read, once
 * with nothing in it and once with something everywhere, for a default may look further only in one of them.
 */
function sourcesOf(field: Field): string {
  const read = new Set<string>();
  const recorder = (path: string, filled: boolean): unknown =>
    new Proxy(
      {},
      {
        get: (_target, key) => {
          const name = path === '' ? String(key) : `${path}.${String(key)}`;
          if (['address', 'vehicle', 'source'].includes(name)) return recorder(name, filled);
          read.add(name);
          if (name === 'emails') return filled ? ['x'] : [];
          if (name === 'phones') return filled ? [{ number: 'x' }] : [];
          return filled ? 'x' : '';
        },
      },
    );
  const context = { reference: '', pageUrl: '', timeZone: 'UTC' };
  for (const filled of [false, true]) field.from?.(recorder('', filled) as Lead, context);
  if (read.has('notes')) return 'notes, and what has no field of its own';
  return [...read].map((name) => words[name] ?? name).join(', ');
}

/** "yes", or what it depends on. */
function requiredText(field: Field, crm: CrmDefinition): string {
  if (field.requiredWhen !== undefined) return 'mostly';
  if (!field.required) return '';
  const optional = crm.parts?.some(({ id, optional }) => id === field.part && optional);
  return optional ? 'with its part' : field.when === undefined ? 'yes' : 'where shown';
}

function limitsOf(field: Field): string {
  // What only steers the request has no value of the vendor's: its words say more.
  const options = (field.options ?? [])
    .map(asOption)
    .map(({ value, label }) => (field.path === null ? label : value))
    .filter(Boolean);
  const choices = options.length > 0 && options.length <= 12 ? options.join(', ') : '';
  const more = [
    field.max === undefined ? '' : `${field.max} characters`,
    choices,
    options.length > 12 ? `one of ${options.length}` : '',
    field.lookup === undefined ? '' : 'read from the CRM',
    field.remember ? 'remembered' : '',
    field.pattern?.says ?? '',
  ];
  return more.filter(Boolean).join('; ');
}

/** The table of one CRM, as the README has it. */
export function fieldTable(crm: CrmDefinition): string {
  const rows = crm.fields.map((field) => [
    [crm.parts?.find((part) => part.id === field.part)?.label, field.label].filter(Boolean).join(': '),
    field.path === null ? '' : `\`${field.path}\``,
    requiredText(field, crm),
    limitsOf(field),
    [sourcesOf(field), field.reference === undefined ? '' : 'the handoff’s reference'].filter(Boolean).join('; '),
    field.path === null ? '' : field.documented ? 'yes' : 'inferred',
  ]);
  const own =
    crm.dynamicFields === undefined ? '' : '\n\nThe fields that the account itself defines are read from the CRM.';
  return `${table(['Field', 'In the request', 'Required', 'Limit or choices', 'From the lead', 'Printed'], rows)}${own}`;
}

/** The section between the README's markers. */
export function readmeSection(): string {
  const tables = crms.map((crm) => `<details>\n<summary>${crm.name}</summary>\n\n${fieldTable(crm)}\n\n</details>`);
  return `${start}\n\n${tables.join('\n\n')}\n\n${end}`;
}

/** The README with its section made anew. Throws when it has no markers. */
export function withSection(readme: string): string {
  const [from, to] = [readme.indexOf(start), readme.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`README.md has no “${start}” … “${end}”.`);
  return readme.slice(0, from) + readmeSection() + readme.slice(to + end.length);
}

async function besides(crm: CrmDefinition) {
  const coverage = (await import(`../lib/crm/${crm.id}/coverage.ts`)) as { default: Coverage };
  const cases = (await import(`../lib/crm/${crm.id}/contract.ts`)) as { default: ContractCases };
  return { coverage: coverage.default, cases: cases.default };
}

async function sectionOf(crm: CrmDefinition, results: Results): Promise<string> {
  const { coverage, cases } = await besides(crm);
  const endpoints = table(
    ['Endpoint', 'Used', 'For what, or why not'],
    coverage.endpoints.map(({ name, used, not }) => [
      `\`${name}\``,
      used === undefined ? 'no' : 'yes',
      used ?? not ?? '',
    ]),
  );
  const groups = coverage.groups.map((group) => {
    const rows = verdicts(group, crm).map(({ name, used, says }) => [`\`${name}\``, used ? 'yes' : 'no', says]);
    return `### ${group.title}\n\n${table(['Name', 'Used', 'As, or why not'], rows)}`;
  });
  const choices = Object.values(cases.enumerations).reduce((sum, list) => sum + list.length, 0);
  const { passed = 0, failed = 0 } = results[crm.id] ?? {};
  const contract = table(
    ['Held against the sandbox', 'How often'],
    [
      ['Required fields, each left out', String(cases.required.length)],
      ['Limits, each at the limit and one over', String(Object.keys(cases.limits).length)],
      ['Choices, each, and one outside of every list', `${choices} in ${Object.keys(cases.enumerations).length} lists`],
      ['Errors, each at the field it names', String(cases.errors.length)],
      ['Answers that look well and prove nothing', String(cases.unproven.length)],
      ['Lookups with 0, 1, 50 and 51 entries', Object.keys(cases.lookups).join(', ') || 'none on the page'],
      [
        'Searches by e-mail, phone and both, with 0, 1, 50 and 51 records',
        crm.findDuplicates === undefined ? 'none on the page' : 'yes',
      ],
      ['Credentials wrong, missing, without the right', 'yes'],
      ['Tests of the contract', `${passed} passed, ${failed} failed`],
    ],
  );
  return `## ${crm.name}\n\nThe page: ${coverage.page}.\n\n${endpoints}\n\n${groups.join('\n\n')}\n\n### Contract\n\n${contract}`;
}

/** docs/crms.md. */
export async function crmsPage(results: Results): Promise<string> {
  const sections = await Promise.all(crms.map((crm) => sectionOf(crm, results)));
  return `# The CRMs, page by page

Every endpoint and every name that the vendors’ pages document, and what became of each. Made by
\`npm run docs:crms\` from the definitions in \`lib/crm\`, the notes beside them (\`coverage.ts\`) and the
results of the contract suite; a test fails when it is out of date. Which of the paths are printed on the
page and which are inferred is in the README’s tables.

${sections.join('\n\n')}
`;
}

export function storedResults(): Results {
  return existsSync(resultsPath) ? (JSON.parse(readFileSync(resultsPath, 'utf8')) as Results) : {};
}

/** What is out of date, by file name; empty when nothing is. */
export async function outOfDate(): Promise<string[]> {
  const stale: string[] = [];
  if (!existsSync(pagePath) || readFileSync(pagePath, 'utf8') !== (await crmsPage(storedResults())))
    stale.push('docs/crms.md');
  if (existsSync(readmePath)) {
    const readme = readFileSync(readmePath, 'utf8');
    if (!readme.includes(start) || withSection(readme) !== readme) stale.push('README.md');
  }
  return stale;
}

interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly ancestorTitles: readonly string[]; readonly status: string }[];
  }[];
}

/** Runs the contract suite and counts by CRM, which is the outermost title. */
function runContract(): Results {
  const folder = mkdtempSync(join(tmpdir(), 'contract-'));
  const file = join(folder, 'report.json');
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  try {
    execFileSync(process.execPath, [vitest, 'run', 'lib/crm/contract', '--reporter=json', `--outputFile=${file}`], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  } catch {
    // Failed tests end it with 1: they are counted below.
  }
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
  rmSync(folder, { recursive: true });
  const results: Record<string, { passed: number; failed: number }> = {};
  for (const { ancestorTitles, status } of report.testResults.flatMap((result) => result.assertionResults)) {
    const id = ancestorTitles[0] ?? '';
    results[id] ??= { passed: 0, failed: 0 };
    results[id][status === 'passed' ? 'passed' : 'failed'] += 1;
  }
  return results;
}

if (import.meta.main) {
  if (process.argv.includes('--check')) {
    const stale = await outOfDate();
    for (const file of stale) console.error(`${file} is out of date: npm run docs:crms`);
    process.exitCode = stale.length > 0 ? 1 : 0;
  } else {
    const results = runContract();
    writeFileSync(resultsPath, `${JSON.stringify(results, null, 2)}\n`);
    writeFileSync(pagePath, await crmsPage(results));
    if (existsSync(readmePath)) writeFileSync(readmePath, withSection(readFileSync(readmePath, 'utf8')));
  }
}
