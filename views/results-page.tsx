/** The results page: how many, how the query was read, the hits, the ways to narrow them. */

import { FACETS } from '../src/article.ts';
import { articles, noteSentence, SORT_NAMES } from '../src/messages.ts';
import { DEFAULT_SIZE, type Query, type Sort } from '../src/query.ts';
import { defaultSort, searchUrl } from '../src/query-language/search-url.ts';
import type { SearchResponse } from '../src/search-engine.ts';
import { ChosenFilters } from './chosen-filters.tsx';
import { DateFacet } from './date-facet.tsx';
import { HitItem } from './hit-item.tsx';
import { Layout } from './layout.tsx';
import { NothingHere } from './nothing-here.tsx';
import type { PageContext } from './page-context.ts';
import { Pager } from './pager.tsx';
import { ValueFacet } from './value-facet.tsx';

interface ResultsPageProps {
  readonly context: PageContext;
  readonly query: Query;
  readonly response: SearchResponse;
}

export function ResultsPage({ context, query, response }: ResultsPageProps) {
  const title = query.typed.trim() === '' ? 'All articles' : query.typed.trim();
  return (
    <Layout context={context} title={title} typed={query.typed} live>
      <div class="columns">
        <p id="announcement" class="unseen" role="status">
          {articles(response.total)}
        </p>
        <p id="failure" class="failure" role="alert" />
        <Facets query={query} response={response} />
        <main id="main">
          <Results query={query} response={response} />
        </main>
      </div>
    </Layout>
  );
}

function Facets({ query, response }: Omit<ResultsPageProps, 'context'>) {
  return (
    <aside id="facets" aria-label="Narrow the results">
      <details>
        <summary>Narrow the results</summary>
        <DateFacet query={query} buckets={response.facets.date} />
        {FACETS.map((facet) => (
          <ValueFacet
            query={query}
            facet={facet}
            buckets={response.facets[facet]}
            distinct={response.distinct[facet]}
          />
        ))}
        {query.sort === defaultSort(query) ? null : (
          <input type="hidden" name="sort" value={query.sort} form="search" />
        )}
        {query.size === DEFAULT_SIZE ? null : (
          <input type="hidden" name="size" value={String(query.size)} form="search" />
        )}
        <button class="apply" type="submit" form="search">
          Apply
        </button>
      </details>
    </aside>
  );
}

function Results({ query, response }: Omit<ResultsPageProps, 'context'>) {
  const { hits, total } = response;
  return (
    <div id="results">
      <div class="results-head">
        <h1 id="count">{articles(total)}</h1>
        {total > 1 ? <SortLinks query={query} /> : null}
      </div>
      <ChosenFilters query={query} />
      <DidYouMean query={query} suggestion={response.suggestion} />
      <HowItWasRead query={query} response={response} />
      {hits.length > 0 ? (
        <ol class="hits" start={(query.page - 1) * query.size + 1}>
          {hits.map((hit) => (
            <HitItem hit={hit} typed={query.typed} />
          ))}
        </ol>
      ) : (
        <NothingHere query={query} total={total} />
      )}
      <Pager query={query} total={total} />
    </div>
  );
}

/** Keeps what the search is narrowed to: the suggestion was found to find more there. */
function DidYouMean({ query, suggestion }: { readonly query: Query; readonly suggestion: string | null }) {
  if (suggestion === null) return null;
  return (
    <p class="did-you-mean">
      Did you mean{' '}
      <a href={searchUrl(query, { typed: suggestion })}>
        <bdi>{suggestion}</bdi>
      </a>
      ?
    </p>
  );
}

function HowItWasRead({ query, response }: Omit<ResultsPageProps, 'context'>) {
  const notes = [...query.notes, ...response.notes].map(noteSentence);
  const asTyped = query.readAs === query.typed.trim().replace(/\s+/g, ' ');
  if (response.matching === 'some' && response.total > 0) {
    notes.unshift('No article has all of these words; these have some of them.');
  }
  if (!asTyped && query.readAs !== '') notes.push(`Read as: ${query.readAs}`);
  if (notes.length === 0) return null;
  return (
    <ul class="notes">
      {notes.map((note) => (
        <li>{note}</li>
      ))}
    </ul>
  );
}

function SortLinks({ query }: { readonly query: Query }) {
  const sorts: Sort[] =
    defaultSort(query) === 'relevance' ? ['relevance', 'newest', 'oldest'] : ['newest', 'oldest'];
  return (
    <nav class="sort" aria-label="Order">
      {sorts.map((sort) => (
        <a href={searchUrl(query, { sort })} aria-current={sort === query.sort ? 'true' : undefined}>
          {SORT_NAMES[sort]}
        </a>
      ))}
    </nav>
  );
}
