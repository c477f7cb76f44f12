/** SQLite's FTS5, from the packages of the bench: articles → words → the ids of what was found, the best first. */

import { createRequire } from 'node:module';
import { READ_FIELDS } from '../../dist/src/query.js';

const Database = createRequire(new URL('../bench/package.json', import.meta.url))('better-sqlite3');

export function fts5(articles) {
  const database = new Database(':memory:');
  database.exec(
    `CREATE VIRTUAL TABLE articles USING fts5(id UNINDEXED, ${READ_FIELDS}, tokenize = 'porter unicode61')`,
  );
  const columns = ['id', ...READ_FIELDS];
  const insert = database.prepare(
    `INSERT INTO articles (${columns}) VALUES (${columns.map((column) => `@${column}`)})`,
  );
  database.transaction(() => {
    for (const article of articles) {
      insert.run(Object.fromEntries(columns.map((column) => [column, article[column]])));
    }
  })();
  const select = database
    .prepare('SELECT id FROM articles WHERE articles MATCH ? ORDER BY rank, rowid')
    .pluck();
  return (words) => (words.length === 0 ? [] : select.all(words.map((word) => `"${word}"`).join(' OR ')));
}
