/** The rebuilds under load as a table, ten to a row. */

import type { Rebuild, Swaps } from './swap-under-load.ts';

export const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

const COLUMNS = ['rebuilds', 'answers', 'switched after', 'memory', 'descriptors', 'open indexes'];
const ROW = 10;

export function formatSwaps({ rebuilds, failures }: Swaps): string {
  const rows = [COLUMNS];
  for (let from = 0; from < rebuilds.length; from += ROW) rows.push(rowOf(rebuilds.slice(from, from + ROW)));
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const lines = rows.map((row) => row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  '));
  return `${lines.join('\n')}\nFailed or mixed answers: ${failures.length}`;
}

function rowOf(rebuilds: readonly Rebuild[]): string[] {
  const most = (of: (rebuild: Rebuild) => number) => Math.max(...rebuilds.map(of));
  return [
    `${rebuilds[0]?.round}–${rebuilds.at(-1)?.round}`,
    String(rebuilds.reduce((sum, { answers }) => sum + answers, 0)),
    `${Math.round(mean(rebuilds.map(({ switchMs }) => switchMs)))} ms`,
    `${Math.round(mean(rebuilds.map(({ rssMb }) => rssMb)))} MB`,
    String(most(({ descriptors }) => descriptors)),
    String(most(({ openIndexes }) => openIndexes)),
  ];
}
