/**
 * SQLite's FTS5 as one would have it who builds an archive once and then only asks it. Articles are put in
 * in order of date, so that a range of rowids is a range of dates and the last rowid is the newest: FTS5
 * goes by both without a look at the table of articles, where a join looks every match up. That table holds
 * the texts, once. Lists of words are merged into one when all are in. There is no index of prefixes: it
 * would take as long again to build and half as much room again, and what takes long of a prefix is to rank.
 */

import { createReadStream, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createInterface } from 'node:readline';

const Database = createRequire(new URL('../../bench/package.json', import.meta.url))('better-sqlite3');

const FILE = 'archive.sqlite';
/** KiB, negative as SQLite has it, of pages that are kept. */
const BUILD_CACHE = 'cache_size = -256000';
const READ_CACHE = 'cache_size = -64000';
/** More than there is: all of the file. */
const MAPPED = 'mmap_size = 100000000000';

/** It comes compiled. */
export const warmUpRounds = 1;

/** From files of JSON Lines to a file of SQLite in an empty folder. */
export async function build({ source, folder }) {
  const database = new Database(join(folder, FILE));
  // A build that breaks off is begun anew, so nothing need be written twice.
  for (const pragma of ['journal_mode = OFF', 'synchronous = OFF', BUILD_CACHE]) database.pragma(pragma);
  database.exec('CREATE TEMP TABLE unsorted (id, title, text, date, source, tags); BEGIN');
  const insert = database.prepare('INSERT INTO unsorted VALUES (?, ?, ?, ?, ?, ?)');
  for (const name of readdirSync(source).sort()) {
    for await (const line of createInterface(createReadStream(join(source, name)))) {
      const { id, title, text, date, source: paper, tags } = JSON.parse(line);
      insert.run(id, title, text, date, paper, tags.join(' '));
    }
  }
  // A date that is known to the year or month alone begins and ends with the days that it may mean.
  database.exec(`
    CREATE TABLE articles (rowid INTEGER PRIMARY KEY,
      id TEXT, date_from TEXT, date_to TEXT, source TEXT, tags TEXT, title TEXT, text TEXT);
    INSERT INTO articles (id, date_from, date_to, source, tags, title, text)
      SELECT id, date || substr('-01-01', length(date) - 3), date || substr('-12-31', length(date) - 3),
        source, tags, title, text FROM unsorted ORDER BY date, id;
    CREATE INDEX articles_by_date ON articles (date_from);
    CREATE VIRTUAL TABLE words USING fts5(
      title, text, content = 'articles', content_rowid = 'rowid', tokenize = 'porter unicode61');
    INSERT INTO words (rowid, title, text) SELECT rowid, title, text FROM articles ORDER BY rowid;
    INSERT INTO words (words) VALUES ('optimize');
    COMMIT`);
  database.close();
}

const MATCHING = 'FROM words WHERE words MATCH :match';
/** Whole years: no date that is less exact than a day lies across their ends. */
const IN_YEARS = `
  AND rowid >= (SELECT rowid FROM articles WHERE date_from >= :from ORDER BY date_from, rowid LIMIT 1)
  AND rowid <= (SELECT rowid FROM articles WHERE date_from <= :to || '-12-31'
    ORDER BY date_from DESC, rowid DESC LIMIT 1)`;
const BEST = 'ORDER BY rank LIMIT 10';
const NEWEST = 'ORDER BY rowid DESC LIMIT 10';

/** @returns what answers a query with the milliseconds for its ten and, after that, for their count */
export function open(folder) {
  const database = new Database(join(folder, FILE), { readonly: true });
  for (const pragma of [READ_CACHE, MAPPED]) database.pragma(pragma);
  const statements = (range) => ({
    best: database.prepare(`SELECT rowid, rank ${MATCHING} ${range} ${BEST}`),
    newest: database.prepare(`SELECT rowid ${MATCHING} ${range} ${NEWEST}`),
    count: database.prepare(`SELECT count(*) ${MATCHING} ${range}`).pluck(),
  });
  const everywhere = statements('');
  const inYears = statements(IN_YEARS);
  return ({ match, sort, from, to }) => {
    const { best, newest, count } = from === undefined ? everywhere : inYears;
    const given = from === undefined ? { match } : { match, from, to };
    const start = performance.now();
    (sort === 'newest' ? newest : best).all(given);
    const ten = performance.now();
    const total = count.get(given);
    return { ten: ten - start, count: performance.now() - ten, total };
  };
}
