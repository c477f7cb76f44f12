/** SQLite's FTS5, with the articles in its table. */

import { closeSync, fsyncSync, openSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

export const tables = ['words', 'phrases', 'prefixes'];

export function build(articles, folder) {
  const path = join(folder, 'index.sqlite');
  const database = new Database(path);
  database.exec(
    `CREATE VIRTUAL TABLE articles USING fts5(
       title, text, id UNINDEXED, date UNINDEXED, tags UNINDEXED, tokenize = 'porter unicode61')`,
  );
  const insert = database.prepare(
    'INSERT INTO articles (title, text, id, date, tags) VALUES (?, ?, ?, ?, ?)',
  );
  database.transaction(() => {
    for (const { title, text, id, date, tags } of articles) insert.run(title, text, id, date, tags.join(' '));
  })();
  database.close();
  const file = openSync(path, 'r+');
  fsyncSync(file);
  closeSync(file);
}

export function open(folder) {
  const database = new Database(join(folder, 'index.sqlite'), { readonly: true });
  const select = database.prepare(
    'SELECT rowid, rank FROM articles WHERE articles MATCH ? ORDER BY rank LIMIT 10',
  );
  return { search: (text) => select.all(text) };
}

export function spell(query) {
  if (query.kind === 'words') return query.words.map((word) => `"${word}"`).join(' OR ');
  if (query.kind === 'phrase') return `"${query.words.join(' ')}"`;
  return `"${query.start}"*`;
}
