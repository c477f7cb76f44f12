/** What the home page shows beside the newest articles: examples that find something, and this day in other years. */

import type { Example } from '../../views/examples.tsx';
import { tokenize } from '../analysis/tokenizer.ts';
import { isLeftOut } from '../analysis/typed-forms.ts';
import { type CivilDate, dayOfYear, yearOf } from '../publication-date.ts';
import { BLANK_QUERY, type Query } from '../query.ts';
import { parseQueryText } from '../query-language/parser.ts';
import type { Hit, SearchEngine } from '../search-engine.ts';

/** Articles of a day of other years that are listed. */
const MOST_ON_THIS_DAY = 4;

/** Articles of this day of the years before, the newest first. */
export async function onThisDay(engine: SearchEngine, all: Query, today: CivilDate): Promise<readonly Hit[]> {
  const lastYear = String(Number(yearOf(today)) - 1).padStart(4, '0');
  const query = { ...all, day: dayOfYear(today), to: lastYear, size: MOST_ON_THIS_DAY };
  return (await engine.search(query)).hits;
}

const examplesOf = new WeakMap<SearchEngine, Promise<Example[]>>();

/** Examples from the titles of articles, tried out once for each engine. */
export function examples(engine: SearchEngine): Promise<Example[]> {
  const known = examplesOf.get(engine) ?? findExamples(engine);
  examplesOf.set(engine, known);
  // What failed is tried again.
  known.catch(() => examplesOf.delete(engine));
  return known;
}

/** Titles that are tried. */
const TITLES = 20;
const blank: Query = { ...BLANK_QUERY, sort: 'newest', size: 1 };
const SHORTEST = 4;
/** How much of a word a pattern has. */
const BEGINNING = 4;

async function findExamples(engine: SearchEngine): Promise<Example[]> {
  const { hits } = await engine.search({ ...blank, size: TITLES });
  const finds = async (typed: string) => {
    const parsed = parseQueryText(typed, engine.languages);
    const { total, matching, notes } = await engine.search({ ...blank, ...parsed, typed, sort: 'relevance' });
    return total > 0 && matching === 'all' && parsed.notes.length + notes.length === 0;
  };
  const titles = hits.map((hit) => ({ hit, words: wordsOf(hit.title, engine) }));
  const found: Example[] = [];
  for (const [kind, spell] of Object.entries(SPELLINGS) as [Example['kind'], Spelling][]) {
    for (const [i, { words, hit }] of titles.entries()) {
      const other = titles[(i + 1) % titles.length]?.words.find((word) => !words.includes(word));
      const typed = spell(words, other ?? null, hit);
      if (typed === null || !(await finds(typed))) continue;
      found.push({ kind, typed });
      break;
    }
  }
  return found;
}

type Spelling = (words: readonly string[], other: string | null, hit: Hit) => string | null;

/** An example of each kind, from the words of a title and a word of another; null when they make none. */
const SPELLINGS: Readonly<Record<Example['kind'], Spelling>> = {
  both: ([a, b]) => (a === undefined || b === undefined ? null : `${a} ${b}`),
  either: ([a], other) => (a === undefined || other === null ? null : `${a} OR ${other}`),
  phrase: (_, __, { title }) => {
    const [phrase] = /\p{L}{3,}(?: \p{L}{3,}){1,2}/u.exec(title) ?? [];
    return phrase === undefined ? null : `"${phrase}"`;
  },
  without: ([a], other) => (a === undefined || other === null ? null : `${a} -${other}`),
  beginning: (words) => {
    const long = words.find((word) => word.length > BEGINNING + 2);
    return long === undefined ? null : `${long.slice(0, BEGINNING)}*`;
  },
  misspelled: (words) => {
    const long = words.find((word) => word.length > 6);
    return long === undefined ? null : `${long.slice(0, 3)}${long.slice(4)}~1`;
  },
  inTitle: ([a, b]) => (a === undefined ? null : `title:${b ?? a}`),
  after: ([a], _, { date }) =>
    a === undefined || date === null
      ? null
      : `${a} after:${String(Number(yearOf(date.date)) - 1).padStart(4, '0')}`,
};

/** Words of a title that a query looks for, in lower case. */
function wordsOf(title: string, { languages }: SearchEngine): string[] {
  const words = [...tokenize(title)].map(({ word }) => word.toLowerCase());
  const wanted = words.filter(
    (word) => word.length >= SHORTEST && /^\p{L}+$/u.test(word) && !isLeftOut(word, languages),
  );
  return [...new Set(wanted)];
}
