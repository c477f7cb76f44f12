/** Ways to break a good site: what it is asked or answers is changed on the way. */

import {
  type Answer,
  type BucketJson,
  type Get,
  type HitJson,
  paramOf,
  type SearchJson,
  withParams,
} from './site.ts';

/** A search's JSON, to be changed. */
type Changeable = Omit<Writable<SearchJson>, 'facets' | 'hits'> & {
  facets: Record<string, Writable<BucketJson>[]>;
  hits: Writable<HitJson>[];
};
type Writable<T> = { -readonly [K in keyof T]: T[K] };

export type BreakSite = (get: Get) => Get;

/** A site whose JSON of searches is changed. */
export function json(change: (answer: Changeable, url: string) => void): BreakSite {
  return (get) => async (url) => {
    const answer = await get(url);
    if (!url.startsWith('/api/search') || answer.status !== 200) return answer;
    const changed = JSON.parse(answer.text) as Changeable;
    change(changed, url);
    return { ...answer, text: JSON.stringify(changed) };
  };
}

/** A site whose pages of results are changed. */
export function page(change: (html: string, url: string) => string): BreakSite {
  return (get) => async (url) => {
    const answer: Answer = await get(url);
    return url.startsWith('/search') ? { ...answer, text: change(answer.text, url) } : answer;
  };
}

/** A site that answers some requests as if they were others. */
export function mistake(change: (url: string) => string): BreakSite {
  return (get) => (url) => get(change(url));
}

/** A site that reads what was typed as something else. */
export function misread(change: (q: string) => string): BreakSite {
  return mistake((url) => withParams(url, { q: change(paramOf(url, 'q') ?? '') }));
}

export function swap<T>(items: T[], at: number): void {
  const [a, b] = [items[at], items[at + 1]];
  if (a !== undefined && b !== undefined) items.splice(at, 2, b, a);
}

export function eachHit(change: (hit: Writable<HitJson>) => void) {
  return ({ hits }: Changeable): void => {
    for (const hit of hits) change(hit);
  };
}

export function countOneMore(bucket: Writable<BucketJson> | undefined): void {
  if (bucket !== undefined) bucket.count += 1;
}

export function keepOnlySelected({ facets }: Changeable): void {
  const { source = [] } = facets;
  if (source.some(({ selected }) => selected)) facets.source = source.filter(({ selected }) => selected);
}

export function exchangeCounts({ facets }: Changeable): void {
  const [a, b] = facets.date ?? [];
  if (a !== undefined && b !== undefined) [a.count, b.count] = [b.count, a.count];
}

export function firstOfMonth(hit: Writable<HitJson>): void {
  if (hit.date?.length === 7) hit.date = `${hit.date}-01`;
}

export function dayBefore(hit: Writable<HitJson>): void {
  if (hit.date?.length !== 10) return;
  hit.date = new Date(Date.parse(hit.date) - 86_400_000).toISOString().slice(0, 10);
}

export function markTooMuch(hit: Writable<HitJson>): void {
  hit.title_highlights = [[0, hit.title.length + 1]];
}

export function markLastWord(hit: Writable<HitJson>): void {
  const last = ({ text, highlights }: HitJson['snippets'][number]) => ({
    text,
    highlights: highlights.map(
      ([start, end]) => [start + text.slice(start, end).lastIndexOf(' ') + 1, end] as const,
    ),
  });
  hit.snippets = hit.snippets.map(last);
}

export function phraseAsAny(q: string): string {
  const phrase = /^"([^"]*)"$/.exec(q)?.[1];
  return phrase === undefined ? q : phrase.split(' ').join(' OR ');
}

export function swapWhere<T>(hits: T[], test: (a: T, b: T) => boolean): void {
  const at = hits.findIndex((hit, i) => i + 1 < hits.length && test(hit, hits[i + 1] as T));
  if (at >= 0) swap(hits, at);
}
