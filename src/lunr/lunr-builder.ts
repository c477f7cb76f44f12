/** Articles → a Lunr index, by Lunr's own builder over the project's analyzer. */

import lunr from 'lunr';
import type { Article } from '../article.ts';
import type { Field } from '../query.ts';
import { analyzerFunction, lunrTokenizer } from './analyzer-pipeline.ts';

/** The indexed fields and how much a match in each weighs. */
const FIELD_BOOSTS: Readonly<Record<Field, number>> = {
  title: 3,
  description: 1,
  text: 1,
  source: 1,
  author: 1,
  tag: 1,
};

export class LunrBuilder {
  private readonly builder = new lunr.Builder();

  constructor() {
    for (const [field, boost] of Object.entries(FIELD_BOOSTS)) this.builder.field(field, { boost });
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
