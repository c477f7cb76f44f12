/** What is searched, and for what: the test collections, and an archive asked for its own titles. */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../../dist/index-build/build.js';
import { CompiledIndex } from '../../dist/src/compiled-index/compiled-index.js';
import { COMPILED_INDEX } from '../../dist/src/index-folder/layout.js';
import { openGeneration } from '../../dist/src/index-folder/read-generation.js';
import { wordsOf } from './questions.mjs';

export const COLLECTIONS = ['cranfield', 'cisi', 'cacm', 'lisa'];

/**
 * @typedef {object} Collection
 * @property {import('../../src/article.ts').Article[]} articles
 * @property {{ words: string[], gains: Map<string, number> }[]} questions what is asked, and how
 *   relevant which articles are by id; those without a relevant article are left out
 */

/** @returns {Collection} of a folder with docs.jsonl, queries.jsonl and qrels.tsv */
export function readCollection(folder) {
  const judgements = new Map();
  for (const line of linesOf(join(folder, 'qrels.tsv'))) {
    const [question, article, gain] = line.split('\t');
    if (!judgements.has(question)) judgements.set(question, new Map());
    judgements.get(question).set(article, Number(gain));
  }
  const records = (name) => linesOf(join(folder, name)).map((line) => JSON.parse(line));
  return {
    articles: records('docs.jsonl').map(toArticle),
    questions: records('queries.jsonl')
      .filter(({ id }) => judgements.has(id))
      .map(({ id, text }) => ({ words: wordsOf(text), gains: judgements.get(id) })),
  };
}

/** Known-item search: each article of a folder, as the build reads it, is asked for by its own title. */
export async function readKnownItems(folder) {
  const articles = await readArchive(folder);
  return {
    articles,
    questions: articles.map(({ id, title }) => ({ words: wordsOf(title), gains: new Map([[id, 1]]) })),
  };
}

async function readArchive(folder) {
  const out = mkdtempSync(join(tmpdir(), 'backfile-eval-'));
  try {
    await build({ folder, index: out, today: '2024-01-01', lunrJson: 'no' });
    const index = CompiledIndex.open((await openGeneration(out)).path(COMPILED_INDEX));
    const articles = Array.from({ length: index.size }, (_, number) => index.article(number));
    index.close();
    return articles;
  } finally {
    rmSync(out, { recursive: true });
  }
}

/** Without its date, by which no engine ranks. */
function toArticle({ id, title = '', text = '', author }) {
  return {
    id,
    title,
    text,
    description: null,
    date: null,
    source: null,
    authors: author === undefined ? [] : [author],
    section: null,
    tags: [],
    language: null,
    url: null,
    arrived: '2024-01-01',
  };
}

function linesOf(path) {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
}
