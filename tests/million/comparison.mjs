/** Backfile's engine beside FTS5, a kind of queries at a time. */

import { median } from '../bench/statistics.mjs';

/**
 * @param {import('./queries.mjs').MillionQuery[]} queries
 * @param backfile what `answersOf` gives of it @param fts5 likewise
 * @returns by kind: all times in milliseconds, how many times Backfile's median the medians of FTS5 are, and
 *   for how many of the queries both count as many articles
 */
export function compare(queries, backfile, fts5) {
  const rows = {};
  for (const [kind, places] of kindsOf(queries)) {
    const of = (take) => places.map(take);
    const times = {
      backfile: of((i) => backfile[i].ten),
      ten: of((i) => fts5[i].ten),
      counted: of((i) => fts5[i].ten + fts5[i].count),
    };
    const [ours, ten, counted] = Object.values(times).map(median);
    const same = places.filter((i) => backfile[i].total === fts5[i].total).length;
    rows[kind] = { times, ratios: { ten: ten / ours, counted: counted / ours }, same, count: places.length };
  }
  return rows;
}

/** @returns {Map<string, number[]>} the places of queries, by kind, in order of its name */
export function kindsOf(queries) {
  const kinds = new Map();
  for (const [place, { kind }] of queries.entries()) kinds.set(kind, [...(kinds.get(kind) ?? []), place]);
  return new Map([...kinds].sort());
}
