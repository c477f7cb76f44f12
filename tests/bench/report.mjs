/** The summary as tables in Markdown, one a subject. */

import { table } from './table.mjs';
import { targets } from './targets.mjs';

const TITLES = {
  words: 'Loose words joined by OR, the best ten',
  phrases: 'Phrases',
  prefixes: 'Prefixes',
  wildcards: 'Wildcards before or amid a word',
  fuzzy: 'Misspelt words, edit distance 1 and 2',
  pages: 'The loose words once more, answered whole: snippets of ten hits, and every facet',
};
const TIMES_HEAD = ['median, ms', '95%, ms', 'worst, ms', 'median of the first pass, ms', 'with hits'];

export function report(summary) {
  const { machine, articles, build, open, tables, counts, ratios } = summary;
  const parts = [
    `# Reuters-21578: ${articles} articles, Node ${machine.node}, ${machine.cores} × ${machine.cpu}`,
    'A ratio is an engine’s number divided by Backfile’s.',
    '## Build: from articles in memory to a synced index\n',
    table(['engine', 'build, s', 'ratio', 'on disk, MB', 'ratio'], build, (row, name) => [
      fixed(row.milliseconds / 1000, 2),
      ratio(ratios.build[name]),
      megabytes(row.bytes, 2),
      ratio(ratios.bytes[name]),
    ]),
    'FTS5 and Orama keep the articles too, as Backfile does; the others keep none.',
    '## Opening, and memory then → after all queries\n',
    table(
      ['engine', 'open, ms', 'ratio', 'with a first answer, ms', 'resident, MB', 'heap, MB', 'buffers, MB'],
      open,
      (row, name) => [
        fixed(row.milliseconds, 1),
        ratio(ratios.open[name]),
        fixed(row.firstAnswer, 1),
        `${megabytes(row.resident)} → ${megabytes(row.residentAfterQueries)}`,
        `${megabytes(row.heap)} → ${megabytes(row.heapAfterQueries)}`,
        `${megabytes(row.buffers)} → ${megabytes(row.buffersAfterQueries)}`,
      ],
    ),
  ];
  for (const [name, rows] of Object.entries(tables)) {
    if (Object.keys(rows).length === 0) continue;
    parts.push(`## ${TITLES[name]}: ${counts[name]} queries\n`);
    parts.push(queryTable(rows, ratios[name], counts[name]));
  }
  const met = targets(summary);
  if (met.length > 0) parts.push(`## What is asked of Backfile\n`, met.join('\n'));
  return parts.join('\n\n').replace(/\n{3,}/g, '\n\n');
}

function queryTable(rows, ratios, count) {
  return table(['engine', 'ratio of medians', ...TIMES_HEAD], rows, (row, name) => [
    ratio(ratios[name]),
    fixed(row.median, 3),
    fixed(row.nineteenOfTwenty, 3),
    fixed(row.worst, 3),
    fixed(row.coldMedian, 3),
    `${row.answered} of ${count}`,
  ]);
}

function ratio(value) {
  if (value === undefined) return '';
  return fixed(value, value < 10 ? 2 : 0);
}

function megabytes(bytes, digits = 0) {
  return fixed(bytes / 1e6, digits);
}

function fixed(number, digits) {
  return number.toFixed(digits);
}
