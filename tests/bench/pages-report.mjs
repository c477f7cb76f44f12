/** The times and sizes of pages as tables in Markdown, and which pages took longest. */

import { quantile } from './statistics.mjs';

const PARTS = ['total', 'query', 'snippets', 'rendering'];
const ENCODINGS = ['raw', 'gzip', 'brotli'];
const SLOWEST = 5;

/** @param {Record<string, object[]>} measured requests with their times, by table */
export function reportPages(measured) {
  const tables = Object.entries(measured);
  const whole = tables.at(-1)[1];
  const kinds = Object.entries(byKind(whole));
  return [
    'Milliseconds, median / 99th percentile:',
    '',
    `| | requests | ${PARTS.join(' | ')} |`,
    `|---|---:|${'---:|'.repeat(PARTS.length)}`,
    ...tables.flatMap(([name, rows]) => [
      timesOf(`${name}, the first time`, rows, 'first'),
      timesOf(`${name}, again`, rows, 'again'),
    ]),
    ...kinds.map(([kind, rows]) => timesOf(`– ${kind}, again`, rows, 'again')),
    '',
    'Bytes, median / 99th percentile:',
    '',
    `| | ${ENCODINGS.join(' | ')} |`,
    `|---|${'---:|'.repeat(ENCODINGS.length)}`,
    ...tables.map(([name, rows]) => sizesOf(name, rows)),
    '',
    'The slowest, again:',
    '',
    ...slowest(tables.flatMap(([, rows]) => rows)),
  ].join('\n');
}

function timesOf(name, rows, time) {
  const cells = PARTS.map((part) =>
    cell(
      rows.map((row) => row[time][part]),
      (value) => value.toFixed(2),
    ),
  );
  return `| ${[name, rows.length, ...cells].join(' | ')} |`;
}

function sizesOf(name, rows) {
  const cells = ENCODINGS.map((encoding) =>
    cell(
      rows.map(({ bytes }) => bytes[encoding]),
      (value) => Math.round(value).toLocaleString('en'),
    ),
  );
  return `| ${[name, ...cells].join(' | ')} |`;
}

function cell(values, written) {
  return [0.5, 0.99].map((share) => written(quantile(values, share))).join(' / ');
}

function slowest(rows) {
  const sorted = rows.toSorted((one, other) => other.again.total - one.again.total);
  return sorted.slice(0, SLOWEST).map(({ path, again }) => `- ${again.total.toFixed(2)} ms: \`${path}\``);
}

function byKind(rows) {
  const kinds = {};
  for (const row of rows) {
    kinds[row.kind] ??= [];
    kinds[row.kind].push(row);
  }
  return kinds;
}
