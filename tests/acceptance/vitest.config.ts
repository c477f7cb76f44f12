/** The suite that `npm run acceptance` runs: real archives, served by the real command. */

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/acceptance/**/*.test.ts'],
    // A server and the one who asks it have enough to do with one archive at a time.
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 180_000,
  },
});
