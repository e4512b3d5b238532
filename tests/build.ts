import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Folders of the builds that tests load. */
export const builds = {
  /** Loopback granted, since a headless browser cannot press the permission prompt. */
  chromium: fileURLToPath(new URL('../.output/e2e-chrome', import.meta.url)),
  firefox: fileURLToPath(new URL('../.output/e2e-firefox', import.meta.url)),
  /** What people install: no host granted. */
  release: fileURLToPath(new URL('../.output/chrome-mv3', import.meta.url)),
  releaseFirefox: fileURLToPath(new URL('../.output/firefox-mv3', import.meta.url)),
} as const;
export type Build = keyof typeof builds;

const options: Record<Build, readonly string[]> = {
  chromium: ['--mode', 'e2e'],
  firefox: ['--mode', 'e2e', '-b', 'firefox'],
  release: [],
  releaseFirefox: ['-b', 'firefox'],
};

/** Builds the extension, quietly. @throws with what wxt said when it does not build. */
export function build(kind: Build): void {
  const { status, stdout, stderr } = spawnSync('wxt', ['build', ...options[kind]], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    encoding: 'utf8',
    // Vitest says `test`, and a build under that name is not the one that people install.
    env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1', CI: '1' },
    shell: process.platform === 'win32',
  });
  if (status !== 0)
    throw new Error(`wxt build ${options[kind].join(' ')} failed:\n${`${stdout}\n${stderr}`.slice(0, 3000)}`);
}

/** Vitest's global setup: every test sees the extension as it is now. */
export default function setup(): void {
  for (const kind of Object.keys(builds) as Build[]) build(kind);
}
