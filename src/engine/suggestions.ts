/** How what is being typed may go on, and what else may have been meant by what finds little. */

import { tokenize } from '../analysis/tokenizer.ts';
import { isLeftOut } from '../analysis/typed-forms.ts';
import { type Clause, type Query, type ScoredClause, scoredClauses, type WordClause } from '../query.ts';
import { parseQueryText } from '../query-language/parser.ts';
import { patternOf } from '../query-language/pattern.ts';
import { lastWord, replaceWord } from '../query-language/typed-words.ts';
import type { Languages } from '../search-engine.ts';
import type { Outcome } from './article-finder.ts';
import { complete } from './completion.ts';
import type { Corrections } from './did-you-mean.ts';
import type { Vocabulary } from './vocabulary.ts';

const MOST_COMPLETIONS = 8;
/** A search that finds no more articles than this finds little. */
const LITTLE = 3;
/** Words of a query that are looked into. */
const MOST_WORDS = 3;

/** The whole text with its last word completed, the commonest word first. */
export function completions(vocabulary: Vocabulary, typed: string): string[] {
  const last = lastWord(typed);
  if (last === null) return [];
  const before = typed.slice(0, last.start);
  const words = complete(vocabulary, last.text, MOST_COMPLETIONS);
  return words.map((word) => before + word);
}

/** What titles are to have for what is being typed: its words, the last one as a beginning. Null: anything. */
export function titleClause(typed: string, languages: Languages): Clause | null {
  const last = lastWord(typed);
  const whole = last === null ? typed : typed.slice(0, last.start);
  const clauses: Clause[] = [];
  for (const { word } of tokenize(whole)) {
    if (!isLeftOut(word, languages)) clauses.push({ kind: 'word', word, fields: ['title'], boost: 1 });
  }
  const pattern = last === null ? null : patternOf(`${last.text}*`);
  if (pattern !== null) clauses.push({ kind: 'wildcard', pattern, fields: ['title'], boost: 1 });
  return clauses.length > 1 ? { kind: 'all', clauses } : (clauses[0] ?? null);
}

/**
 * Another spelling of a query that found little, with words of the archive; null when none finds
 * more. Like is compared with like: articles that have all words with such, as no article may have
 * had all words before.
 *
 * @param articlesOf how many articles have a word
 * @param outcomeOf what another query finds
 */
export async function suggestionFor(
  corrections: Corrections,
  query: Query,
  { matching, total }: Outcome,
  articlesOf: (word: WordClause) => number,
  outcomeOf: (query: Query) => Promise<Outcome>,
): Promise<string | null> {
  if (matching === 'all' && total > LITTLE) return null;
  const found = matching === 'all' ? total : 0;
  const rare: WordClause[] = [];
  for (const word of scoredClauses(query.clause).flatMap((each) => wordsOf(each, corrections.languages))) {
    if (rare.length < MOST_WORDS && articlesOf(word) <= LITTLE) rare.push(word);
  }
  const spellings = rare
    .map(({ word }) => ({ word, others: corrections.of(word) }))
    .filter(({ others }) => others.length > 0);
  const allFirst = spellings.reduce(
    (text, { word, others }) => replaceWord(text, word, others[0] as string),
    query.typed,
  );
  const candidates = new Set([
    allFirst,
    ...spellings.flatMap(({ word, others }) => others.map((other) => replaceWord(query.typed, word, other))),
  ]);
  candidates.delete(query.typed);
  let best: { readonly typed: string; readonly total: number } | null = null;
  for (const typed of candidates) {
    const outcome = await outcomeOf({ ...query, ...parseQueryText(typed, corrections.languages), typed });
    if (outcome.matching === 'all' && outcome.total > (best?.total ?? found))
      best = { typed, total: outcome.total };
  }
  return best?.typed ?? null;
}

/** The words of a clause that may be misspelled; a pattern has none. */
function wordsOf(clause: ScoredClause, languages: Languages): WordClause[] {
  if (clause.kind === 'word') return [clause];
  if (clause.kind !== 'phrase') return [];
  const { words, fields, boost } = clause;
  return words
    .filter((word) => !isLeftOut(word, languages))
    .map((word) => ({ kind: 'word', word, fields, boost }));
}
