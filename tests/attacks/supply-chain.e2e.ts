import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builds } from '../build.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('supply chain: a dependency turns', () => {
  let copy: string;
  /** Builds in another folder, as somebody else would who checks a release. */
  const elsewhere = (browser: string) => {
    const { status, stderr } = spawnSync('wxt', ['build', '-b', browser], {
      cwd: copy,
      encoding: 'utf8',
      env: { ...process.env, NODE_ENV: 'production' },
      shell: sep === '\\',
    });
    if (status !== 0) throw new Error(stderr.slice(0, 2000));
    return hashes(join(copy, '.output', `${browser}-mv3`));
  };

  beforeAll(() => {
    copy = join(mkdtempSync(join(tmpdir(), 'lead-handoff-build-')), 'another place');
    const left = new Set(['node_modules', '.output', '.git', '.wxt']);
    cpSync(root, copy, { recursive: true, filter: (path) => !left.has(relative(root, path).split(sep)[0] ?? '') });
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  });
  afterAll(() => rmSync(join(copy, '..'), { recursive: true, force: true, maxRetries: 5 }));

  it('two builds in two places are the same, byte by byte', () => {
    expect(Object.keys(hashes(builds.release)).length).toBeGreaterThan(5);
    expect(elsewhere('firefox')).toEqual(hashes(builds.releaseFirefox));
  });

  it('Edge gets what Chrome gets, built in another place', () => {
    expect(elsewhere('edge')).toEqual(hashes(builds.release));
  });

  it.each(['release', 'releaseFirefox'] as const)('the manifest of %s is the one that was reviewed', (build) => {
    expect(JSON.parse(readFileSync(join(builds[build], 'manifest.json'), 'utf8'))).toMatchSnapshot();
  });

  it('no shipped code makes code or markup out of text, or loads any from elsewhere', () => {
    const scripts = [builds.release, builds.releaseFirefox].flatMap((folder) =>
      filesOf(folder)
        .filter((path) => path.endsWith('.js'))
        .map((path) => readFileSync(path, 'utf8')),
    );
    expect(scripts.length).toBeGreaterThan(10);
    const bad = [
      /\.(?:inner|outer)HTML\s*=[^=]/,
      /insertAdjacentHTML|document\.write|createContextualFragment/,
      /\beval\(|\bimportScripts\(/,
      /import\(\s*[`'"]https?:/,
    ];
    for (const expression of bad) expect(scripts.filter((script) => expression.test(script))).toEqual([]);
    // zod asks whether `new Function` works; `jitless` keeps it from asking, and the policy would refuse it.
    for (const script of scripts) expect(script.match(/new Function\(/g)?.length ?? 0).toBeLessThanOrEqual(1);
  });

  it('few dependencies, each locked to a version and a hash from the one registry', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(Object.keys(dependencies).sort()).toEqual([
      'idb',
      'libphonenumber-js',
      'ofetch',
      'preact',
      'webextension-polyfill',
      'zod',
    ]);
    for (const version of Object.values({ ...dependencies, ...devDependencies })) expect(version).toMatch(/^\d/);
    const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
    for (const [path, entry] of Object.entries<{ resolved?: string; integrity?: string }>(packages)) {
      if (path === '') continue;
      expect(entry.resolved ?? 'https://registry.npmjs.org/', path).toMatch(/^https:\/\/registry\.npmjs\.org\//);
      expect(entry.integrity, path).toMatch(/^sha512-/);
    }
  });
});

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** SHA-256 by path. */
function hashes(folder: string): Record<string, string> {
  return Object.fromEntries(
    filesOf(folder).map((path) => [
      relative(folder, path),
      createHash('sha256').update(readFileSync(path)).digest('hex'),
    ]),
  );
}
