/** What the measurements come to: medians, worst cases, and how many times Backfile's they are. */

import { median, quantile } from './statistics.mjs';

/** The engine that the others are compared with. */
const OURS = 'backfile';

/** @param raw what `measure` gives @returns one row of numbers an engine and subject, and the ratios */
export function summarize({ machine, articles, queries, engines }) {
  const build = {};
  const open = {};
  const tables = Object.fromEntries(Object.keys(queries).map((table) => [table, {}]));
  for (const [name, engine] of Object.entries(engines)) {
    build[name] = { milliseconds: median(engine.builds), bytes: engine.bytes };
    if (engine.opens.length > 0) open[name] = summarizeOpening(engine);
    for (const [table, times] of Object.entries(engine.tables)) tables[table][name] = summarizeTable(times);
  }
  const counts = Object.fromEntries(Object.entries(queries).map(([table, asked]) => [table, asked.length]));
  const ratios = {
    build: ratiosOf(build, 'milliseconds'),
    bytes: ratiosOf(build, 'bytes'),
    open: ratiosOf(open, 'milliseconds'),
    ...Object.fromEntries(Object.entries(tables).map(([table, rows]) => [table, ratiosOf(rows, 'median')])),
  };
  return { machine, articles, counts, build, open, tables, ratios };
}

function summarizeOpening({ opens, memoryAfterQueries }) {
  const middle = (of) => median(opens.map(of));
  return {
    milliseconds: middle(({ open }) => open),
    firstAnswer: middle(({ firstAnswer }) => firstAnswer),
    residentBefore: middle(({ memory }) => memory.before.rss),
    resident: middle(({ memory }) => memory.opened.rss),
    heap: middle(({ memory }) => memory.opened.heapUsed),
    buffers: middle(({ memory }) => memory.opened.external),
    residentAfterQueries: memoryAfterQueries.rss,
    heapAfterQueries: memoryAfterQueries.heapUsed,
    buffersAfterQueries: memoryAfterQueries.external,
  };
}

/** A query's time is the median of its passes; the rest is taken over the queries. Milliseconds. */
function summarizeTable({ cold, passes, found }) {
  const times = cold.map((_, query) => median(passes.map((pass) => pass[query])));
  return {
    median: median(times),
    nineteenOfTwenty: quantile(times, 0.95),
    worst: Math.max(...times),
    coldMedian: median(cold),
    passes: passes.length,
    answered: found.filter((hits) => hits > 0).length,
  };
}

/** Peer / Backfile, by engine; empty when Backfile was not measured. */
function ratiosOf(rows, value) {
  const ours = rows[OURS]?.[value];
  if (ours === undefined) return {};
  return Object.fromEntries(Object.entries(rows).map(([name, row]) => [name, row[value] / ours]));
}
