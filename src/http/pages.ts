/** The pages: home, results and the values of a facet; and the part that the search box asks for. */

import { type Context, Hono } from 'hono';
import { FacetPage } from '../../views/facet-page.tsx';
import { HomePage } from '../../views/home-page.tsx';
import type { PageContext } from '../../views/page-context.ts';
import { ResultsPage } from '../../views/results-page.tsx';
import { SuggestionList } from '../../views/suggestion-list.tsx';
import { FACETS } from '../article.ts';
import { facetPeriod } from '../date-bucket.ts';
import { dayOfYear } from '../publication-date.ts';
import { BLANK_QUERY, NO_FILTERS, type Query } from '../query.ts';
import { exportUrl } from '../query-language/search-url.ts';
import { typedConditions } from '../query-language/typed-conditions.ts';
import type { SearchEngine } from '../search-engine.ts';
import { Turns } from '../turns.ts';
import { examples, onThisDay } from './home.ts';
import { mendingsOf } from './mendings.ts';
import { type PageContexts, pageAnswer, partAnswer } from './page-contexts.ts';
import { readQuery, searchTimed, typedIn } from './requests.ts';
import type { SiteSettings } from './site-settings.ts';
import { wordsInContext } from './words-in-context.ts';

/** Newest articles on the home page. */
const NEWEST = 8;
/** Values of a facet a page. */
const VALUES_A_PAGE = 100;

export function pageRoutes(engine: SearchEngine, contexts: PageContexts, settings: SiteSettings): Hono {
  const pages = new Hono();
  pages.get('/', async (c) => {
    const context = contexts.of(c);
    const { all } = context;
    const everything = await searchTimed(engine, { ...all, size: NEWEST }, c);
    const today = settings.today();
    const props = {
      everything,
      today: dayOfYear(today) ?? '',
      onThisDay: await onThisDay(engine, all, today),
      examples: await examples(engine),
      feed: exportUrl(all, 'atom'),
    };
    return pageAnswer(c, context, () => HomePage(props));
  });
  pages.get('/search', async (c) => {
    const turns = new Turns();
    const query = readQuery(c, engine);
    // Lines need the counts alone, and have pages of their own.
    const counted = query.view === 'context' ? { ...query, page: 1, size: 1 } : query;
    const response = await searchTimed(engine, counted, c);
    const props = {
      query,
      response,
      conditions: typedConditions(query.typed),
      mendings: await mendingsOf(engine, query, response),
      totals: query.chart === 'share' ? await periodTotals(engine, query) : null,
      examples: response.total === 0 ? await examples(engine) : [],
      lines: query.view === 'context' ? await wordsInContext(engine, query, settings) : null,
    };
    // A page of a hundred hits takes long to draw too.
    await turns.pause();
    return pageAnswer(c, contexts.of(c), () => ResultsPage(props));
  });
  pages.get('/facets/:facet', async (c, next) => {
    const context = contexts.of(c);
    const props = await facetPageOf(c, engine, context);
    return props === null ? next() : pageAnswer(c, context, () => FacetPage(props));
  });
  pages.get('/suggest', async (c) => {
    const typed = typedIn(c.req.url);
    const suggestions = await engine.suggest(typed);
    return partAnswer(c, contexts.of(c), () => SuggestionList({ typed, suggestions }));
  });
  return pages;
}

/** How many articles there are in all in each bucket of the level that is listed. */
async function periodTotals(engine: SearchEngine, { date }: Query): Promise<ReadonlyMap<string, number>> {
  const period = facetPeriod(date);
  const query: Query = { ...BLANK_QUERY, sort: 'newest', size: 1, date: period === '' ? null : period };
  const { facets } = await engine.search({ ...query, filters: NO_FILTERS });
  return new Map(facets.date.map(({ key, count }) => [key, count]));
}

async function facetPageOf(c: Context, engine: SearchEngine, { t }: PageContext) {
  const facet = FACETS.find((name) => name === c.req.param('facet'));
  if (facet === undefined) return null;
  const query = readQuery(c, engine);
  const within = (c.req.query('within') ?? '').trim().slice(0, 200);
  const sought = foldedName(within);
  const named = (key: string) => foldedName(facet === 'language' ? t.language(key) : key);
  const buckets = (await engine.facetBuckets(query, facet)).filter(
    // What is chosen is there whatever is looked for, or a box more would take it away.
    ({ key, count, selected }) => selected || (count > 0 && named(key).includes(sought)),
  );
  if (within !== '') buckets.sort((a, b) => Number(b.selected) - Number(a.selected));
  const last = Math.max(1, Math.ceil(buckets.length / VALUES_A_PAGE));
  const page = Math.min(query.page, last);
  const shown = buckets.slice((page - 1) * VALUES_A_PAGE, page * VALUES_A_PAGE);
  return { query, facet, within, buckets: shown, total: buckets.length, page, last };
}

/** A name as it is compared: in lower case, without accents. */
function foldedName(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
