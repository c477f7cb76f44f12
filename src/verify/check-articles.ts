/** Every stored article: that it is there, is found by its id, and has the dates and facets of the columns. */

import { type Article, FACETS, facetValues } from '../article.ts';
import type { FacetColumn } from '../compiled-index/facet-column.ts';
import * as sections from '../compiled-index/sections.ts';
import { StoredArticles } from '../compiled-index/stored-articles.ts';
import { type Findings, plural } from './findings.ts';
import type { Structures } from './structures.ts';

/** Bytes of dictionaries that stay in memory: each is needed for some hundred blocks on end. */
const KEPT = 2 ** 20;

type Store = Pick<Structures, 'facts' | 'articleDirectory' | 'articles'>;

/** The columns that can't be read are not held against the articles. */
export function checkArticles(
  store: Store,
  { dates, facets, arrivals, ids }: Partial<Pick<Structures, 'dates' | 'facets' | 'arrivals' | 'ids'>>,
  findings: Findings,
): void {
  const sharing = new Map<string, number>();
  eachArticle(store, findings, (article, number) => {
    const wrong = (where: string, what: string) => findings.contradiction(where, `article ${number} ${what}`);
    const date = article.date?.date ?? null;
    if (dates !== undefined && dates.dateOf(number) !== date) {
      wrong(sections.DATES, `has the date ${dates.dateOf(number)} there, and ${date} in itself`);
    }
    if (ids !== undefined) {
      const candidates = ids.candidates(article.id);
      if (!candidates.includes(number)) wrong(sections.ARTICLE_IDS, `is not found by its id, ${article.id}`);
      if (candidates.length > 1) {
        const other = sharing.get(article.id);
        if (other !== undefined) wrong(sections.ARTICLE_IDS, `has the id of article ${other}, ${article.id}`);
        sharing.set(article.id, number);
      }
    }
    if (facets !== undefined) checkFacetsOf(article, number, facets, findings);
    if (arrivals !== undefined && !hasValues(arrivals, number, [article.arrived])) {
      wrong(sections.ARRIVALS, `arrived on another day there than on ${article.arrived}`);
    }
  });
  const columns = [dates && 'dates', facets && 'facets', arrivals && 'arrivals', ids && 'ids'].filter(
    (name) => name !== undefined,
  );
  findings.checked.push(
    `${plural(store.facts.articles, 'article')} as stored, against ${columns.join(', ') || 'nothing else'}`,
  );
  if (columns.length < 4) {
    findings.skipped.push('the articles against the rest of dates, facets, arrivals, ids');
  }
}

function checkFacetsOf(
  article: Article,
  number: number,
  facets: Structures['facets'],
  findings: Findings,
): void {
  for (const facet of FACETS) {
    if (hasValues(facets[facet], number, facetValues(article, facet))) continue;
    const what = `article ${number} has other values there than in itself`;
    findings.contradiction(sections.facetSection(facet), what);
  }
}

function hasValues(column: FacetColumn, article: number, expected: readonly string[]): boolean {
  const { values } = column;
  const listed = column.of(article);
  const texts = Array.from(listed, (ordinal) => (ordinal < values.size ? values.at(ordinal) : null));
  return JSON.stringify(texts) === JSON.stringify(expected);
}

/** Hands on each article that can be read, in order; where one can't be, that is found wrong. */
function eachArticle(
  { articleDirectory, articles }: Store,
  findings: Findings,
  use: (article: Article, number: number) => void,
): void {
  const stored = new StoredArticles(articleDirectory, articles, KEPT);
  for (let block = 0, first = 0; block < articleDirectory.blocks; block += 1) {
    const count = articleDirectory.articlesOf(block);
    // A dictionary is read with the blocks that need it.
    if (count === 0) continue;
    findings.guard(sections.ARTICLES, `block ${block}`, () => {
      const read = stored.readBlock(block);
      if (read.articles !== count) {
        findings.contradiction(
          sections.ARTICLES,
          `block ${block} has ${read.articles} articles, not ${count}`,
        );
      }
      for (let place = 0; place < read.articles; place += 1) use(read.article(place), first + place);
    });
    first += count;
  }
}
