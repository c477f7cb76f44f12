/** Match → hit: an article that was found, with its title and text marked where they matched. */

import type { Article } from '../article.ts';
import type { ArticleReference, Highlight, Hit, Snippet, Sought } from '../search-engine.ts';
import { bestFragments, openingOf } from './fragments.ts';
import { readMatches, toHighlights } from './matches.ts';

/** The fields of an article that are shown with what matched in them marked. */
type MarkedField = 'title' | 'description' | 'text';

export function toHit(
  article: Article,
  score: number,
  sought: Sought,
  nearCopies: readonly ArticleReference[] = [],
): Hit {
  return {
    id: article.id,
    title: article.title,
    titleHighlights: highlightsIn(article, 'title', sought),
    date: article.date,
    source: article.source,
    section: article.section,
    language: article.language,
    score,
    snippets: snippetsOf(article, sought),
    nearCopies,
  };
}

export function toReference({ id, title, date, source, language }: Article): ArticleReference {
  return { id, title, date, source, language };
}

/** A page with more marks than this takes long to draw and helps nobody: the first ones are marked. */
const MOST_MARKS = 5_000;

/** Where the title, description and text of an article match, for its own page. */
export function highlightsOf(article: Article, sought: Sought): Record<MarkedField, Highlight[]> {
  return {
    title: highlightsIn(article, 'title', sought),
    description: highlightsIn(article, 'description', sought),
    text: highlightsIn(article, 'text', sought),
  };
}

function highlightsIn(article: Article, field: MarkedField, sought: Sought): Highlight[] {
  const { terms, phrases } = sought[field];
  if (terms.size === 0 && phrases.length === 0) return [];
  const { matches } = readMatches(
    article[field] ?? '',
    article.language,
    sought[field],
    (reading) => reading.matches.length > MOST_MARKS,
  );
  return toHighlights(matches.slice(0, MOST_MARKS));
}

/** Of the text, or of the description if nothing is found in the text or only there a phrase. */
function snippetsOf({ text, description, language }: Article, sought: Sought): readonly Snippet[] {
  const inText = bestFragments(text, sought.text, language);
  if (inText.hasPhrase) return inText.snippets;
  const inDescription = bestFragments(description ?? '', sought.description, language);
  if (inDescription.hasPhrase || inText.snippets.length === 0) {
    if (inDescription.snippets.length > 0) return inDescription.snippets;
  }
  if (inText.snippets.length > 0) return inText.snippets;
  const opening = openingOf(description ?? '') ?? openingOf(text);
  return opening === null ? [] : [opening];
}
