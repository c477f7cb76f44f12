/** The routes by what they ask of the server: known before anything is read of a request but its address. */

import { getPath } from 'hono/utils/url';

/**
 * `search` is made by the engine and soon done, `whole` goes through all results of a query, `free` costs
 * next to nothing, and `watch` is for what looks after the server.
 */
export type Cost = 'search' | 'whole' | 'free' | 'watch';

export interface Route {
  /** As the README names it; addresses that nothing answers are one. */
  readonly pattern: string;
  readonly cost: Cost;
  /** Whether search engines may list what is there. */
  readonly isListed: boolean;
}

const UNKNOWN: Route = { pattern: 'none', cost: 'search', isListed: true };

const route = (pattern: string, cost: Cost, isListed = false): [string, Route] => [
  pattern,
  { pattern, cost, isListed },
];

const EXACT: ReadonlyMap<string, Route> = new Map([
  route('/', 'search', true),
  route('/search', 'search'),
  route('/search.atom', 'search'),
  ...['csv', 'jsonl', 'ris', 'bib'].map((extension) => route(`/search.${extension}`, 'whole')),
  route('/suggest', 'search'),
  route('/api/search', 'search'),
  route('/api/suggest', 'search'),
  route('/opensearch.xml', 'free', true),
  route('/robots.txt', 'free', true),
  route('/healthz', 'watch'),
  route('/readyz', 'watch'),
  route('/metrics', 'watch'),
]);

/** Routes with something after them. */
const PREFIXES: readonly [string, Route][] = [
  ['/articles/', { pattern: '/articles/:id', cost: 'search', isListed: true }],
  ['/api/articles/', { pattern: '/api/articles/:id', cost: 'search', isListed: false }],
  ['/facets/', { pattern: '/facets/:facet', cost: 'search', isListed: false }],
  ['/assets/', { pattern: '/assets/*', cost: 'free', isListed: true }],
];

const IN_CONTEXT: Route = { pattern: '/search', cost: 'whole', isListed: false };

export function routeOf(request: Request): Route {
  // Read as the router reads it, or an address spelled otherwise would go another way here than there.
  const path = getPath(request);
  const exact = EXACT.get(path);
  if (exact?.pattern === '/search') return isInContext(request.url) ? IN_CONTEXT : exact;
  return exact ?? PREFIXES.find(([prefix]) => path.startsWith(prefix))?.[1] ?? UNKNOWN;
}

/** Words in context are of all articles of a query. */
function isInContext(url: string): boolean {
  return url.includes('view') && new URL(url).searchParams.getAll('view').some((view) => view !== 'hits');
}

/** What was typed into a search; null for what is none. */
export function searchedFor({ pattern }: Route, url: string): string | null {
  if (pattern !== '/search' && pattern !== '/api/search') return null;
  return new URL(url).searchParams.get('q');
}
