/** Lunr as it comes, with its own tokenizer. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import lunr from 'lunr';
import { writeSynced } from '../storage.mjs';

export const tables = ['words', 'prefixes', 'wildcards', 'fuzzy'];

export function build(articles, folder) {
  const builder = new lunr.Builder();
  builder.pipeline.add(lunr.trimmer, lunr.stopWordFilter, lunr.stemmer);
  builder.searchPipeline.add(lunr.stemmer);
  builder.ref('id');
  builder.field('title');
  builder.field('text');
  for (const article of articles) builder.add(article);
  writeSynced(join(folder, 'index.json'), JSON.stringify(builder.build()));
}

export function open(folder) {
  const index = lunr.Index.load(JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')));
  return { search: (text) => index.search(text).slice(0, 10) };
}

export function spell(query) {
  if (query.kind === 'words') return query.words.join(' ');
  if (query.kind === 'wildcard') return `${query.start}*${query.end}`;
  return `${query.word}~${query.distance}`;
}
