/** What the load asks for: 300 queries of every kind, and those that cost a server most. */

import { drawPageQueries } from '../bench/page-queries.mjs';

const QUERIES = 300;

/** @returns {string[]} 300 addresses of results, each once, the same in every run */
export function drawAddresses(articles) {
  const { pages, typed } = drawPageQueries(articles);
  const half = typed.filter((text) => text.length > 5).map((q) => new URLSearchParams({ q }));
  const drawn = [...pages.map(({ params }) => params), ...half].map((params) => `/search?${params}`);
  const addresses = [...new Set(drawn)].slice(0, QUERIES);
  if (addresses.length < QUERIES) throw new Error(`There are only ${addresses.length} queries.`);
  return addresses;
}

const words = (count, spell) => Array.from({ length: count }, (_, i) => spell(i));
const letters = 'etaoinshrdlcumwfgypbvk';
const vocabulary = 'bank oil trade share company market price dollar stock government year pct mln'.split(
  ' ',
);

/** @returns {string[]} addresses with as much as the limits let through, in each way that costs */
export function costliest() {
  const address = (path, params) => `${path}?${new URLSearchParams(params)}`;
  const q = {
    wildcards: words(
      32,
      (i) => `${letters[i % letters.length]}*${letters[(i * 7 + 3) % letters.length]}`,
    ).join(' OR '),
    fuzzy: words(32, (i) => `${vocabulary[i % vocabulary.length]}${letters[i % 22]}~2`).join(' OR '),
    common: words(512, (i) => vocabulary[i % vocabulary.length]).join(' '),
    distinct: words(
      512,
      (i) => `${letters[i % 22]}${letters[(i * 3) % 22]}${letters[(i * 5) % 22]}${i % 9}`,
    ).join(' '),
    stopWords: words(500, (i) => ['the', 'and', 'of', 'a', 'oil'][i % 5]).join(' '),
    broken: words(250, (i) => `foo:${vocabulary[i % vocabulary.length]}"`).join(' '),
    phrases: words(100, (i) => `"the ${vocabulary[i % 13]} of the ${vocabulary[(i * 5) % 13]}"`).join(' OR '),
    groups: `${'('.repeat(200)}oil OR gas${')'.repeat(200)} trade`,
  };
  return [
    ...Object.values(q).map((text) => address('/search', { q: text, size: '100' })),
    ...Object.values(q).map((text) => address('/api/search', { q: text, size: '100', page: '99' })),
    address('/search', { view: 'context', q: 'the OR oil OR said', by: 'before' }),
    address('/search', { view: 'context', q: q.wildcards, by: 'after' }),
    address('/search', { q: '', size: '100', chart: 'share' }),
    ...['csv', 'jsonl', 'ris', 'bib'].map((form) => address(`/search.${form}`, { q: '' })),
    address('/search.atom', { q: q.wildcards }),
    address('/facets/tag', { q: q.wildcards }),
    address('/suggest', { q: q.wildcards }),
    address('/suggest', { q: 'e' }),
  ];
}
