/**
 * Loaded into the server before its program: when told to, collects all garbage and prints what is left.
 * Without that, what a process takes says more of when it collected last than of what it holds.
 */

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

process.on('SIGUSR2', () => {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  console.log(`Live bytes: ${heapUsed + external}`);
});
