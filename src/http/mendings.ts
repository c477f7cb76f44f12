/** Ways in which a query may have been meant otherwise: each is asked first, and offered when it finds something. */

import type { Mending } from '../../views/how-read.tsx';
import { type Clause, type ParsedText, type Query, scoredClauses } from '../query.ts';
import { parseQueryText } from '../query-language/parser.ts';
import { typedConditions } from '../query-language/typed-conditions.ts';
import { replaceWord, spellingsOf } from '../query-language/typed-words.ts';
import type { SearchEngine, SearchResponse } from '../search-engine.ts';
import { Turns } from '../turns.ts';

/** Each is a search more. */
const MOST_OF_A_KIND = 6;
const MOST_TRIED = 12;
/** Longer queries are read as they are: each of those searches would take as long again. */
const MOST_WORDS = 64;

/** What to type instead, for each note of a query that one may want otherwise. */
export async function mendingsOf(
  engine: SearchEngine,
  query: Query,
  { matching, total }: SearchResponse,
): Promise<Mending[]> {
  if (scoredClauses(query.clause).length > MOST_WORDS) return [];
  const candidates: Mending[] = unclosedQuote(query);
  for (const note of query.notes) {
    if (note.code === 'stop-words-left-out') candidates.push(...quoted(query, note.words));
    if (note.code === 'read-as-words') candidates.push(...asPhrase(query, note.text));
  }
  const turns = new Turns();
  const finds = async (typed: string, parsed: ParsedText): Promise<boolean> => {
    await turns.pause();
    return (await engine.count({ ...query, ...parsed, typed })) > 0;
  };
  const mendings: Mending[] = [];
  const loose = matching === 'some' && total > 0 ? looseWords(query) : [];
  for (const word of loose.slice(0, MOST_OF_A_KIND)) {
    for (const typed of requiring(query.typed, word)) {
      const parsed = parseQueryText(typed, engine.languages);
      if (!wordsOf(parsed.clause).includes(word) || looseWords(parsed).includes(word)) continue;
      // What would be misread too is no way out.
      if (parsed.notes.some(({ code }) => code !== 'stop-words-left-out')) continue;
      if (!(await finds(typed, parsed))) continue;
      mendings.push({ kind: 'required', text: word, typed });
      break;
    }
  }
  for (const candidate of candidates.slice(0, MOST_TRIED)) {
    const { typed } = candidate;
    if (typed === query.typed || !(await finds(typed, parseQueryText(typed, engine.languages)))) continue;
    mendings.push(candidate);
  }
  return mendings;
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
