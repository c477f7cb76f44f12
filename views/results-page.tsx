/** The results page: how many, how the query was read, the hits, the ways to narrow them. */

import { FACETS } from '../src/article.ts';
import {
  DEFAULT_SIZE,
  LAST_REACHABLE_HIT,
  type Presentation,
  type Query,
  type Sort,
  type TypedCondition,
} from '../src/query.ts';
import { defaultSort, exportUrl, searchUrl } from '../src/query-language/search-url.ts';
import type { ContextLines, SearchResponse } from '../src/search-engine.ts';
import { ChosenFilters } from './chosen-filters.tsx';
import { LineTable } from './context-lines.tsx';
import type { Totals } from './date-bar.ts';
import { DateChart, hasChart } from './date-chart.tsx';
import { DateFacet } from './date-facet.tsx';
import type { Example } from './examples.tsx';
import { HitList } from './hit-list.tsx';
import { DidYouMean, HowRead, type Mending } from './how-read.tsx';
import { Layout } from './layout.tsx';
import { NothingHere } from './nothing-here.tsx';
import { usePage } from './page-context.ts';
import { Pager } from './pager.tsx';
import { TakeAlong } from './take-along.tsx';
import { ValueFacet } from './value-facet.tsx';

interface ResultsProps {
  readonly query: Query;
  readonly response: SearchResponse;
  readonly conditions: readonly TypedCondition[];
  readonly mendings: readonly Mending[];
  readonly totals: Totals;
  /** What finds something in this archive, for a page that found nothing. */
  readonly examples: readonly Example[];
  /** Null where the hits are shown. */
  readonly lines: ContextLines | null;
}

export function ResultsPage(props: ResultsProps) {
  const { query, response } = props;
  const { t } = usePage();
  const title = query.typed.trim() === '' ? t.allArticles : query.typed.trim();
  return (
    <Layout
      title={title}
      typed={query.typed}
      feed={exportUrl(query, 'atom')}
      inLanguage={(lang) => searchUrl(query, { lang, page: query.page })}
      live
    >
      <div class="columns">
        <p id="announcement" class="unseen" role="status">
          {t.articles(response.total)}
        </p>
        <p id="failure" class="failure" role="alert" />
        <Facets {...props} />
        <main id="main">
          <Results {...props} />
        </main>
      </div>
    </Layout>
  );
}

function Facets({ query, response, totals }: ResultsProps) {
  const { t } = usePage();
  return (
    <aside id="facets" aria-label={t.narrow}>
      <details>
        <summary>{t.narrow}</summary>
        <DateFacet query={query} buckets={response.facets.date} totals={totals} />
        {FACETS.map((facet) => (
          <ValueFacet
            query={query}
            facet={facet}
            buckets={response.facets[facet]}
            distinct={response.distinct[facet]}
          />
        ))}
        <Kept query={query} />
        <button class="apply" type="submit" form="search">
          {t.apply}
        </button>
      </details>
    </aside>
  );
}

/** What a new search keeps of this one, beside what has a field of its own. */
function Kept({ query }: Pick<ResultsProps, 'query'>) {
  const kept: [name: string, value: string][] = [];
  if (query.sort !== defaultSort(query)) kept.push(['sort', query.sort]);
  if (query.size !== DEFAULT_SIZE) kept.push(['size', String(query.size)]);
  if (query.view !== 'hits') kept.push(['view', query.view]);
  if (query.chart !== 'count') kept.push(['chart', query.chart]);
  if (query.by !== 'article') kept.push(['by', query.by]);
  return (
    <>
      {kept.map(([name, value]) => (
        <input type="hidden" name={name} value={value} form="search" />
      ))}
    </>
  );
}

function Results({ query, response, conditions, mendings, totals, lines, examples }: ResultsProps) {
  const { t } = usePage();
  const { hits, total, facets } = response;
  const last = Math.ceil(Math.min(total, LAST_REACHABLE_HIT) / query.size);
  return (
    <div id="results">
      <div class="results-head">
        <h1 id="count" tabindex={-1}>
          {t.articles(total)}
        </h1>
        {total > 1 && lines === null ? <SortLinks query={query} /> : null}
      </div>
      <ChosenFilters query={query} conditions={conditions} />
      <DidYouMean query={query} suggestion={response.suggestion} />
      <HowRead query={query} response={response} mendings={mendings} />
      <DateChart query={query} buckets={facets.date} totals={totals} />
      {total > 0 ? <Views query={query} withChart={hasChart(query, facets.date)} /> : null}
      {total > 0 && lines !== null ? (
        <LineTable query={query} found={lines} />
      ) : hits.length > 0 ? (
        <HitList query={query} hits={hits} />
      ) : (
        <NothingHere query={query} total={total} examples={examples} />
      )}
      {lines === null ? (
        <Pager page={query.page} last={last} url={(page) => searchUrl(query, { page })} />
      ) : null}
      {total > 0 ? <TakeAlong query={query} /> : null}
    </div>
  );
}

function SortLinks({ query }: Pick<ResultsProps, 'query'>) {
  const { t } = usePage();
  const sorts: Sort[] =
    defaultSort(query) === 'relevance' ? ['relevance', 'newest', 'oldest'] : ['newest', 'oldest'];
  return (
    <nav class="sort" aria-label={t.order}>
      {sorts.map((sort) => (
        <a
          href={searchUrl(query, { sort })}
          rel="nofollow"
          aria-current={sort === query.sort ? 'true' : undefined}
        >
          {t.sorts[sort]}
        </a>
      ))}
    </nav>
  );
}

/** What the page shows of the articles, and what its chart shows of them. */
function Views({ query, withChart }: Pick<ResultsProps, 'query'> & { readonly withChart: boolean }) {
  const { t } = usePage();
  const link = (change: Partial<Presentation>, isCurrent: boolean, label: string) => (
    <a href={searchUrl(query, change)} aria-current={isCurrent ? 'true' : undefined} rel="nofollow">
      {label}
    </a>
  );
  return (
    <div class="views">
      <nav class="sort" aria-label={t.view}>
        {(['hits', 'context'] as const).map((view) => link({ view }, view === query.view, t.views[view]))}
      </nav>
      {withChart ? (
        <nav class="sort" aria-label={t.chart}>
          {(['count', 'share'] as const).map((chart) =>
            link({ chart }, chart === query.chart, t.charts[chart]),
          )}
        </nav>
      ) : null}
    </div>
  );
}
