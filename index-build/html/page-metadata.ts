/** What a page says about its article, beside its text. */

import type { Draft } from '../reader.ts';
import { oneLine } from '../text-form.ts';
import { articleInJsonLd, namesOf, textOf } from './json-ld.ts';
import { pageAddress } from './page-address.ts';
import { pageAuthors } from './page-authors.ts';
import { calledDates, statedDates } from './page-dates.ts';
import { PageNames } from './page-names.ts';
import { pageTitle } from './page-title.ts';

type PageMetadata = Pick<
  Draft,
  | 'title'
  | 'description'
  | 'source'
  | 'authors'
  | 'section'
  | 'tags'
  | 'language'
  | 'url'
  | 'statedDates'
  | 'foundDates'
>;

const MOST_TAGS = 30;

export function pageMetadata(document: Document): PageMetadata {
  const names = new PageNames(document);
  const shown =
    names.meta('og:title', 'twitter:title') ?? oneLine(document.querySelector('title')?.textContent ?? '');
  const article = articleInJsonLd(document, shown);
  return {
    title: pageTitle(document, names, article),
    description:
      names.meta('og:description', 'description', 'twitter:description', 'dc.description') ??
      textOf(article?.description),
    source: names.meta('og:site_name', 'application-name', 'dc.publisher') ?? textOf(article?.publisher),
    authors: pageAuthors(names, article),
    section: names.meta('article:section', 'section', 'parsely-section') ?? textOf(article?.articleSection),
    tags: tagsOf(names, namesOf(article?.keywords)),
    language:
      document.documentElement?.getAttribute('lang') ||
      names.meta('og:locale', 'content-language', 'dc.language')?.replace('_', '-') ||
      textOf(article?.inLanguage),
    url: pageAddress(document, names, article),
    statedDates: statedDates(document, names, article),
    foundDates: calledDates(document),
  };
}

/** Tags of the article; keywords of a page may be any words, but they are what it says. */
function tagsOf(names: PageNames, ofArticle: readonly string[]): string[] {
  const given = [...names.metaAll('article:tag'), ...ofArticle];
  const all = given.length > 0 ? given : names.metaAll('news_keywords', 'keywords');
  const tags = new Set(
    all.flatMap((text) => text.split(/\s*[,;]\s*/)).filter((tag) => tag !== '' && tag.length <= 60),
  );
  return [...tags].slice(0, MOST_TAGS);
}
