/** The types of corpus.mjs, which is plain JavaScript as all of the bench is. */

export interface BenchArticle {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly date: string | null;
  readonly tags: readonly string[];
}

export function readCorpus(): BenchArticle[];
