/** Match → hit: an article that was found, with its title and text marked where they matched. */

import type { Article } from '../article.ts';
import type { Clause } from '../query.ts';
import type { Highlight, Hit, Snippet } from '../search-engine.ts';
import { bestFragments, openingOf } from './fragments.ts';
import { findMatches, termsSoughtIn, toHighlights } from './matches.ts';

/** `clause` is what the article matched; null when every article does. */
export function toHit(article: Article, score: number, clause: Clause | null): Hit {
  return {
    id: article.id,
    title: article.title,
    titleHighlights: toHighlights(findMatches(article.title, termsSoughtIn('title', clause))),
    date: article.date,
    source: article.source,
    score,
    snippets: snippetsOf(article, clause),
  };
}

/** A page with more marks than this takes long to draw and helps nobody: the first ones are marked. */
const MOST_MARKS = 5_000;

/** Where the title, description and text of an article match, for its own page. */
export function highlightsOf(
  article: Article,
  clause: Clause | null,
): Record<'title' | 'description' | 'text', Highlight[]> {
  const mark = (field: 'title' | 'description' | 'text') =>
    toHighlights(findMatches(article[field] ?? '', termsSoughtIn(field, clause))).slice(0, MOST_MARKS);
  return { title: mark('title'), description: mark('description'), text: mark('text') };
}

function snippetsOf(article: Article, clause: Clause | null): Snippet[] {
  const inText = bestFragments(article.text, termsSoughtIn('text', clause));
  if (inText.length > 0) return inText;
  const inDescription = bestFragments(article.description ?? '', termsSoughtIn('description', clause));
  if (inDescription.length > 0) return inDescription;
  const opening = openingOf(article.description ?? '') ?? openingOf(article.text);
  return opening === null ? [] : [opening];
}
