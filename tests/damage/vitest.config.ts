/** The suite that `npm run test:damage` runs: an index damaged in every way, and each answer it still gives. */

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/damage/**/*.test.ts'],
    disableConsoleIntercept: true,
    testTimeout: 1_800_000,
    hookTimeout: 120_000,
  },
});
