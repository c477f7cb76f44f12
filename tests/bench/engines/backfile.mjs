/** Backfile's embedded engine. It keeps the articles, and its times include exact totals and the years. */

import { join } from 'node:path';
import { compareByDate } from '../../../dist/index-build/article-from-draft.js';
import { writeSynced } from '../../../dist/index-build/durable-files.js';
import { IndexCompiler } from '../../../dist/index-build/index-compiler.js';
import { writeLunrJson } from '../../../dist/index-build/lunr-json.js';
import { CompiledIndex } from '../../../dist/src/compiled-index/compiled-index.js';
import { CompiledEngine } from '../../../dist/src/engine/compiled-engine.js';
import { BLANK_QUERY } from '../../../dist/src/query.js';
import { parseQueryText } from '../../../dist/src/query-language/parser.js';

export const tables = ['words', 'phrases', 'prefixes', 'wildcards', 'fuzzy', 'pages'];

export const INDEX = 'compiled.index';

export function build(articles, folder) {
  return buildIndex(articles, folder, { lunrJson: false });
}

export async function buildIndex(articles, folder, { lunrJson }) {
  const compiler = new IndexCompiler({ keepsLog: lunrJson });
  const sorted = articles.map(asArticle).sort(compareByDate);
  for (const article of sorted) compiler.add(article);
  await writeSynced(join(folder, INDEX), (sink) => compiler.finish(sink));
  if (!lunrJson) return;
  const ids = sorted.map(({ id }) => id);
  await writeSynced(join(folder, 'lunr.json'), (sink) => writeLunrJson(compiler.log, ids, sink));
}

export function open(folder) {
  const engine = new CompiledEngine('bench', CompiledIndex.open(join(folder, INDEX)));
  return { search: ({ text, isPage }) => (isPage ? pageOf(engine, text) : bestOf(engine, text)) };
}

export function spell(query) {
  return { text: typed(query), isPage: query.kind === 'page' };
}

/** The numbers and scores of the best ten, beside the total and the years. */
function bestOf(engine, text) {
  const query = read(text);
  const { page, narrowed } = engine.find(query);
  engine.counts.dates(query, narrowed.counted.date);
  return page;
}

/** The whole answer: hits with snippets, and every facet. */
async function pageOf(engine, text) {
  return (await engine.search(read(text))).hits;
}

function read(text) {
  return { ...BLANK_QUERY, ...parseQueryText(text), typed: text };
}

function typed(query) {
  if (query.kind === 'phrase') return `"${query.words.join(' ')}"`;
  if (query.kind === 'wildcard') return `${query.start}*${query.end}`;
  if (query.kind === 'fuzzy') return `${query.word}~${query.distance}`;
  return query.words.join(' OR ');
}

function asArticle({ id, title, text, date, tags }) {
  return {
    id,
    title,
    text,
    description: null,
    date: date === null ? null : { date, evidence: 'metadata' },
    source: null,
    authors: [],
    section: null,
    language: null,
    tags,
    url: null,
    arrived: '2024-01-01',
  };
}
