/** Chunks and phrases → clauses. What is left out or read in another way than typed is remarked. */

import { formsOf, isLeftOut } from '../analysis/typed-forms.ts';
import type { Field, Note } from '../query.ts';
import type { Languages } from '../search-engine.ts';
import { type Piece, readChunk, readSuffix, type Suffix, wordsOf } from './chunk.ts';
import { OPERATOR } from './lexer.ts';
import { patternOf } from './pattern.ts';
import type { Item } from './row.ts';

/** What a reader should know about how a text was read, collected while it is. */
export interface Remarks {
  /** Those that the text is read in. */
  readonly languages: Languages;
  readonly notes: Note[];
  /** Stop words that were left out, in lower case. */
  readonly stopWords: Set<string>;
}

const MOST_EDITS = 2;
/** Words shorter than these, in characters, take no edits and one: with more, they would be any word. */
const SHORTEST_FUZZY = 3;
const SHORTEST_FUZZIER = 5;

/** The items of a run of characters: none for a stop word, several for `Sino-Soviet`. */
export function chunkItems(
  text: string,
  fields: readonly Field[],
  loose: boolean,
  { languages, notes, stopWords }: Remarks,
): Item[] {
  const { pieces, suffix, hasForeign } = readChunk(text);
  const { boost } = suffix;
  const items: Item[] = [];
  for (const piece of pieces) {
    if (piece.isPattern) {
      const pattern = patternOf(piece.text);
      if (pattern !== null) items.push({ clause: { kind: 'wildcard', pattern, fields, boost }, loose });
      continue;
    }
    const word = piece.text;
    const [form] = formsOf(word, languages);
    if (form === undefined) continue;
    const distance = piece === pieces.at(-1) ? editsWithin(suffix.edits, form.surface) : 0;
    if (distance !== 0) items.push({ clause: { kind: 'fuzzy', word, distance, fields, boost }, loose });
    else if (isLeftOut(word, languages)) stopWords.add(word.toLowerCase());
    else items.push({ clause: { kind: 'word', word: asWord(word), fields, boost }, loose });
  }
  if (items.length > 0 && hasForeign) notes.push({ code: 'read-as-words', text });
  if (suffix.fuzzy !== '') remarkEdits(pieces.at(-1), suffix, languages, notes);
  return items;
}

/** The item of a phrase: a word when it is one, none when there is none in it. A phrase is never loose. */
export function phraseItems(
  text: string,
  suffixText: string,
  fields: readonly Field[],
  { languages, notes }: Remarks,
): Item[] {
  const { fuzzy, boost } = readSuffix(suffixText);
  const words = [...wordsOf(text)]
    .map(({ word }) => word)
    .filter((word) => formsOf(word, languages).length > 0);
  const [first, ...others] = words;
  if (first === undefined) return [];
  if (fuzzy !== '') notes.push({ code: 'passed-over', text: fuzzy });
  const isWord = others.length === 0 && !isLeftOut(first, languages);
  return [
    {
      clause: isWord
        ? { kind: 'word', word: asWord(first), fields, boost }
        : { kind: 'phrase', words, fields, boost },
      loose: false,
    },
  ];
}

/** In lower case, what would be an operator were it spelled out as it was typed. */
function asWord(word: string): string {
  return OPERATOR.test(word) ? word.toLowerCase() : word;
}

function remarkEdits(
  last: Piece | undefined,
  { fuzzy, edits }: Suffix,
  languages: Languages,
  notes: Note[],
): void {
  if (last === undefined) return;
  if (last.isPattern) {
    notes.push({ code: 'passed-over', text: fuzzy });
    return;
  }
  const [form] = formsOf(last.text, languages);
  if (form === undefined) return;
  const distance = editsWithin(edits, form.surface);
  const isStopWord = distance === 0 && isLeftOut(last.text, languages);
  if (distance < edits && !isStopWord) notes.push({ code: 'edits-limited', word: last.text, distance });
}

/** As many of the edits asked for as a word of this length takes. */
function editsWithin(asked: number, surface: string): 0 | 1 | 2 {
  if (asked === 0) return 0;
  const { length } = [...surface];
  const most = length < SHORTEST_FUZZY ? 0 : length < SHORTEST_FUZZIER ? 1 : MOST_EDITS;
  return Math.min(asked, most) as 0 | 1 | 2;
}
