import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Builds the empty extension. Gives its folder. @throws with what wxt said when it does not build. */
export function buildEmpty(): string {
  const { status, stdout, stderr } = spawnSync('wxt', ['build', 'bench/empty-extension'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`The empty extension does not build:\n${stdout}\n${stderr}`);
  return fileURLToPath(new URL('../.output/bench-empty', import.meta.url));
}
