import { defineConfig } from 'vitest/config';

/** End to end: built extensions in real browsers, one file at a time, since they share two cores and the screen's focus. */
export default defineConfig({
  test: {
    // Sizes are read from the release that the global setup builds.
    include: ['tests/**/*.e2e.ts', 'bench/budgets.e2e.ts'],
    globalSetup: 'tests/build.ts',
    fileParallelism: false,
    // Ends what hangs; never what a busy machine makes slow.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
