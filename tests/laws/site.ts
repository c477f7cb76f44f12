/** A site as the laws see it: addresses in, answers out, and nothing of what is behind them. */

export interface Answer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly text: string;
}

/** Asks a site for a path with its query string. All that any law needs. */
export type Get = (path: string) => Promise<Answer>;

export interface SnippetJson {
  readonly text: string;
  readonly highlights: readonly (readonly [number, number])[];
}

export interface HitJson {
  readonly id: string;
  readonly title: string;
  readonly title_highlights: SnippetJson['highlights'];
  readonly date: string | null;
  readonly date_evidence: string | null;
  readonly source: string | null;
  readonly url: string;
  readonly score: number;
  readonly snippets: readonly SnippetJson[];
  readonly near_copies: readonly Pick<HitJson, 'id' | 'title' | 'date' | 'source' | 'url'>[];
}

export interface BucketJson {
  readonly key: string;
  readonly count: number;
  readonly selected: boolean;
}

export interface SearchJson {
  readonly query: {
    readonly q: string;
    readonly read_as: string;
    readonly matching: string;
    readonly notes: readonly string[];
  };
  readonly total: number;
  readonly page: number;
  readonly size: number;
  readonly hits: readonly HitJson[];
  readonly facets: Readonly<Record<string, readonly BucketJson[]>>;
  readonly distinct: Readonly<Record<string, number>>;
  readonly suggestion: string | null;
}

/** Hits past this one can't be reached by paging. */
export const LAST_REACHABLE_HIT = 10_000;
const MOST_HITS_A_PAGE = 100;

export class BrokenLaw extends Error {
  override readonly name = 'BrokenLaw';
}

/** Throws a BrokenLaw that names the address unless the condition holds. */
export function hold(condition: boolean, url: string, message: string): asserts condition {
  if (!condition) throw new BrokenLaw(`${message}\n  at ${url}`);
}

/** Holds when the two are the same as JSON. */
export function holdEqual(actual: unknown, expected: unknown, url: string, what: string): void {
  const [is, shouldBe] = [JSON.stringify(actual), JSON.stringify(expected)];
  hold(is === shouldBe, url, `${what}: it is ${shorten(is)} and should be ${shorten(shouldBe)}`);
}

function shorten(text: string): string {
  return text.length > 600 ? `${text.slice(0, 600)}… (${text.length} characters)` : text;
}

/** A search address with parameters set (several for an array) or, being null, taken away. */
export function withParams(
  url: string,
  changes: Readonly<Record<string, string | readonly string[] | null>>,
): string {
  const [path = '', search = ''] = url.split('?');
  const params = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes)) {
    params.delete(name);
    for (const one of value === null ? [] : [value].flat()) params.append(name, one);
  }
  const text = params.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** The first value of a parameter of an address; null when it has none. */
export function paramOf(url: string, name: string): string | null {
  return new URLSearchParams(url.split('?')[1] ?? '').get(name);
}

/** The address of a results page → that of the same search as JSON. */
export function apiUrl(url: string): string {
  return url.startsWith('/api/') ? url : `/api${url}`;
}

/** What the API answers to the search of a results page's address. */
export async function search(get: Get, url: string): Promise<SearchJson> {
  const { status, text } = await get(apiUrl(url));
  hold(status === 200, apiUrl(url), `A search is answered with status 200, not ${status}`);
  return JSON.parse(text) as SearchJson;
}

export async function totalOf(get: Get, url: string): Promise<number> {
  return (await search(get, withParams(url, { page: null, size: '1' }))).total;
}

/** Every hit of a search that can be reached, in its order, paged through. */
export async function listAll(get: Get, url: string, size = MOST_HITS_A_PAGE): Promise<HitJson[]> {
  const hits: HitJson[] = [];
  for (let page = 1; ; page += 1) {
    const at = withParams(url, { page: String(page), size: String(size) });
    const answer = await search(get, at);
    hits.push(...answer.hits);
    const reachable = Math.min(answer.total, LAST_REACHABLE_HIT);
    hold(hits.length <= reachable, at, `The pages hold ${hits.length} hits of ${reachable}`);
    if (hits.length === reachable) return hits;
    hold(
      answer.hits.length === size,
      at,
      `A page before the last holds ${size} hits, not ${answer.hits.length}`,
    );
  }
}

export async function idsOf(get: Get, url: string): Promise<string[]> {
  return (await listAll(get, url)).map((hit) => hit.id);
}
