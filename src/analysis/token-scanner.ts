/**
 * Steps through the tokens of a text as `analyze` gives them, without an object or a string for each: a
 * word that was met before is known by its units where it stands. Snippets read all of each text so.
 */

import { formOfSpelled, spelledIn, type WordForm } from './analyzer.ts';
import { analyzedAs, type Language, languageNamed } from './languages.ts';
import { SpellingTable, UNKNOWN } from './spelling-table.ts';
import { unitsOf, WordScanner } from './tokenizer.ts';

/** The words of one language that were met, and by the number that each has, their forms. */
interface KnownWords {
  readonly spellings: SpellingTable;
  readonly forms: (WordForm | null)[];
}

const knownWords = new Map<Language, KnownWords>();
/** Then all are forgotten: the common ones are soon met again. */
const MOST_WORDS_REMEMBERED = 50_000;
/** In UTF-16 units: longer ones are hardly met twice. */
const LONGEST_REMEMBERED = 100;

export class TokenScanner {
  /** The term of the token that was stepped to last, and where it stands: [start, end). */
  term = '';
  start = 0;
  end = 0;
  /** Of the text. */
  readonly units: Uint16Array;
  private readonly words: WordScanner;
  private readonly language: Language;
  private readonly known: KnownWords;

  /** `tag` is the BCP 47 tag of the text's language; null when that is not known. */
  constructor(
    private readonly text: string,
    tag: string | null,
  ) {
    this.units = unitsOf(text);
    this.words = new WordScanner(text, this.units);
    this.language = languageNamed(analyzedAs(tag));
    this.known = wordsOf(this.language);
  }

  /** Whether there was a further token to step to. */
  next(): boolean {
    const { words, units, known } = this;
    while (words.next()) {
      const { start, end } = words;
      const number = known.spellings.valueAt(units, start, end, words.hash);
      const form = number === UNKNOWN ? this.learn() : (known.forms[number] as WordForm | null);
      if (form === null) continue;
      this.term = form.term;
      this.start = start;
      this.end = end;
      return true;
    }
    return false;
  }

  private learn(): WordForm | null {
    const { start, end, hash } = this.words;
    const form = formOfSpelled(spelledIn(this.language, this.text.slice(start, end)), this.language);
    if (end - start > LONGEST_REMEMBERED) return form;
    const number = this.known.forms.push(form) - 1;
    this.known.spellings.add(this.units.subarray(start, end), hash, number);
    return form;
  }
}

function wordsOf(language: Language): KnownWords {
  let known = knownWords.get(language);
  if (known === undefined || known.forms.length >= MOST_WORDS_REMEMBERED) {
    known = { spellings: new SpellingTable(), forms: [] };
    knownWords.set(language, known);
  }
  return known;
}
