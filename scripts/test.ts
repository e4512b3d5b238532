// Everything that must hold, in one go: types, lint, unit and contract tests, end to end in Chromium and Firefox.
// Ends with "N passed, N failed" and exits 1 when something failed.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = join(root, '.output', 'test');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

interface Count {
  readonly passed: number;
  readonly failed: number;
}

const counts: readonly Count[] = [
  tool('types', 'tsc', ['--noEmit']),
  tool('lint', 'biome', ['check']),
  suite('unit and contract', 'vitest.config.ts'),
  suite('end to end', 'vitest.e2e.config.ts'),
];

const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

/** A check that either holds or does not counts as one test. */
function tool(title: string, program: string, args: readonly string[]): Count {
  const ok = run(title, program, args);
  return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** A vitest run. A file that does not load, or a run that dies, has no test to count and is one failure itself. */
function suite(title: string, config: string): Count {
  const file = join(reports, `${config.replace('.config.ts', '')}.json`);
  const ok = run(title, 'vitest', [
    'run',
    '--config',
    config,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    const broken = report.testResults.filter(
      (one: { status: string; assertionResults: readonly { status: string }[] }) =>
        one.status === 'failed' && !one.assertionResults.some(({ status }) => status === 'failed'),
    ).length;
    const failures = report.numFailedTests + broken;
    return { passed: report.numPassedTests, failed: ok ? failures : Math.max(1, failures) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

function run(title: string, program: string, args: readonly string[]): boolean {
  const started = Date.now();
  console.log(`\n── ${title}`);
  const { status } = spawnSync(program, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`── ${title}: ${status === 0 ? 'ok' : 'FAILED'} (${seconds} s)`);
  return status === 0;
}
