/** What Lunr itself finds and scores: the oracle of the engines, for queries that both can be asked. */

import lunr from 'lunr';
import type { Article } from '../../src/article.ts';
import type { Clause, FuzzyClause, WildcardClause, WordClause } from '../../src/query.ts';
import { LunrBuilder } from './lunr-builder.ts';

/** What is scored alike by Lunr and by the engines. */
export type Leaf = WordClause | WildcardClause | FuzzyClause;
export type Presence = 'optional' | 'required' | 'prohibited';
export type Asked = readonly [presence: Presence, leaf: Leaf];

const PRESENCES = {
  optional: lunr.Query.presence.OPTIONAL,
  required: lunr.Query.presence.REQUIRED,
  prohibited: lunr.Query.presence.PROHIBITED,
};

/** Lunr's presences as a tree. An optional clause beside a required one is scored and asks for nothing. */
export function clauseOf(asked: readonly Asked[]): Clause {
  const of = (wanted: Presence) => asked.filter(([each]) => each === wanted).map(([, leaf]) => leaf);
  const [optional, required, prohibited] = [of('optional'), of('required'), of('prohibited')];
  const clauses: Clause[] = [...required, ...prohibited.map((clause): Clause => ({ kind: 'not', clause }))];
  if (required.length === 0 && optional.length > 0) clauses.push({ kind: 'any', clauses: optional });
  else {
    for (const clause of optional) {
      clauses.push({ kind: 'any', clauses: [clause, { kind: 'not', clause }] });
    }
  }
  return { kind: 'all', clauses };
}

export class LunrOracle {
  private readonly index: lunr.Index;

  constructor(articles: readonly Article[]) {
    const builder = new LunrBuilder();
    for (const article of articles) builder.add(article);
    this.index = lunr.Index.load(JSON.parse(JSON.stringify(builder.build().serialized)) as object);
  }

  /**
   * The scores by id of the articles found. Each leaf is read as the terms that `termsOf` gives for
   * it, as a pipeline that gives several tokens would.
   */
  scores(asked: readonly Asked[], termsOf: (leaf: Leaf) => readonly string[]): Map<string, number> {
    Object.assign(this.index, {
      pipeline: {
        runString: (place: string) => {
          const terms = termsOf(asked[Number(place)]?.[1] as Leaf);
          // Lunr does not bear a required clause without a term: one that no article has stands for none.
          return terms.length > 0 ? terms : ['\0'];
        },
      },
    });
    const results = this.index.query((query) => {
      for (const [place, [presence, { fields, boost }]] of asked.entries()) {
        const clause = {
          term: String(place),
          fields: [...fields],
          boost,
          presence: PRESENCES[presence],
          usePipeline: true,
          wildcard: lunr.Query.wildcard.NONE,
        };
        // The declared type knows no presence.
        query.clause(clause as unknown as lunr.Query.Clause);
      }
    });
    return new Map(results.map(({ ref, score }) => [ref, score]));
  }
}
