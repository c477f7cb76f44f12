/** Takes the measurements, one after the other. */

import { readCorpus } from '../bench/corpus.mjs';
import { answersOf } from './answering.mjs';
import { makeArchive, makeSmallest } from './archive.mjs';
import { drawArticles, sentencesOf } from './articles.mjs';
import { generationFolder } from './building.mjs';
import { compare } from './comparison.mjs';
import { drawQueries } from './queries.mjs';
import { API, PAGES, serveAndAsk, startColdly } from './serving.mjs';

/** Articles in which the words of queries are counted: the first of all. */
const SAMPLE = 20_000;

/**
 * @param {string} folder for all that is made @param {number} articles
 * @param {(line: string) => void} tell what is being done
 */
export async function measure(folder, articles, tell) {
  const sentences = sentencesOf(readCorpus());
  const drawn = drawQueries([...drawArticles(sentences, Math.min(articles, SAMPLE))]);
  const { index, fts5, built } = await makeArchive(folder, sentences, articles, tell);
  tell('starting a server for the first query of each kind');
  const starts = await startColdly(index, drawn.warmUp);
  const served = {};
  const serve = async (name, what, of, given) => {
    tell(`asking ${what}`);
    served[name] = await serveAndAsk(of, drawn, given);
  };
  await serve('alone', 'the API with one client', index, { route: API, clients: 1 });
  await serve('eight', 'the API with eight clients', index, { route: API, clients: 8 });
  await serve('pages', 'for pages with one client', index, { route: PAGES, clients: 1 });
  const smallest = await makeSmallest(folder, sentences);
  await serve('smallest', 'an archive of one article', smallest, { route: API, clients: 8 });
  // Both are asked what FTS5 can be asked.
  const asked = Object.fromEntries(
    Object.entries(drawn).map(([name, queries]) => [name, queries.filter(({ match }) => match !== null)]),
  );
  tell('asking the engine');
  const ours = await answersOf('backfile', generationFolder(index), asked);
  tell('asking FTS5');
  const theirs = await answersOf('fts5', fts5, asked);
  return {
    articles,
    queries: drawn.queries,
    built,
    starts,
    served,
    compared: compare(asked.queries, ours, theirs),
  };
}
