/** Answers as the JSON that the API promises. */

import type { Article } from '../article.ts';
import { english } from '../messages/english.ts';
import type { Query } from '../query.ts';
import { articleUrl } from '../query-language/search-url.ts';
import type { ArticleReference, Hit, SearchResponse, Suggestions } from '../search-engine.ts';

export function searchJson(query: Query, response: SearchResponse) {
  return {
    query: {
      q: query.typed,
      read_as: query.readAs,
      matching: response.matching,
      notes: [...query.notes, ...response.notes].map(english.note),
    },
    total: response.total,
    page: query.page,
    size: query.size,
    hits: response.hits.map(hitJson),
    facets: response.facets,
    distinct: response.distinct,
    suggestion: response.suggestion,
  };
}

function hitJson(hit: Hit) {
  return {
    id: hit.id,
    title: hit.title,
    title_highlights: hit.titleHighlights,
    date: hit.date?.date ?? null,
    date_evidence: hit.date?.evidence ?? null,
    source: hit.source,
    section: hit.section,
    url: articleUrl(hit.id),
    score: hit.score,
    snippets: hit.snippets.map(({ text, highlights }) => ({ text, highlights })),
    near_copies: hit.nearCopies.map(referenceJson),
  };
}

function referenceJson({ id, title, date, source }: ArticleReference) {
  return { id, title, date: date?.date ?? null, source, url: articleUrl(id) };
}

export function suggestJson(typed: string, { completions, titles }: Suggestions) {
  return {
    q: typed,
    completions,
    titles: titles.map(({ id, title, date }) => ({
      id,
      title,
      date: date?.date ?? null,
      url: articleUrl(id),
    })),
  };
}

/** An article whole; without its text where the site does not show articles whole. */
export function articleJson(article: Article, nearCopies: readonly ArticleReference[], fullText: boolean) {
  return {
    id: article.id,
    title: article.title,
    date: article.date?.date ?? null,
    date_evidence: article.date?.evidence ?? null,
    source: article.source,
    authors: article.authors,
    section: article.section,
    language: article.language,
    tags: article.tags,
    description: article.description,
    url: articleUrl(article.id),
    original_url: article.url,
    arrived: article.arrived,
    near_copies: nearCopies.map(referenceJson),
    text: fullText ? article.text : null,
  };
}
