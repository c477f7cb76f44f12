/** The types of metrics.mjs, which is plain JavaScript as all of the evaluation is. */

type Gains = ReadonlyMap<string, number>;

export function ndcg(ranking: readonly string[], gains: Gains, depth?: number): number;
export function averagePrecision(ranking: readonly string[], gains: Gains): number;
export function firstIsRelevant(ranking: readonly string[], gains: Gains): 0 | 1;
export function mean(values: readonly number[]): number;
