import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Those that take a minute and more first, so that none of them is left over at the end. */
const long = /faults\.e2e|sigkill\.e2e|keys-in-logs\.e2e/;
/** Reading a page ends by the clock, which other work would use up. */
const alone = 'tests/attacks/pages.e2e.ts';

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => (long.test(moduleId) ? 0 : 1);
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
  }
}

/** End to end: built extensions in real browsers, each test file with browsers, profiles and ports of its own. */
export default defineConfig({
  test: {
    globalSetup: 'tests/build.ts',
    sequence: { sequencer: LongestFirst },
    // Ends what hangs; never what a busy machine makes slow.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'side by side',
          // Sizes are read from the release that the global setup builds.
          include: ['tests/**/*.e2e.ts', 'bench/budgets.e2e.ts'],
          exclude: [alone],
          // One more than cores: they wait for browsers, timeouts and each other.
          maxWorkers: 3,
          sequence: { groupOrder: 0 },
        },
      },
      { extends: true, test: { name: 'alone', include: [alone], maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
});
