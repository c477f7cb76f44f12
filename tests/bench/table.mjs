/** Tables in Markdown. */

/**
 * The first column is the key of a row; the others are numbers, set to the right.
 * @template Row
 * @param {string[]} head @param {Record<string, Row>} rows
 * @param {(row: Row, name: string) => string[]} cells all but the first
 */
export function table(head, rows, cells) {
  const lines = [head, ...Object.entries(rows).map(([name, row]) => [name, ...cells(row, name)])];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  const drawn = lines.map((line) =>
    line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))),
  );
  const rule = widths.map((width, column) =>
    column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  drawn.splice(1, 0, rule);
  return drawn.map((line) => `| ${line.join(' | ')} |`).join('\n');
}
