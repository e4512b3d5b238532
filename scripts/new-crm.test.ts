import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wishProblem } from './new-crm/write.ts';

const root = join(import.meta.dirname, '..');
let copy: string;

/** A copy of what the scaffold and the contract suite need, with the modules of the original. */
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'sixth-crm-'));
  for (const path of [
    'lib',
    'sandbox',
    'scripts',
    'docs',
    '.wxt',
    'package.json',
    'tsconfig.json',
    'vitest.config.ts',
    'biome.json',
  ]) {
    cpSync(join(root, path), join(copy, path), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'dir');
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const node = (...args: string[]) => {
  const env = { ...process.env, PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}` };
  return execFileSync(process.execPath, args, { cwd: copy, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
};

test('a sixth CRM is written, listed, well formed, and passes the contract with the others', {
  timeout: 240_000,
}, () => {
  const said = node('scripts/new-crm.ts', 'sixth', '--name', 'Sixth CRM', '--origin', 'https://api.sixth.example');
  const paths = said.split('\n\n')[0]?.split('\n') ?? [];
  expect(paths.toSorted()).toEqual(
    [
      'lib/crm/sixth/index.ts',
      'lib/crm/sixth/api.ts',
      'lib/crm/sixth/contract.ts',
      'lib/crm/sixth/coverage.ts',
      'sandbox/sixth.ts',
      'lib/crm/hosts.ts',
      'lib/crm/index.ts',
      'lib/crm/apis.ts',
      'sandbox/crms.ts',
    ].toSorted(),
  );
  expect(readFileSync(join(copy, 'lib/crm/hosts.ts'), 'utf8')).toContain(
    "{ id: 'sixth', origin: 'https://api.sixth.example', domain: 'sixth.example' }",
  );
  const report = join(copy, 'report.json');
  node(
    'node_modules/vitest/vitest.mjs',
    'run',
    'lib/crm/contract',
    '-t',
    'sixth',
    '--reporter=json',
    `--outputFile=${report}`,
  );
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
  };
  expect([numPassedTests, numFailedTests]).toEqual([39, 0]);
  // Types and lint of what was written; the copy lacks other folders, whose absence tsc tells as well.
  const types = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '--noEmit'], {
    cwd: copy,
    encoding: 'utf8',
  });
  expect(types.stdout.split('\n').filter((line) => paths.some((path) => line.startsWith(path)))).toEqual([]);
  const lint = spawnSync(
    process.execPath,
    ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', ...paths],
    {
      cwd: copy,
      encoding: 'utf8',
    },
  );
  expect(lint.status, lint.stderr).toBe(0);
  // A page for the newcomer follows from its definition.
  node(
    '--input-type=module',
    '-e',
    "import('./scripts/field-tables.ts').then(async (m) => { if (!(await m.crmsPage({})).includes('## Sixth CRM')) process.exit(1); })",
  );
  // The same wish again is refused, and nothing is written over.
  expect(() => node('scripts/new-crm.ts', 'sixth')).toThrow(/there already/);
});

test('what cannot be a CRM is said', () => {
  // Not the id that docs/adding-a-crm.md walks through: whoever follows it has that one.
  const wish = { id: 'seventh', name: 'Seventh', origin: 'https://api.seventh.example' };
  expect(wishProblem(wish, root)).toBeUndefined();
  expect(wishProblem({ ...wish, id: 'Seventh CRM' }, root)).toMatch(/no id/);
  expect(wishProblem({ ...wish, id: '../evil' }, root)).toMatch(/no id/);
  expect(wishProblem({ ...wish, id: 'apptivo' }, root)).toMatch(/already/);
  for (const origin of ['http://api.seventh.example', 'https://api.seventh.example/v1', 'seventh']) {
    expect(wishProblem({ ...wish, origin }, root)).toMatch(/no origin/);
  }
});
