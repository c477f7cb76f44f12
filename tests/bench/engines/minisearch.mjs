/** MiniSearch with its defaults, which join words by OR. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import MiniSearch from 'minisearch';
import { writeSynced } from '../storage.mjs';

export const tables = ['words', 'prefixes', 'fuzzy'];
const OPTIONS = { fields: ['title', 'text'] };

export function build(articles, folder) {
  const index = new MiniSearch(OPTIONS);
  index.addAll(articles);
  writeSynced(join(folder, 'index.json'), JSON.stringify(index));
}

export function open(folder) {
  const index = MiniSearch.loadJSON(readFileSync(join(folder, 'index.json'), 'utf8'), OPTIONS);
  return { search: ([text, options]) => index.search(text, options).slice(0, 10) };
}

export function spell(query) {
  if (query.kind === 'words') return [query.words.join(' '), {}];
  if (query.kind === 'wildcard') return [query.start, { prefix: true }];
  return [query.word, { fuzzy: query.distance }];
}
