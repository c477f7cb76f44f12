/** The home page: the search box and the archive at a glance. */

import { FACETS, type FacetName } from '../src/article.ts';
import { UNDATED } from '../src/date-bucket.ts';
import { articles, count, FACET_NAMES, valueName } from '../src/messages.ts';
import type { Query } from '../src/query.ts';
import { articleUrl, searchUrl, searchUrlOf } from '../src/query-language/search-url.ts';
import type { Bucket, SearchResponse } from '../src/search-engine.ts';
import { DateOf } from './civil-date.tsx';
import { bucketName } from './date-facet.tsx';
import { Layout } from './layout.tsx';
import type { PageContext } from './page-context.ts';
import { SearchForm } from './search-form.tsx';

interface HomePageProps {
  readonly context: PageContext;
  /** The query for every article, newest first, and its answer. */
  readonly query: Query;
  readonly everything: SearchResponse;
}

export function HomePage({ context, query, everything }: HomePageProps) {
  const { total, hits, facets } = everything;
  return (
    <Layout context={context} title={null} typed={null} listed>
      <main id="main" class="home">
        <h1>{context.site}</h1>
        <p class="lead">
          {total === 0 ? 'There are no articles in this archive yet.' : extentOf(everything)}
        </p>
        <SearchForm typed="" live={false} />
        <Syntax />
        <div class="glance">
          <Years query={query} everything={everything} />
          <section aria-labelledby="newest">
            <h2 id="newest">Newest</h2>
            <ul class="titles">
              {hits.map((hit) => (
                <li>
                  <a href={articleUrl(hit.id)} dir="auto">
                    {hit.title}
                  </a>
                  <DateOf date={hit.date} />
                </li>
              ))}
            </ul>
            <p>
              <a href="/search">All {articles(total)}</a>
            </p>
          </section>
          {FACETS.filter((facet) => facets[facet].length > 0).map((facet) => (
            <Values query={query} facet={facet} everything={everything} />
          ))}
        </div>
      </main>
    </Layout>
  );
}

function extentOf({ total, facets }: SearchResponse): string {
  const years = facets.date.filter((bucket) => bucket.key !== UNDATED).map((bucket) => bucket.key);
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined) return `${articles(total)}, none of them dated.`;
  return `${articles(total)}, ${first === last ? `all of ${first}` : `${first} to ${last}`}.`;
}

function Syntax() {
  const example = (typed: string, meaning: string) => (
    <li>
      <a href={searchUrlOf({ q: typed })}>
        <code>{typed}</code>
      </a>{' '}
      {meaning}
    </li>
  );
  return (
    <details class="syntax">
      <summary>What one can type</summary>
      <ul>
        {example('gas pipeline', 'articles with both words')}
        {example('gas OR oil', 'with either')}
        {example('"Power of Siberia"', 'with these words one after the other')}
        {example('border -railway', 'with the one and without the other')}
        {example('organis*', 'with a word that begins like this; the star may stand anywhere in it')}
        {example('Khruschev~1', 'with a word that is one letter off, with ~2 up to two')}
        {example('title:treaty', 'in the title; also text:, description:, source:, author:, tag:')}
        {example('treaty after:1989', 'after a year, month or day; also before: and date:')}
      </ul>
    </details>
  );
}

/** Shades of the grid of years, from the fewest articles to the most. */
const SHADES = 4;

function Years({ query, everything }: Omit<HomePageProps, 'context'>) {
  const buckets = everything.facets.date;
  if (buckets.length === 0) return null;
  const most = Math.max(...buckets.map((bucket) => bucket.count));
  const shade = (bucket: Bucket) => Math.max(1, Math.ceil((SHADES * bucket.count) / most));
  return (
    <section aria-labelledby="years">
      <h2 id="years">Years</h2>
      <ol class="years">
        {buckets.map((bucket) => (
          <li class={bucket.key === UNDATED ? 'wide' : ''}>
            <a class={`share-${shade(bucket)}`} href={searchUrl(query, { date: bucket.key })}>
              {bucketName(bucket.key)} <span class="number">{count(bucket.count)}</span>
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Values listed of a facet. */
const SHOWN = 24;

function Values({ query, everything, facet }: Omit<HomePageProps, 'context'> & { facet: FacetName }) {
  return (
    <section aria-labelledby={`home-${facet}`}>
      <h2 id={`home-${facet}`}>{FACET_NAMES[facet]}</h2>
      <ul class="chips">
        {everything.facets[facet].slice(0, SHOWN).map((bucket) => (
          <li>
            <a href={searchUrl(query, { filters: { [facet]: [bucket.key] } })}>
              <bdi>{valueName(facet, bucket.key)}</bdi> <span class="number">{count(bucket.count)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
