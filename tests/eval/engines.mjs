/** The engines that need nothing but the project: each indexes articles and ranks all that have any of the words. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import lunr from 'lunr';
import { compareByDate } from '../../dist/index-build/article-from-draft.js';
import { writeSynced } from '../../dist/index-build/durable-files.js';
import { IndexCompiler } from '../../dist/index-build/index-compiler.js';
import { CompiledIndex } from '../../dist/src/compiled-index/compiled-index.js';
import { CompiledEngine } from '../../dist/src/engine/compiled-engine.js';
import { BLANK_QUERY, LAST_REACHABLE_HIT, READ_FIELDS } from '../../dist/src/query.js';
import { parseQueryText } from '../../dist/src/query-language/parser.js';

export const BACKFILE = 'Backfile';
export const LUNR = 'lunr';
export const FTS5 = 'FTS5';

/** By name: articles → words → the ids of what was found, the best first. */
export const ENGINES = {
  [BACKFILE]: (articles) => backfile(articles, 'backfile'),
  'Backfile, additions off': (articles) => backfile(articles, 'lunr'),
  [LUNR]: stockLunr,
};

/** Through the query language, as it is typed. */
async function backfile(articles, ranking) {
  const index = await compiledIndex(articles);
  const ids = Array.from({ length: index.size }, (_, number) => index.article(number).id);
  const engine = new CompiledEngine('evaluation', index, { ranking });
  return (words) => {
    const typed = words.join(' OR ');
    const { page } = engine.find({
      ...BLANK_QUERY,
      ...parseQueryText(typed),
      typed,
      size: LAST_REACHABLE_HIT,
    });
    return page.map(({ article }) => ids[article]);
  };
}

async function compiledIndex(articles) {
  const compiler = new IndexCompiler();
  for (const article of articles.toSorted(compareByDate)) compiler.add(article);
  const folder = mkdtempSync(join(tmpdir(), 'backfile-eval-'));
  try {
    const path = join(folder, 'compiled.index');
    await writeSynced(path, (sink) => compiler.finish(sink));
    return CompiledIndex.open(path);
  } finally {
    // The opened file has no name from here on, and goes with the process.
    rmSync(folder, { recursive: true });
  }
}

/** Lunr as it comes, with its own tokenizer and every field alike, which serves these collections best. */
function stockLunr(articles) {
  const index = lunr(function () {
    this.ref('id');
    for (const field of READ_FIELDS) this.field(field);
    for (const article of articles) this.add(article);
  });
  return (words) => {
    const found = index.query((query) => {
      for (const word of words) query.term(word);
    });
    return found.map(({ ref }) => ref);
  };
}
