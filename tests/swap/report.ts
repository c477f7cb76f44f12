/** The rebuilds under load as a table, ten to a row. */

import type { Rebuild, Swaps } from './swap-under-load.ts';

export const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

const COLUMNS = [
  ...['rebuilds', 'answers', 'told to come later', 'switched after'],
  ...['resident', 'live', 'sockets', 'other descriptors', 'open indexes'],
];
const ROW = 10;

export function formatSwaps(swaps: Swaps): string {
  const { rebuilds, failures, openIndexesAtEnd, socketsAtEnd, closedMs } = swaps;
  const rows = [COLUMNS];
  for (let from = 0; from < rebuilds.length; from += ROW) rows.push(rowOf(rebuilds.slice(from, from + ROW)));
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const lines = rows.map((row) => row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  '));
  lines.push(`Failed or mixed answers: ${failures.length}`);
  lines.push(`Sockets when the last client has gone: ${socketsAtEnd}`);
  lines.push(`Open indexes ${Math.round(closedMs)} ms after the last client: ${openIndexesAtEnd}`);
  return lines.join('\n');
}

function rowOf(rebuilds: readonly Rebuild[]): string[] {
  const sum = (of: (rebuild: Rebuild) => number) => rebuilds.reduce((all, rebuild) => all + of(rebuild), 0);
  const most = (of: (rebuild: Rebuild) => number) => Math.max(...rebuilds.map(of));
  return [
    `${rebuilds[0]?.round}–${rebuilds.at(-1)?.round}`,
    String(sum(({ answers }) => answers)),
    String(sum(({ postponed }) => postponed)),
    `${Math.round(mean(rebuilds.map(({ switchMs }) => switchMs)))} ms`,
    `${Math.round(mean(rebuilds.map(({ residentMb }) => residentMb)))} MB`,
    `${mean(rebuilds.map(({ liveMb }) => liveMb)).toFixed(1)} MB`,
    String(most(({ sockets }) => sockets)),
    String(most(({ descriptors }) => descriptors)),
    String(most(({ openIndexes }) => openIndexes)),
  ];
}
