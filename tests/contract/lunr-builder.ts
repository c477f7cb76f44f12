/** Articles → a Lunr index, by Lunr's own builder over the project's analyzer: the oracle of `lunr.json`. */

import lunr from 'lunr';
import { analyzeWord } from '../../src/analysis/analyzer.ts';
import { languagesOfArticles } from '../../src/analysis/typed-forms.ts';
import type { Article } from '../../src/article.ts';
import { B, FIELD_BOOSTS, K1 } from '../../src/bm25.ts';
import { lunrTokenizer, pipelineLabels } from '../../src/lunr/analyzer-pipeline.ts';
import { FIELDS } from '../../src/query.ts';

/** Of the article that is being added. */
let language: string | null = null;

const analyzerFunction: lunr.PipelineFunction = (token) => {
  const term = analyzeWord(token.toString(), language);
  return term === null ? null : token.update(() => term);
};
lunr.Pipeline.registerFunction(analyzerFunction, 'analyzer-of-tests');

export class LunrBuilder {
  private readonly builder = new lunr.Builder();
  private readonly articles: Article[] = [];

  constructor() {
    for (const field of FIELDS) this.builder.field(field, { boost: FIELD_BOOSTS[field] });
    this.builder.k1(K1);
    this.builder.b(B);
    // The declared type returns nothing; Lunr's own tokenizer returns tokens.
    this.builder.tokenizer = lunrTokenizer as unknown as typeof this.builder.tokenizer;
    this.builder.pipeline.add(analyzerFunction);
  }

  add(article: Article): void {
    this.articles.push(article);
    language = article.language;
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
    this.builder.searchPipeline = lunr.Pipeline.load(pipelineLabels(languagesOfArticles(this.articles).all));
    const serialized = this.builder.build().toJSON() as { invertedIndex: unknown[] };
    return { serialized, terms: serialized.invertedIndex.length };
  }
}
