/** Backfile's engine, without HTTP: what it finds, ranks and counts, with every facet, but without snippets. */

import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { readSearchParams } from '../../../dist/src/query-language/search-params.js';
import { openTimedEngine } from '../../bench/timed-engine.mjs';
import { paramsOf } from '../queries.mjs';

/** Node compiles what runs often, as it has in a server before long. */
export const warmUpRounds = 5;

/** @param {string} generation its folder @returns what answers a query with its milliseconds and its total */
export function open(generation) {
  const { engine, lap } = openTimedEngine(join(generation, 'compiled.index'));
  return async (query) => {
    lap();
    const start = performance.now();
    const read = readSearchParams(paramsOf(query), engine.languages);
    const reading = performance.now() - start;
    const { total } = await engine.search(read);
    return { ten: reading + lap().find, count: 0, total };
  };
}
