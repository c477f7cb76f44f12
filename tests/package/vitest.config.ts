/** The suite that `npm run test:package` runs: the packed program, installed from its tarball. */

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['tests/package/**/*.test.ts'], testTimeout: 300_000, hookTimeout: 300_000 },
});
