/** Ways in which a query may have been meant otherwise: each is asked first, and offered when it finds something. */

import type { Mending } from '../../views/how-read.tsx';
import type { Clause, ParsedText, Query } from '../query.ts';
import { parseQueryText } from '../query-language/parser.ts';
import { typedConditions } from '../query-language/typed-conditions.ts';
import { replaceWord, spellingsOf } from '../query-language/typed-words.ts';
import type { SearchEngine, SearchResponse } from '../search-engine.ts';

/** Each is a search more. */
const MOST_OF_A_KIND = 6;

/** What to type instead, for each note of a query that one may want otherwise. */
export async function mendingsOf(
  engine: SearchEngine,
  query: Query,
  { matching, total }: SearchResponse,
): Promise<Mending[]> {
  const candidates: Mending[] = unclosedQuote(query);
  for (const note of query.notes) {
    if (note.code === 'stop-words-left-out') candidates.push(...quoted(query, note.words));
    if (note.code === 'read-as-words') candidates.push(...asPhrase(query, note.text));
  }
  const search = (typed: string, parsed: ParsedText) =>
    engine.search({ ...query, ...parsed, typed, page: 1, size: 1 });
  const found = await Promise.all(
    candidates.map(async (candidate) => {
      const { typed } = candidate;
      if (typed === query.typed) return null;
      const { total: mended } = await search(typed, parseQueryText(typed, engine.languages));
      return mended > 0 ? candidate : null;
    }),
  );
  const loose = matching === 'some' && total > 0 ? looseWords(query) : [];
  const required = await Promise.all(
    loose.slice(0, MOST_OF_A_KIND).map(async (word): Promise<Mending | null> => {
      for (const typed of requiring(query.typed, word)) {
        const parsed = parseQueryText(typed, engine.languages);
        if (!wordsOf(parsed.clause).includes(word) || looseWords(parsed).includes(word)) continue;
        // What would be misread too is no way out.
        if (parsed.notes.some(({ code }) => code !== 'stop-words-left-out')) continue;
        if ((await search(typed, parsed)).total > 0) return { kind: 'required', text: word, typed };
      }
      return null;
    }),
  );
  return [...required, ...found].filter((mending) => mending !== null);
}

/** The words of which some are enough. */
function looseWords({ relaxed }: ParsedText): string[] {
  const some = relaxed?.kind === 'all' ? relaxed.clauses.at(-1) : relaxed;
  return [...new Set(wordsOf(some ?? null))];
}

function wordsOf(clause: Clause | null): string[] {
  if (clause?.kind === 'any' || clause?.kind === 'all') return clause.clauses.flatMap(wordsOf);
  return clause?.kind === 'word' ? [clause.word] : [];
}

/** Texts that ask for a word: beside any of the others or, where it stands with none, with the conditions alone. */
function requiring(typed: string, word: string): string[] {
  const conditions = typedConditions(typed).map(({ text }) => text);
  return [replaceWord(typed, word, `+${word}`), [word, ...conditions].join(' ')];
}

/** What follows a quote that was left open, as the phrase that it begins. */
function unclosedQuote({ typed }: Query): Mending[] {
  const quotes = typed.match(/["“”„«»]/g)?.length ?? 0;
  const [phrase] = /["“”„«»][^"“”„«»]*[\p{L}\p{N}][^"“”„«»]*$/u.exec(typed) ?? [];
  if (quotes % 2 === 0 || phrase === undefined) return [];
  return [{ kind: 'quote', text: `${phrase.trim()}"`, typed: `${typed.trim()}"` }];
}

/** A stop word counts where it is a phrase. */
function quoted({ typed }: Query, words: readonly string[]): Mending[] {
  return words.slice(0, MOST_OF_A_KIND).map((word) => ({
    kind: 'stop-words',
    text: `"${word}"`,
    typed: spellingsOf(typed, word).reduce((text, as) => replaceWord(text, as, `"${as}"`), typed),
  }));
}

function asPhrase({ typed }: Query, text: string): Mending[] {
  const phrase = `"${text
    .replace(/["“”„«»]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()}"`;
  return [{ kind: 'phrase', text: phrase, typed: typed.replace(text, () => phrase) }];
}
