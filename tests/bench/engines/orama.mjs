/** Orama with its defaults: words are joined by OR, and each is read as a prefix. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, insert, load, save, search } from '@orama/orama';
import { writeSynced } from '../storage.mjs';

export const tables = ['words', 'prefixes', 'fuzzy'];
const SCHEMA = { title: 'string', text: 'string' };

export async function build(articles, folder) {
  const index = create({ schema: SCHEMA });
  for (const article of articles) await insert(index, article);
  writeSynced(join(folder, 'index.json'), JSON.stringify(save(index)));
}

export function open(folder) {
  const index = create({ schema: SCHEMA });
  load(index, JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')));
  return { search: async (wish) => (await search(index, wish)).hits };
}

export function spell(query) {
  if (query.kind === 'words') return { term: query.words.join(' '), limit: 10 };
  if (query.kind === 'wildcard') return { term: query.start, limit: 10 };
  return { term: query.word, tolerance: query.distance, limit: 10 };
}
