/** The undated articles of an index as a `corrections.csv` that is ready to be filled in. */

import type { ArticleId } from '../src/article.ts';
import { CompiledIndex } from '../src/compiled-index/compiled-index.ts';
import { COMPILED_INDEX } from '../src/index-folder/layout.ts';
import { openGeneration } from '../src/index-folder/read-generation.ts';
import { COLUMNS, guarded } from './corrections.ts';

/** A byte order mark, without which spreadsheets take a CSV for one in an old encoding. */
const BOM = '\uFEFF';

export async function undatedCsv(index: string): Promise<string> {
  const generation = await openGeneration(index);
  const compiled = CompiledIndex.open(generation.path(COMPILED_INDEX), generation.directory);
  try {
    const rows: string[] = [];
    // They are the last.
    for (let number = compiled.size - 1; number >= 0; number -= 1) {
      const { id, title, date } = compiled.readArticle(number);
      if (date !== null) break;
      rows.push(rowOf({ ...nameOf(id), title }));
    }
    return `${[BOM + COLUMNS.join(','), ...rows.reverse()].join('\n')}\n`;
  } finally {
    compiled.close();
  }
}

/** An article that is a file goes by its path; one of many in a file by its id. */
function nameOf(id: ArticleId): { path: string } | { id: string } {
  return id.includes('#') ? { id } : { path: id.split('/').map(decodeURIComponent).join('/') };
}

function rowOf(cells: Readonly<Partial<Record<(typeof COLUMNS)[number], string>>>): string {
  return COLUMNS.map((column) => quoted(guarded(cells[column] ?? ''))).join(',');
}

function quoted(cell: string): string {
  return /[",;\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
