/** What became of the damages, as a table: a kind to a row. */

import { KINDS } from './damages.ts';
import type { Trial } from './trials.ts';

const COLUMNS = ['damage', 'trials', 'refused at open', 'met when read', 'never met', 'found by verify'];

export function formatTrials(trials: readonly Trial[]): string {
  const rows = [COLUMNS];
  for (const whileServed of [false, true]) {
    for (const kind of KINDS) {
      const ofKind = trials.filter((trial) => trial.kind === kind && trial.whileServed === whileServed);
      rows.push(rowOf(whileServed ? `${kind}, while served` : kind, ofKind));
    }
  }
  rows.push(rowOf('all', trials));
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) => row.map((cell, i) => padded(cell, widths[i] ?? 0, i)).join('  ')).join('\n');
}

function rowOf(name: string, trials: readonly Trial[]): string[] {
  const count = (outcome: Trial['outcome']) => trials.filter((trial) => trial.outcome === outcome).length;
  const found = trials.filter(({ isFoundByVerify }) => isFoundByVerify).length;
  return [name, ...[trials.length, count('refused'), count('met'), count('not met'), found].map(String)];
}

function padded(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}
