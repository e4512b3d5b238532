import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Those that take a minute and more, so that none of them is left over at the end. */
const long = /faults\.e2e|pages\.e2e|sigkill\.e2e|keys-in-logs\.e2e/;

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => long.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

/** End to end: built extensions in real browsers, each test file with browsers, profiles and ports of its own. */
export default defineConfig({
  test: {
    // Sizes are read from the release that the global setup builds.
    include: ['tests/**/*.e2e.ts', 'bench/budgets.e2e.ts'],
    globalSetup: 'tests/build.ts',
    // They wait for browsers, timeouts and each other for half of their time: three keep two cores busy.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    // Ends what hangs; never what a busy machine makes slow.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
