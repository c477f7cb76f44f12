/** Ways in which a query may have been meant otherwise: each is asked first, and offered when it finds something. */

import type { Mending } from '../../views/how-read.tsx';
import type { Clause, Query } from '../query.ts';
import { parseQueryText } from '../query-language/parser.ts';
import { replaceWord } from '../query-language/typed-words.ts';
import type { SearchEngine, SearchResponse } from '../search-engine.ts';

/** Each is a search more. */
const MOST_OF_A_KIND = 6;

/** What to type instead, for each note of a query that one may want otherwise. */
export async function mendingsOf(
  engine: SearchEngine,
  query: Query,
  { matching, total }: SearchResponse,
): Promise<Mending[]> {
  const candidates: Mending[] = [];
  if (matching === 'some' && total > 0) candidates.push(...required(query));
  for (const note of query.notes) {
    if (note.code === 'stop-words-left-out') candidates.push(...quoted(query, note.words));
    if (note.code === 'read-as-words') candidates.push(...asPhrase(query, note.text));
  }
  const found = await Promise.all(
    candidates.map(async (candidate) => {
      const { typed } = candidate;
      if (typed === query.typed) return null;
      const parsed = parseQueryText(typed, engine.languages);
      const outcome = await engine.search({ ...query, ...parsed, typed, page: 1, size: 1 });
      // A word that is in every article found need not be asked for.
      const isSame = candidate.kind === 'required' && outcome.total === total;
      return outcome.total > 0 && !isSame ? candidate : null;
    }),
  );
  return found.filter((mending) => mending !== null);
}

/** Each loose word as one that must be there. */
function required(query: Query): Mending[] {
  const words = new Set(looseWords(query.relaxed));
  return [...words].slice(0, MOST_OF_A_KIND).map((word) => ({
    kind: 'required',
    text: word,
    typed: replaceWord(query.typed, word, `+${word}`),
  }));
}

function looseWords(clause: Clause | null): string[] {
  if (clause?.kind === 'any' || clause?.kind === 'all') return clause.clauses.flatMap(looseWords);
  return clause?.kind === 'word' ? [clause.word] : [];
}

/** A stop word counts where it is a phrase. */
function quoted({ typed }: Query, words: readonly string[]): Mending[] {
  return words.slice(0, MOST_OF_A_KIND).map((word) => ({
    kind: 'stop-words',
    text: `"${word}"`,
    typed: replaceWord(typed, word, `"${word}"`),
  }));
}

function asPhrase({ typed }: Query, text: string): Mending[] {
  const phrase = `"${text
    .replace(/["“”„«»]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()}"`;
  return [{ kind: 'phrase', text: phrase, typed: typed.replace(text, () => phrase) }];
}
