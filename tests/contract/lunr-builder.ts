/** Articles → a Lunr index, by Lunr's own builder over the project's analyzer: the oracle of `lunr.json`. */

import lunr from 'lunr';
import type { Article } from '../../src/article.ts';
import { B, FIELD_BOOSTS, K1 } from '../../src/bm25.ts';
import { analyzerFunction, lunrTokenizer } from '../../src/lunr/analyzer-pipeline.ts';
import { FIELDS } from '../../src/query.ts';

export class LunrBuilder {
  private readonly builder = new lunr.Builder();

  constructor() {
    for (const field of FIELDS) this.builder.field(field, { boost: FIELD_BOOSTS[field] });
    this.builder.k1(K1);
    this.builder.b(B);
    // The declared type returns nothing; Lunr's own tokenizer returns tokens.
    this.builder.tokenizer = lunrTokenizer as unknown as typeof this.builder.tokenizer;
    this.builder.pipeline.add(analyzerFunction);
    this.builder.searchPipeline.add(analyzerFunction);
  }

  add(article: Article): void {
    this.builder.add({
      id: article.id,
      title: article.title,
      description: article.description,
      text: article.text,
      source: article.source,
      author: article.authors.join('\n'),
      tag: article.tags.join('\n'),
    });
  }

  /** The index in the shape that `lunr.Index.load` takes, and how many terms it has. */
  build(): { readonly serialized: object; readonly terms: number } {
    const serialized = this.builder.build().toJSON() as { invertedIndex: unknown[] };
    return { serialized, terms: serialized.invertedIndex.length };
  }
}
