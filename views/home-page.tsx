/** The home page: the search box and the archive at a glance. */

import { FACETS, type FacetName } from '../src/article.ts';
import { UNDATED } from '../src/date-bucket.ts';
import type { Messages } from '../src/messages/english.ts';
import type { DayOfYear } from '../src/publication-date.ts';
import { facetUrl, homeUrl, searchUrl } from '../src/query-language/search-url.ts';
import type { Hit, SearchResponse } from '../src/search-engine.ts';
import { DateChart } from './date-chart.tsx';
import { DateFacetTable } from './date-facet.tsx';
import { type Example, Examples } from './examples.tsx';
import { Layout } from './layout.tsx';
import { usePage } from './page-context.ts';
import { SearchForm } from './search-form.tsx';
import { TitleList } from './title-list.tsx';
import { valueName } from './value-facet.tsx';

interface HomePageProps {
  /** The answer to the query for every article, newest first. */
  readonly everything: SearchResponse;
  readonly today: DayOfYear;
  readonly onThisDay: readonly Hit[];
  readonly examples: readonly Example[];
  /** The address of the feed of the whole archive. */
  readonly feed: string;
}

export function HomePage({ everything, today, onThisDay, examples, feed }: HomePageProps) {
  const { t, site, all, description } = usePage();
  const { total, hits, facets } = everything;
  const extent = extentOf(t, everything);
  return (
    <Layout
      title={null}
      typed={null}
      canonical="/"
      description={description ?? t.describeSite(site, extent)}
      feed={feed}
      inLanguage={homeUrl}
    >
      <main id="main" class="home">
        <h1>{site}</h1>
        <p class="lead">{description ?? extent}</p>
        <SearchForm typed="" live={false} />
        <Examples examples={examples} />
        {total === 0 ? null : (
          <>
            <section class="over-time" aria-labelledby="over-time">
              <h2 id="over-time">{t.overTime}</h2>
              <DateChart query={all} buckets={facets.date} totals={null} />
              <details class="years">
                <summary>{t.allDates}</summary>
                <DateFacetTable query={all} buckets={facets.date} totals={null} />
              </details>
            </section>
            <div class="glance">
              <section aria-labelledby="newest">
                <h2 id="newest">{t.newest}</h2>
                <TitleList articles={hits} />
                <p>
                  <a href={searchUrl(all)}>{t.all(total)}</a>
                  <UndatedLink everything={everything} />
                </p>
              </section>
              <div class="aside">
                {onThisDay.length === 0 ? null : (
                  <section aria-labelledby="on-this-day">
                    <h2 id="on-this-day">{t.onThisDay(t.dayAndMonth(`2000-${today}`))}</h2>
                    <TitleList articles={onThisDay} />
                    <p>
                      <a href={searchUrl(all, { day: today })}>
                        {t.inAnyYear(t.dayAndMonth(`2000-${today}`))}
                      </a>
                    </p>
                  </section>
                )}
                {FACETS.filter((facet) => facets[facet].length > 0).map((facet) => (
                  <Values facet={facet} everything={everything} />
                ))}
              </div>
            </div>
          </>
        )}
      </main>
    </Layout>
  );
}

function extentOf(t: Messages, { total, facets }: SearchResponse): string {
  if (total === 0) return t.noArticles;
  const years = facets.date.filter((bucket) => bucket.key !== UNDATED).map((bucket) => bucket.key);
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return t.noneDated(total);
  return first === last ? t.allOfYear(total, first) : t.fromYearToYear(total, first, last);
}

function UndatedLink({ everything }: Pick<HomePageProps, 'everything'>) {
  const { t, all } = usePage();
  const undated = everything.facets.date.find((bucket) => bucket.key === UNDATED)?.count ?? 0;
  if (undated === 0) return null;
  return (
    <>
      {' · '}
      <a href={searchUrl(all, { date: UNDATED })}>{t.undatedLink(undated)}</a>
    </>
  );
}

/** Values listed of a facet. */
const SHOWN = 16;

function Values({ everything, facet }: Pick<HomePageProps, 'everything'> & { readonly facet: FacetName }) {
  const { t, all } = usePage();
  const distinct = everything.distinct[facet];
  return (
    <section aria-labelledby={`home-${facet}`}>
      <h2 id={`home-${facet}`}>{t.facets[facet]}</h2>
      <ul class="chips">
        {everything.facets[facet].slice(0, SHOWN).map((bucket) => (
          <li>
            <a href={searchUrl(all, { filters: { [facet]: [bucket.key] } })}>
              <bdi>{valueName(t, facet, bucket.key)}</bdi>{' '}
              <span class="number">{t.number(bucket.count)}</span>
            </a>
          </li>
        ))}
        {distinct <= SHOWN ? null : (
          <li>
            <a href={facetUrl(all, facet)}>{t.allValues(distinct)}</a>
          </li>
        )}
      </ul>
    </section>
  );
}
