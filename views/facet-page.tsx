/** All values of a facet among a query's results, a page at a time, and a search within them. */

import type { FacetName } from '../src/article.ts';
import type { Query } from '../src/query.ts';
import { facetUrl, searchParams, searchUrl } from '../src/query-language/search-url.ts';
import type { Bucket } from '../src/search-engine.ts';
import { Layout } from './layout.tsx';
import { usePage } from './page-context.ts';
import { Pager } from './pager.tsx';
import { ValueRow } from './value-facet.tsx';

interface FacetPageProps {
  readonly query: Query;
  readonly facet: FacetName;
  /** What was typed to search the values. */
  readonly within: string;
  /** Those of this page. */
  readonly buckets: readonly Bucket[];
  /** How many have what was typed. */
  readonly total: number;
  readonly page: number;
  readonly last: number;
}

export function FacetPage(props: FacetPageProps) {
  const { query, facet, within, buckets, total, page, last } = props;
  const { t } = usePage();
  const name = t.facets[facet];
  const params = [...searchParams(query)];
  const isListed = (value: string) => buckets.some((bucket) => bucket.key === value);
  return (
    <Layout
      title={name}
      typed={query.typed}
      inLanguage={(lang) => facetUrl({ ...query, lang }, facet, { within, page })}
    >
      <main id="main" class="facet-page">
        <p class="back">
          <a href={searchUrl(query)} rel="nofollow">
            {query.typed === '' ? t.backToResults : t.resultsFor(query.typed)}
          </a>
        </p>
        <h1>{name}</h1>
        <form action={`/facets/${facet}`} method="get" class="within-form">
          {params.map(([key, value]) => (
            <input type="hidden" name={key} value={value} />
          ))}
          <input
            type="search"
            name="within"
            value={within}
            aria-label={t.searchWithin(name)}
            placeholder={t.searchWithin(name)}
          />
          <button type="submit">{t.search}</button>
        </form>
        <p>{t.values(total)}</p>
        {params
          .filter(([key, value]) => !['q', 'lang'].includes(key) && !(key === facet && isListed(value)))
          .map(([key, value]) => (
            <input type="hidden" name={key} value={value} form="search" />
          ))}
        <ul id="values" class="values">
          {buckets.map((bucket) => (
            <ValueRow query={query} facet={facet} bucket={bucket} />
          ))}
          {buckets.length === 0 ? <li class="none">{t.noValues}</li> : null}
        </ul>
        <Pager page={page} last={last} url={(to) => facetUrl(query, facet, { within, page: to })} />
        <button class="apply" type="submit" form="search">
          {t.apply}
        </button>
      </main>
    </Layout>
  );
}
