/** The suite that `npm run test:swap` runs: an index that is replaced while it is asked. */

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/swap/**/*.test.ts'],
    disableConsoleIntercept: true,
    testTimeout: 1_800_000,
  },
});
