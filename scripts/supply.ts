// npm run supply   what a release needs of the network: Mozilla's lint of the Firefox build, and npm's list of known holes.
// Exits 1 on any finding, 2 when one of them could not be asked: not checked is not passed.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build, builds } from '../tests/build.ts';

/** Fetched when it is needed: its 300 packages would be most of the lock file. */
const webExt = 'web-ext@10.7.0';

const root = fileURLToPath(new URL('..', import.meta.url));
build('releaseFirefox');
const results = [lint(), audit()];
process.exitCode = results.includes('found') ? 1 : results.includes('not checked') ? 2 : 0;

type Result = 'clean' | 'found' | 'not checked';

function lint(): Result {
  const report = json('npx', ['--yes', webExt, 'lint', '--source-dir', builds.releaseFirefox, '--output', 'json']);
  const summary = report?.summary as { errors: number; warnings: number } | undefined;
  if (!summary) return tell('web-ext lint', 'not checked', 'it could not be fetched or run');
  const { errors, warnings } = summary;
  return tell('web-ext lint', errors + warnings > 0 ? 'found' : 'clean', `${errors} errors, ${warnings} warnings`);
}

function audit(): Result {
  const report = json('npm', ['audit', '--json']);
  const counts = (report?.metadata as { vulnerabilities?: Record<string, number> } | undefined)?.vulnerabilities;
  if (!counts) return tell('npm audit', 'not checked', String(report?.message ?? 'the registry did not answer'));
  return tell('npm audit', counts.total ? 'found' : 'clean', `${counts.total} known vulnerabilities`);
}

function json(program: string, args: readonly string[]): Record<string, unknown> | undefined {
  const { stdout } = spawnSync(program, args, { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' });
  try {
    return JSON.parse(stdout);
  } catch {
    return undefined;
  }
}

function tell(what: string, result: Result, why: string): Result {
  console.log(`${what}: ${result} (${why})`);
  return result;
}
