/** All values of a facet among a query's results, a page at a time, and a search within them. */

import type { FacetName } from '../src/article.ts';
import type { Query } from '../src/query.ts';
import { facetUrl, searchParams, searchUrl } from '../src/query-language/search-url.ts';
import type { Bucket } from '../src/search-engine.ts';
import { Layout } from './layout.tsx';
import type { PageContext } from './page-context.ts';
import { Pager } from './pager.tsx';
import { ValueRow } from './value-facet.tsx';

interface FacetPageProps {
  readonly context: PageContext;
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
  const { context, query, facet, within, buckets, total, page, last } = props;
  const { t } = context;
  const name = t.facets[facet];
  const params = [...searchParams(query)];
  return (
    <Layout context={context} title={name} typed={query.typed}>
      <main id="main" class="facet-page">
        <p class="back">
          <a href={searchUrl(query)}>{query.typed === '' ? t.backToResults : t.resultsFor(query.typed)}</a>
        </p>
        <h1>{name}</h1>
        <form action={`/facets/${facet}`} method="get" class="within-form">
          {params.map(([key, value]) => (
            <input type="hidden" name={key} value={value} />
          ))}
          <input type="search" name="within" value={within} aria-label={t.searchWithin(name)} />
          <button type="submit">{t.search}</button>
        </form>
        <p>{t.values(total)}</p>
        {params
          .filter(([key]) => key !== facet && key !== 'q' && key !== 'lang')
          .map(([key, value]) => (
            <input type="hidden" name={key} value={value} form="search" />
          ))}
        <ul id="values" class="values">
          {buckets.map((bucket) => (
            <ValueRow query={query} facet={facet} bucket={bucket} />
          ))}
        </ul>
        <Pager page={page} last={last} url={(to) => facetUrl(query, facet, { within, page: to })} />
        <button class="apply" type="submit" form="search">
          {t.apply}
        </button>
      </main>
    </Layout>
  );
}
