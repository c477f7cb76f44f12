/** The JSON of a search is what the design promises: its keys, their types, and how they hang together. */

import { levelOf, listedPeriod } from './dates.ts';
import {
  type BucketJson,
  type Get,
  hold,
  holdEqual,
  paramOf,
  type SearchJson,
  type SnippetJson,
  search,
} from './site.ts';

const MOST_BUCKETS = 100;

const TOP = ['query', 'total', 'page', 'size', 'hits', 'facets', 'distinct', 'suggestion'];
const QUERY = ['q', 'read_as', 'matching', 'notes'];
const HIT = [
  ...['id', 'title', 'title_highlights', 'date', 'date_evidence', 'source', 'section'],
  ...['url', 'score', 'snippets', 'near_copies'],
];
const REFERENCE = ['id', 'title', 'date', 'source', 'url'];
const SNIPPET = ['text', 'highlights'];
const BUCKET = ['key', 'count', 'selected'];

export async function checkJson(get: Get, url: string): Promise<void> {
  const answer = await search(get, url);
  const keys = (object: object, expected: readonly string[], what: string) =>
    holdEqual(Object.keys(object).sort(), [...expected].sort(), url, `The keys of ${what}`);
  keys(answer, TOP, 'the answer');
  keys(answer.query, QUERY, 'query');
  const { q, read_as, matching, notes } = answer.query;
  hold([q, read_as, ...notes].every(isString), url, 'q, read_as and notes are text');
  hold(matching === 'all' || matching === 'some', url, `matching is all or some, not ${matching}`);
  hold([answer.total, answer.page, answer.size].every(isCount), url, 'total, page and size are counts');
  hold(answer.suggestion === null || isString(answer.suggestion), url, 'suggestion is text or null');
  hold(answer.hits.length <= answer.size, url, 'A page has at most as many hits as its size');
  for (const hit of answer.hits) {
    keys(hit, HIT, 'a hit');
    for (const snippet of hit.snippets) keys(snippet, SNIPPET, 'a snippet');
    for (const copy of hit.near_copies) keys(copy, REFERENCE, 'a near-copy');
  }
  for (const buckets of Object.values(answer.facets)) {
    for (const bucket of buckets) keys(bucket, BUCKET, 'a bucket');
  }
  checkHits(answer, url);
  checkFacets(answer, url);
}

function checkHits({ hits }: SearchJson, url: string): void {
  for (const hit of hits) {
    const { id, title, date, date_evidence, source, score } = hit;
    hold(isString(id) && id !== '' && isString(title) && title !== '', url, `${id} has an id and a title`);
    hold(
      date === null || /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(date),
      url,
      `${date} is as long as it is exact`,
    );
    hold(
      (date === null) === (date_evidence === null),
      url,
      `${id} has both a date and its evidence or neither`,
    );
    hold(date_evidence === null || isString(date_evidence), url, 'The evidence of a date is text');
    hold(source === null || (isString(source) && source !== ''), url, `${id} has a source or null`);
    hold(hit.url.startsWith('/articles/') && !/[\s#?]/.test(hit.url), url, `${hit.url} leads to an article`);
    hold(Number.isFinite(score) && score >= 0, url, `${id} has a score, not ${score}`);
    checkHighlights({ text: title, highlights: hit.title_highlights }, url);
    for (const snippet of hit.snippets) checkHighlights(snippet, url);
  }
}

/** Ranges in the text, in order, that neither overlap nor cut a character in two. */
function checkHighlights({ text, highlights }: SnippetJson, url: string): void {
  hold(isString(text) && text !== '', url, 'What has highlights is text');
  let at = 0;
  for (const [start, end] of highlights) {
    const fits = isCount(start) && isCount(end) && start >= at && end > start && end <= text.length;
    hold(fits, url, `The highlight ${start} to ${end} lies in "${text}", after the one before it`);
    const cuts = [start, end].some((place) => /^[\uDC00-\uDFFF]/.test(text.slice(place, place + 1)));
    hold(!cuts, url, `The highlight ${start} to ${end} cuts no character of "${text}"`);
    at = end;
  }
}

function checkFacets({ facets, distinct }: SearchJson, url: string): void {
  const names = Object.keys(facets);
  hold(names.includes('date'), url, 'There is a facet of dates');
  holdEqual(
    Object.keys(distinct).sort(),
    names.filter((name) => name !== 'date').sort(),
    url,
    'distinct has them',
  );
  const chosen = new URLSearchParams(url.split('?')[1]);
  for (const [facet, buckets] of Object.entries(facets)) {
    const at = `${facet} at ${url}`;
    for (const { key, count, selected } of buckets) {
      hold(isString(key) && isCount(count) && typeof selected === 'boolean', at, 'A bucket has its types');
      hold(
        !selected || chosen.getAll(facet).includes(key),
        at,
        `"${key}" is selected only when it was asked for`,
      );
    }
    hold(new Set(buckets.map(({ key }) => key)).size === buckets.length, at, 'No bucket comes twice');
    if (facet === 'date') checkDates(buckets, at, paramOf(url, 'date'));
    else checkValues(buckets, distinct[facet] ?? -1, at, chosen.getAll(facet));
  }
}

/** By count, then key; at most 100 beside the selected ones, which are always there. */
function checkValues(
  buckets: readonly BucketJson[],
  distinct: number,
  at: string,
  chosen: readonly string[],
): void {
  const inOrder = [...buckets].sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
  holdEqual(buckets, inOrder, at, 'Buckets come by count, then key');
  const offered = buckets.filter((bucket) => bucket.count > 0);
  hold(
    buckets.filter((bucket) => !bucket.selected).length <= MOST_BUCKETS,
    at,
    'There are at most 100 buckets',
  );
  hold(isCount(distinct), at, 'distinct is a count');
  if (buckets.length < MOST_BUCKETS)
    holdEqual(distinct, offered.length, at, 'distinct is the number of buckets');
  else hold(distinct >= offered.length, at, 'distinct is at least the number of buckets');
  for (const key of new Set(chosen.filter((value) => value !== ''))) {
    hold(
      buckets.some((bucket) => bucket.key === key && bucket.selected),
      at,
      `The chosen "${key}" is listed`,
    );
  }
}

/** In order, of the level that is listed, `undated` last. */
function checkDates(buckets: readonly BucketJson[], at: string, chosen: string | null): void {
  const keys = buckets.map(({ key }) => key);
  const known = keys.filter((key) => levelOf(key) !== 'unknown' && key !== 'undated');
  holdEqual(known, [...known].sort(), at, 'Dates come in order');
  hold(keys.indexOf('undated') === -1 || keys.at(-1) === 'undated', at, 'undated comes last');
  const period = listedPeriod(chosen);
  const length = { 0: 4, 4: 7, 7: 10 }[period.length];
  const parts = known.every((key) => key.length === length && key.startsWith(period));
  hold(parts, at, `What is listed are the parts of ${period || 'all dates'}: ${keys}`);
  const unknowns = keys.filter((key) => levelOf(key) === 'unknown');
  hold(
    unknowns.every((key) => key.startsWith(`${period}-`)) && unknowns.length <= 1,
    at,
    `${unknowns} is of ${period}`,
  );
}

const isString = (value: unknown): value is string => typeof value === 'string';
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
