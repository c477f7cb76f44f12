/** What clients ask a site whose index is replaced meanwhile, and what must hold within each answer. */

import { getResultsPage } from '../laws/results-page.ts';
import { hold, holdEqual, type SearchJson } from '../laws/site.ts';
import { articlesOf, roundOf } from './archive.ts';

/** A path to ask for, and a check of the answer. */
export interface Question {
  readonly path: string;
  readonly check: (text: string, path: string) => void | Promise<void>;
}

const SUM = (counts: readonly { readonly count: number }[]) =>
  counts.reduce((sum, { count }) => sum + count, 0);

function checkJson(text: string, path: string): void {
  const round = roundOf(text);
  const { total, facets, hits } = JSON.parse(text) as SearchJson;
  holdEqual(total, articlesOf(round), path, 'The total is that of the generation');
  for (const facet of ['date', 'source', 'tag']) {
    holdEqual(SUM(facets[facet] ?? []), total, path, `The counts of ${facet} add up to the total`);
  }
  hold(
    hits.every(({ title }) => roundOf(title) === round),
    path,
    'Every hit is of the generation',
  );
}

async function checkPage(text: string, path: string): Promise<void> {
  const round = roundOf(text);
  const headers = new Headers({ 'content-type': 'text/html' });
  const page = await getResultsPage(async () => ({ status: 200, headers, text }), path);
  holdEqual(page.count, articlesOf(round), path, 'The heading counts the articles of the generation');
  for (const facet of ['date', 'source', 'tag']) {
    const buckets = page.buckets.filter((bucket) => bucket.facet === facet);
    holdEqual(SUM(buckets), page.count, path, `The counts of ${facet} add up to the heading`);
  }
  hold(page.hits.length > 0, path, 'There are hits');
}

/** Articles of an export, each in a line that has a date or none, and the marker. */
const checkLines = (isArticle: (line: string) => boolean) => (text: string, path: string) => {
  const lines = text.split('\n').filter(isArticle);
  holdEqual(lines.length, articlesOf(roundOf(text)), path, 'The export has every article of the generation');
};

const checkOneRound = (text: string): void => {
  roundOf(text);
};

export const QUESTIONS: readonly Question[] = [
  { path: '/api/search?q=treaty', check: checkJson },
  { path: '/api/search?q=treaty+w1*+OR+treaty&size=40', check: checkJson },
  { path: '/api/search?q=&sort=newest&page=3', check: checkJson },
  { path: '/search?q=treaty', check: checkPage },
  { path: '/search?q=treaty&page=4', check: checkPage },
  { path: '/search?q=', check: checkPage },
  { path: '/search?q=treaty&view=context', check: checkOneRound },
  { path: '/facets/tag?q=treaty', check: checkOneRound },
  { path: '/articles/3.md', check: checkOneRound },
  { path: '/api/articles/7.md', check: checkOneRound },
  { path: '/search.atom?q=treaty', check: checkOneRound },
];

/** Answers that are streamed: they are read slowly, so that the index is replaced before their end. */
export const EXPORTS: readonly Question[] = [
  { path: '/search.jsonl?q=treaty', check: checkLines((line) => line.startsWith('{')) },
  { path: '/search.ris?q=treaty', check: checkLines((line) => line.startsWith('TY  - ')) },
  { path: '/search.bib?q=treaty', check: checkLines((line) => line.startsWith('@')) },
];
