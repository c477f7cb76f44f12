/** The evaluation: every engine on every collection, and on known items. */

import { join } from 'node:path';
import { COLLECTIONS, readCollection, readKnownItems } from './collections.mjs';
import { averagePrecision, firstIsRelevant, mean, ndcg } from './metrics.mjs';

/** `folders`: the test collections' and the archive's. What is returned is told in evaluate.d.mts. */
export async function evaluate(folders, engines) {
  const collections = {};
  for (const name of COLLECTIONS) {
    collections[name] = await scoresOf(readCollection(join(folders.collections, name)), engines);
  }
  const means = {};
  for (const engine of Object.keys(engines)) {
    means[engine] = meanOf(Object.values(collections).map((scores) => scores[engine]));
  }
  return { collections, means, knownItems: await scoresOf(await readKnownItems(folders.archive), engines) };
}

async function scoresOf({ articles, questions }, engines) {
  const scores = {};
  for (const [name, index] of Object.entries(engines)) {
    const search = await index(articles);
    scores[name] = meanOf(
      questions.map(({ words, gains }) => {
        const ranking = search(words);
        return {
          ndcg: ndcg(ranking, gains),
          map: averagePrecision(ranking, gains),
          success: firstIsRelevant(ranking, gains),
        };
      }),
    );
  }
  return scores;
}

function meanOf(scores) {
  const over = (name) => mean(scores.map((each) => each[name]));
  return { ndcg: over('ndcg'), map: over('map'), success: over('success') };
}
