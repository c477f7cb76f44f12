/** Requests by chance: what readers type, and the ways to narrow it, taken from what the site has. */

import { DATE_LEVELS, type DateLevel, levelOf } from './dates.ts';
import { NASTY_TEXTS } from './nasty-texts.ts';
import { Random } from './random.ts';
import { type Sample, takeSample } from './sample.ts';
import { type BucketJson, type Get, paramOf, search, withParams } from './site.ts';

export interface GeneratedRequest {
  readonly number: number;
  readonly url: string;
  /** Words that stand together in an article. */
  readonly phrase: readonly string[];
  /** Dates of articles, at random less exact than they are. */
  readonly periods: readonly [string, string];
  /** A size of pages other than the request's own. */
  readonly size: number;
}

/** Each number has a request of its own, whatever the others are. */
export async function generateRequests(get: Get, seed: number, count: number): Promise<GeneratedRequest[]> {
  const sample = await takeSample(get, new Random(seed, 'sample'));
  const requests: GeneratedRequest[] = [];
  for (let number = 0; number < count; number += 1) {
    const random = new Random(seed, number);
    const level = levelFor(number, sample, random);
    const phrase = phraseOf(sample, random);
    const periods = [periodOf(sample, random), periodOf(sample, random)] as const;
    const [from = '', to = ''] = [...periods].sort();
    let url = withParams('/search', { q: typed(sample, phrase, random, number) || null });
    url = await addValues(get, url, sample, random, number % 2 === 0);
    if (level !== 'undated' && random.chance(0.3)) {
      url = withParams(url, random.chance(0.6) ? { from, to } : { [random.pick(['from', 'to'])]: from });
    }
    url = await addDate(get, url, level, sample, random);
    if (random.chance(0.6)) url = withParams(url, { sort: random.pick(['relevance', 'newest', 'oldest']) });
    if (random.chance(0.4)) url = withParams(url, { size: String(random.pick([1, 3, 7, 20, 100])) });
    if (random.chance(0.2)) url = withParams(url, { page: String(random.pick([1, 2, 2, 3, 50])) });
    requests.push({ number, url, phrase, periods, size: random.pick([6, 9, 17, 40]) });
  }
  return requests;
}

/** One level after another; those that the site has nothing of, only the first time. */
function levelFor(number: number, { dates, values }: Sample, random: Random): DateLevel {
  const level = DATE_LEVELS[number % DATE_LEVELS.length] ?? 'none';
  const has =
    (level !== 'undated' || values.date?.includes(level)) &&
    (level !== 'unknown' || dates.some((date) => date.length < 10));
  return has || number < DATE_LEVELS.length ? level : random.pick(['none', 'year', 'month', 'day']);
}

function phraseOf({ texts }: Sample, random: Random): string[] {
  const words = random.pick(texts);
  const start = random.below(Math.max(1, words.length - 3));
  return words.slice(start, start + 2 + random.below(3));
}

function periodOf({ dates }: Sample, random: Random): string {
  const date = random.pick(dates);
  return date.slice(0, random.pick([4, 7, 10]));
}

/** One kind of query after another, so that a few dozen requests have them all. */
function typed(sample: Sample, phrase: readonly string[], random: Random, number: number): string {
  const near = random.pick(sample.texts);
  const longer = near.filter((one) => one.length > 3);
  const word = () => {
    if (longer.length > 0 && random.chance(0.7)) return random.pick(longer);
    return random.pick(random.chance(0.5) ? near : random.pick(sample.texts));
  };
  const words = (count: number) => Array.from({ length: count }, word).join(' ');
  const begun = () => `${[...word()].slice(0, 2 + random.below(4)).join('')}*`;
  const fuzzy = () => `${word()}~${random.pick(['', '1', '2'])}`;
  const field = random.pick(['title', 'text', 'description', 'source', 'author', 'tag']);
  const value = random.pick([...(sample.values[field] ?? []), word()]);
  const kinds = [
    () => '',
    () => word(),
    () => words(2),
    () => words(2 + random.below(3)),
    () => `${word()} OR ${words(1 + random.below(2))}`,
    () => `${words(2)} -${word()}`,
    () => `+${word()} ${words(2)}`,
    () => `"${phrase.join(' ')}"`,
    () => `${word()} "${phrase.slice(0, 2).join(' ')}"`,
    () => `${field}:${word()} ${word()}`,
    () => `${field}:"${value}"`,
    () => `${random.pick(['date', 'after', 'before'])}:${periodOf(sample, random)} ${word()}`,
    () => `(${word()} OR ${word()}) AND NOT ${word()}`,
    () => `${word()} (${words(2)}) OR -(${word()} ${word()})`,
    () => begun(),
    () => fuzzy(),
    () => `${begun()} ${fuzzy()} ${word()}^3`,
    () => `${field}:${begun()} OR ${fuzzy()}`,
    () => `*${[...word()].slice(-3).join('')} -"${phrase.slice(0, 2).join(' ')}"`,
    () => `"${phrase.join(' ')}"^2 ${word()}^0.5`,
    () => `("${phrase.slice(0, 2).join(' ')}" OR ${begun()}^9) ${fuzzy()}^3`,
    () => `${words(2)} qzxvjk${random.below(100)}`,
    () => random.pick(NASTY_TEXTS).slice(0, 300),
  ];
  // 23 kinds and 6 levels have no divisor in common: all pairs come up in time.
  return (kinds[(number + Math.floor(number / kinds.length)) % kinds.length] ?? word)();
}

/** Now and then a value or two of each facet but that of dates, of those that still find something. */
async function addValues(get: Get, url: string, sample: Sample, random: Random, wanted: boolean) {
  const { facets } = await search(get, url);
  let narrowed = url;
  const names = Object.keys(facets).filter((name) => name !== 'date');
  for (const facet of names) {
    // Of all facets together 1.4 or 0.3 on average, however many there are.
    if (!random.chance((wanted ? 1.4 : 0.3) / names.length)) continue;
    const offered = facets[facet] ?? [];
    const one = pickByCount(offered, random);
    const several = random.some(
      random.chance(0.5) ? offered.map(({ key }) => key) : (sample.values[facet] ?? []),
      2,
    );
    if (one !== null)
      narrowed = withParams(narrowed, { [facet]: random.chance(0.7) ? one : [one, ...several] });
  }
  return narrowed;
}

/** A bucket of the level, of those that find something when there is one. */
async function addDate(get: Get, url: string, level: DateLevel, sample: Sample, random: Random) {
  if (level === 'none') return url;
  if (level === 'undated') return withParams(url, { date: level });
  let at = url;
  const path: DateLevel[] = level === 'unknown' ? ['year', 'month'] : ['year', 'month', 'day'];
  for (const step of path) {
    const { facets } = await search(get, withParams(at, { size: '1' }));
    const keys = (facets.date ?? []).map(({ key }) => key);
    const unknown = keys.find((key) => levelOf(key) === 'unknown');
    if (level === 'unknown' && unknown !== undefined && random.chance(0.8))
      return withParams(at, { date: unknown });
    const here = pickByCount(
      (facets.date ?? []).filter(({ key }) => levelOf(key) === step),
      random,
    );
    if (here === null) break;
    at = withParams(at, { date: here });
    if (step === level) return at;
  }
  if (level === 'unknown' && at !== url)
    return withParams(at, { date: unknownOf(paramOf(at, 'date') ?? '') });
  // Nothing is found there: a bucket of any article's date.
  const date = random.pick(sample.dates).padEnd(10, '-01');
  if (level === 'unknown') return withParams(url, { date: unknownOf(date.slice(0, random.pick([4, 7]))) });
  return withParams(url, { date: date.slice(0, { year: 4, month: 7, day: 10 }[level]) });
}

/** A bucket's key, the likelier the more articles it has. */
function pickByCount(buckets: readonly BucketJson[], random: Random): string | null {
  let left = random.next() * buckets.reduce((sum, { count }) => sum + count, 0);
  for (const { key, count } of buckets) {
    left -= count;
    if (left < 0) return key;
  }
  return buckets.at(-1)?.key ?? null;
}

function unknownOf(period: string): string {
  return `${period}-${period.length === 4 ? 'month' : 'day'}-unknown`;
}
