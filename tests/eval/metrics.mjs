/**
 * What a ranking is worth, 0 to 1. A ranking is ids, the best first; `gains` says by id how relevant
 * an item is, and an id that is missing or has a gain of 0 is not. At least one gain is above 0.
 */

/** nDCG over the first `depth`: gains as they are, discounted by log2 of the place after. */
export function ndcg(ranking, gains, depth = 10) {
  const best = [...gains.values()].sort((a, b) => b - a);
  const found = ranking.map((id) => gains.get(id) ?? 0);
  return discounted(found.slice(0, depth)) / discounted(best.slice(0, depth));
}

/** The mean, over all that is relevant, of the precision where it stands; 0 for what was not found. */
export function averagePrecision(ranking, gains) {
  const relevant = [...gains.values()].filter((gain) => gain > 0).length;
  let found = 0;
  let sum = 0;
  ranking.forEach((id, i) => {
    if (!isRelevant(id, gains)) return;
    found += 1;
    sum += found / (i + 1);
  });
  return sum / relevant;
}

/** Success@1: 1 when the first is relevant. */
export function firstIsRelevant(ranking, gains) {
  return ranking.length > 0 && isRelevant(ranking[0], gains) ? 1 : 0;
}

export function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function discounted(gains) {
  return gains.reduce((sum, gain, i) => sum + gain / Math.log2(i + 2), 0);
}

function isRelevant(id, gains) {
  return (gains.get(id) ?? 0) > 0;
}
