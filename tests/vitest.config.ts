/** The suite that `npm test` runs. */

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{unit,contract,scenarios,browser,rules,laws}/**/*.test.{ts,tsx}'],
    // Much of the time goes by waiting for a browser or a process.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
