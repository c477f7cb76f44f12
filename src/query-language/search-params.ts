/** URL parameters → Query. What can't be read is dropped with a note, never an error. */

import { ENGLISH_ALONE } from '../analysis/typed-forms.ts';
import { FACETS, type FacetName } from '../article.ts';
import { parseDateBucket } from '../date-bucket.ts';
import { PAGE_LANGUAGES } from '../page-language.ts';
import { firstDay, lastDay, parseCivilDate, parseDayOfYear } from '../publication-date.ts';
import {
  DEFAULT_SIZE,
  type Expected,
  isScored,
  MOST_HITS_A_PAGE,
  type Note,
  type Query,
  type Sort,
} from '../query.ts';
import type { Languages } from '../search-engine.ts';
import { MOST_CHARACTERS, MOST_WORDS, withinLimits } from './limits.ts';
import { parseQueryText } from './parser.ts';

/** Values of a facet that a search may be narrowed to: each link of its page repeats them all. The messages say it too. */
const MOST_VALUES = 50;

const SORTS: readonly Sort[] = ['relevance', 'newest', 'oldest'];

/** `languages`: those of the archive. */
export function readSearchParams(params: URLSearchParams, languages: Languages = ENGLISH_ALONE): Query {
  const notes: Note[] = [];
  const given = valuesByName(params);
  /** The first value of a parameter as `parse` reads it; null when it is absent, empty or unreadable. */
  const read = <T>(name: string, expected: Expected, parse: (value: string) => T | null): T | null => {
    const values = given.get(name)?.filter((value) => value !== '');
    if (values === undefined) return null;
    for (const value of values.slice(1)) notes.push({ code: 'dropped', name, value, expected: 'one-value' });
    const value = values[0]?.trim() ?? '';
    if (value === '') return null;
    const parsed = parse(value);
    if (parsed === null) notes.push({ code: 'dropped', name, value, expected });
    return parsed;
  };

  const [text = '', ...others] = given.get('q') ?? [];
  for (const value of others) notes.push({ code: 'dropped', name: 'q', value, expected: 'one-value' });
  const typed = withinLimits(text);
  if (typed.length < text.length) {
    notes.push({ code: 'cut', characters: MOST_CHARACTERS, words: MOST_WORDS });
  }
  const parsed = parseQueryText(typed, languages);
  const date = read('date', 'date-bucket', parseDateBucket);
  const from = read('from', 'civil-date', parseCivilDate);
  const to = read('to', 'civil-date', parseCivilDate);
  if (from !== null && to !== null && firstDay(from) > lastDay(to)) {
    notes.push({ code: 'range-reversed', from, to });
  }
  const day = read('day', 'day-of-year', parseDayOfYear);
  const choose = <T extends string>(name: string, choices: readonly T[], expected: Expected = 'choice') =>
    read(name, expected, (value) => choices.find((choice) => choice === value) ?? null);
  const sort = choose('sort', SORTS, 'sort');
  const page = read('page', 'page', readCount) ?? 1;
  const size = read('size', 'size', readWholeNumber) ?? DEFAULT_SIZE;
  const filters = readFilters(given, notes);
  const view = choose('view', ['hits', 'context']) ?? 'hits';
  const chart = choose('chart', ['count', 'share']) ?? 'count';
  const by = choose('by', ['article', 'before', 'after']) ?? 'article';
  const lang = choose('lang', PAGE_LANGUAGES);

  // Each part is named: to spread several objects into one takes as long as to read the text.
  return {
    clause: parsed.clause,
    relaxed: parsed.relaxed,
    readAs: parsed.readAs,
    notes: [...parsed.notes, ...notes],
    typed,
    date,
    from,
    to,
    day,
    filters,
    sort: effectiveSort(sort, isScored(parsed.clause)),
    page,
    size: Math.min(Math.max(size, 1), MOST_HITS_A_PAGE),
    view,
    chart,
    by,
    lang,
  };
}

/** Without words there are no scores to sort by. */
function effectiveSort(asked: Sort | null, hasWords: boolean): Sort {
  if (!hasWords) return asked === 'oldest' ? 'oldest' : 'newest';
  return asked ?? 'relevance';
}

/** In the order in which they stand. To ask for each name that there may be takes ten times as long. */
function valuesByName(params: URLSearchParams): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, string[]>();
  params.forEach((value, name) => {
    const ofName = values.get(name);
    if (ofName === undefined) values.set(name, [value]);
    else ofName.push(value);
  });
  return values;
}

function readFilters(
  given: ReadonlyMap<string, readonly string[]>,
  notes: Note[],
): Record<FacetName, string[]> {
  const filters = {} as Record<FacetName, string[]>;
  for (const facet of FACETS) {
    const values = [...new Set(given.get(facet)?.filter((value) => value !== ''))];
    const rest = values.splice(MOST_VALUES);
    if (rest[0] !== undefined) {
      notes.push({ code: 'dropped', name: facet, value: rest[0], expected: 'values' });
    }
    filters[facet] = values;
  }
  return filters;
}

/** Numbers farther from zero mean the same as this one: past every page, above every size. */
const FARTHEST = 999_999_999;

function readWholeNumber(value: string): number | null {
  return /^-?\d+$/.test(value) ? Math.max(-FARTHEST, Math.min(Number(value), FARTHEST)) : null;
}

function readCount(value: string): number | null {
  const number = readWholeNumber(value);
  return number === null || number < 1 ? null : number;
}
