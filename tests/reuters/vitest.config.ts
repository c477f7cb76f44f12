/** The suite that `npm run test:reuters` runs: the engines against their oracles over a large archive. */

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/reuters/**/*.test.ts'],
    globalSetup: ['tests/reuters/install-corpus.ts'],
    fileParallelism: false,
    testTimeout: 900_000,
    hookTimeout: 300_000,
  },
});
