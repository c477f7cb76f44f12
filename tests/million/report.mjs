/** What was measured, as tables in Markdown. */

import { quantile } from '../bench/statistics.mjs';
import { table } from '../bench/table.mjs';
import { kindsOf } from './comparison.mjs';

const PER = 10_000;
const COMPARED =
  'A ratio is FTS5’s median divided by Backfile’s. Backfile’s time is for ten, the count of all and every facet. ' +
  'FTS5 has its articles in order of date, so it takes years as a range of rowids, and the ten newest are the ' +
  'last of a list; what it counts differs where it stems otherwise.';

/** @param results what `measure` gives */
export function report({ articles, queries, built, starts, served, compared }) {
  const { roomy, narrow, fts5 } = built;
  const { alone, eight, pages, smallest } = served;
  const { resident, peak } = eight.memory;
  return [
    '## Building',
    reportBuilding({ 'Backfile, with room': roomy, 'Backfile, with little': narrow, FTS5: fts5 }, articles),
    '## The first query after a start, its files dropped from memory',
    reportStarts(starts),
    '## Serving, a server of its own for each column: milliseconds, median / 99th percentile / worst',
    reportServing(queries, {
      'API, one client, at the server': alone.noted,
      'API, one client': alone.times,
      'API, eight': eight.times,
      'pages, one': pages.times,
    }),
    `Eight clients had ${Math.round(queries.length / eight.seconds)} answers a second. The server then took ` +
      `${megabytes(resident)} MB of resident memory, ${megabytes(peak)} at most.`,
    '## The engine beside FTS5, no HTTP: milliseconds, median / 99th percentile / worst',
    reportComparison(compared),
    COMPARED,
    '## What it comes to',
    reportShares(
      {
        'memory of a build with room': roomy.peak,
        'memory of a build with little': narrow.peak,
        'memory of a server, beyond what an archive of one article takes':
          resident - smallest.memory.resident,
        'disk, of the generation': roomy.bytes,
        'disk, of the index folder': roomy.folderBytes,
      },
      articles,
    ),
  ].join('\n\n');
}

/** @param {Record<string, import('./building.mjs').Built>} built by name @param {number} articles */
function reportBuilding(built, articles) {
  return table(
    ['', 'seconds', 'articles a second', 'peak memory, MB', 'what answers, MB', 'its whole folder, MB'],
    built,
    ({ seconds, peak, bytes, folderBytes }) => [
      seconds.toFixed(1),
      Math.round(articles / seconds).toLocaleString('en'),
      ...[peak, bytes, folderBytes].map(megabytes),
    ],
  );
}

/** @param {Record<string, { ready: number, first: number }>} starts by the kind of the first query */
function reportStarts(starts) {
  return table(['first query', 'to ready, ms', 'its answer, ms'], starts, ({ ready, first }) => [
    ready.toFixed(0),
    first.toFixed(1),
  ]);
}

/**
 * @param {import('./queries.mjs').MillionQuery[]} queries
 * @param {Record<string, number[]>} measured milliseconds by query, by what was asked and how
 */
function reportServing(queries, measured) {
  const rows = Object.fromEntries([...kindsOf(queries), ['the whole mix', queries.map((_, i) => i)]]);
  return table(['', 'queries', ...Object.keys(measured)], rows, (places) => [
    String(places.length),
    ...Object.values(measured).map((times) => shares(places.map((i) => times[i]))),
  ]);
}

/** @param {ReturnType<typeof import('./comparison.mjs').compare>} compared */
function reportComparison(compared) {
  return table(
    [
      '',
      'Backfile',
      'FTS5, ten alone',
      'FTS5, and the count',
      'ratio, ten',
      'ratio, and count',
      'same count',
    ],
    compared,
    ({ times, ratios, same, count }) => [
      ...Object.values(times).map(shares),
      ...Object.values(ratios).map((value) => value.toFixed(value < 10 ? 2 : 0)),
      `${same} of ${count}`,
    ],
  );
}

/** @param {Record<string, number>} bytes of the whole, by what they are for */
function reportShares(bytes, articles) {
  return table([`for ${PER.toLocaleString('en')} articles`, 'MB'], bytes, (value) => [
    ((value * PER) / articles / 1e6).toFixed(2),
  ]);
}

export function megabytes(bytes) {
  return Math.round(bytes / 1e6).toLocaleString('en');
}

/** Median, 99th percentile and the worst. */
function shares(values) {
  return [0.5, 0.99, 1].map((share) => quantile(values, share).toFixed(2)).join(' / ');
}
