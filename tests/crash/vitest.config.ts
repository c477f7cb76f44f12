/** The suite that `npm run test:crash` runs: builds that die at every moment. */

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/crash/**/*.test.ts'],
    disableConsoleIntercept: true,
    testTimeout: 1_800_000,
  },
});
