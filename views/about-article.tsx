/** What is known about an article: its date and how that is known, where it is from, what it is filed under. */

import type { Child } from '#views/jsx-runtime';
import type { Article, FacetName } from '../src/article.ts';
import { UNDATED } from '../src/date-bucket.ts';
import { searchUrl } from '../src/query-language/search-url.ts';
import { DateOf } from './date-of.tsx';
import { usePage } from './page-context.ts';
import { valueName } from './value-facet.tsx';

export function AboutArticle({ article }: { readonly article: Article }) {
  const { t, all } = usePage();
  const { date, source, authors, section, tags, language, url } = article;
  const facetLink = (facet: FacetName, value: string) => (
    <a href={searchUrl(all, { filters: { [facet]: [value] } })} rel="nofollow">
      <bdi>{valueName(t, facet, value)}</bdi>
    </a>
  );
  const row = (name: string, value: Child, kind = '') => (
    <div>
      <dt>{name}</dt>
      <dd class={kind}>{value}</dd>
    </div>
  );
  return (
    <dl class="about" lang={t.tag}>
      {row(
        t.dateLabel,
        date === null ? (
          <a href={searchUrl(all, { date: UNDATED })} rel="nofollow">
            {t.undated}
          </a>
        ) : (
          <>
            <a href={searchUrl(all, { date: date.date })} rel="nofollow">
              <DateOf date={date} />
            </a>{' '}
            <span class="evidence">({t.evidence[date.evidence]})</span>
          </>
        ),
      )}
      {authors.length === 0
        ? null
        : row(
            t.by,
            authors.map((author) => facetLink('author', author)),
            'several',
          )}
      {source === null ? null : row(t.facets.source, facetLink('source', source))}
      {section === null ? null : row(t.facets.section, facetLink('section', section))}
      {tags.length === 0
        ? null
        : row(
            t.tags,
            tags.map((tag) => facetLink('tag', tag)),
            'several',
          )}
      {language === null ? null : row(t.facets.language, facetLink('language', language))}
      {url === null
        ? null
        : row(
            t.original,
            <a href={url} rel="noreferrer nofollow">
              {new URL(url).hostname}
            </a>,
          )}
    </dl>
  );
}
