import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The faults first: they mostly wait, beside whatever else runs. */
class WaitingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const waits = (file: TestSpecification) => file.moduleId.includes('/faults/');
    const sorted = await super.sort(files);
    return [...sorted.filter(waits), ...sorted.filter((file) => !waits(file))];
  }
}

/** End to end: built extensions in real browsers, each test file with browsers, profiles and ports of its own. */
export default defineConfig({
  test: {
    // Sizes are read from the release that the global setup builds.
    include: ['tests/**/*.e2e.ts', 'bench/budgets.e2e.ts'],
    globalSetup: 'tests/build.ts',
    maxWorkers: 2,
    sequence: { sequencer: WaitingFirst },
    // Ends what hangs; never what a busy machine makes slow.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
