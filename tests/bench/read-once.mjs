/** Reads a file as a build does, keeps nothing, and tells its parent how long that took and its memory. */

import { performance } from 'node:perf_hooks';
import { readDrafts } from '../../dist/index-build/reading/read-in-parts.js';
import { openSourceFile } from '../../dist/index-build/source-file.js';

const [, , folder, name] = process.argv;
const start = performance.now();
const { file } = await openSourceFile(folder, name);
let articles = 0;
for await (const draft of readDrafts(file, { map: {} })) if (typeof draft !== 'string') articles += 1;
const milliseconds = performance.now() - start;
process.send({ milliseconds, counts: { articles }, peak: process.resourceUsage().maxRSS * 1024 });
