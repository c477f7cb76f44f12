/** FlexSearch: one index over title and text, which answers quicker than its index of fields. */

import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Index } from 'flexsearch';
import { writeSynced } from '../storage.mjs';

export const tables = ['words'];

export async function build(articles, folder) {
  const index = new Index({ tokenize: 'strict' });
  articles.forEach(({ title, text }, number) => {
    index.add(number, `${title}\n${text}`);
  });
  mkdirSync(folder, { recursive: true });
  await index.export(async (key, data) => writeSynced(join(folder, `${key}.json`), data ?? ''));
}

export function open(folder) {
  const index = new Index({ tokenize: 'strict' });
  for (const name of readdirSync(folder)) {
    index.import(name.replace(/\.json$/, ''), readFileSync(join(folder, name), 'utf8'));
  }
  // "suggest" is its name for articles that have some of the words.
  return { search: (text) => index.search(text, { limit: 10, suggest: true }) };
}

export function spell(query) {
  return query.words.join(' ');
}
