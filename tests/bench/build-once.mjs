/** Builds an index in a process of its own and tells its parent how long that took and its memory. */

import { performance } from 'node:perf_hooks';
import { build } from '../../dist/index-build/build.js';

const [, , folder, index] = process.argv;
const start = performance.now();
const { counts, unchanged } = await build({ folder, index, today: '2024-01-01', lunrJson: 'no' });
const milliseconds = performance.now() - start;
process.send({ milliseconds, unchanged, counts, peak: process.resourceUsage().maxRSS * 1024 });
