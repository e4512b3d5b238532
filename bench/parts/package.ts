import { join } from 'node:path';
import { build, builds } from '../../tests/build.ts';
import { buildEmpty } from '../empty-build.ts';
import { type Findings, measure } from '../measure.ts';
import { gzipped, type PackageSizes, packageSizes } from '../package-sizes.ts';
import type { Part } from './part.ts';

/** Goals, in kB of 1,000 bytes. */
export const budgets = { popup: 45, worker: 40, zip: 300 } as const;

export const packagePart: Part = {
  title: 'Package',
  about:
    'Sizes of the build that people install, in kB of 1,000 bytes, against an empty Preact popup built the same way.',
  run,
};

async function run(): Promise<Findings> {
  build('release');
  const own = await packageSizes(builds.release);
  const empty = await packageSizes(buildEmpty());
  const size = (name: string, key: Exclude<keyof PackageSizes, 'popupFiles'>, limit?: number) =>
    measure(name, 'kB', own[key] / 1000, empty[key] / 1000, limit === undefined ? undefined : { valueAtMost: limit });
  return {
    measures: [
      size('popup: first-load JavaScript, gzip', 'popupGzip', budgets.popup),
      size('worker script, gzip', 'workerGzip', budgets.worker),
      measure('script that reads the page, gzip', 'kB', gzipped(join(builds.release, 'collect.js')) / 1000, null),
      size('zip', 'zip', budgets.zip),
      size('unpacked', 'unpacked'),
    ],
  };
}
