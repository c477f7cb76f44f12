/**
 * Steps through the tokens of a text as `analyze` gives them, without an object or a string for each: a
 * word that was met before is known by its units where it stands, and looked up only when it is asked for.
 * Snippets read all of each text so.
 */

import { formOfSpelled, spelledIn, type WordForm } from './analyzer.ts';
import { analyzedAs, type Language, languageNamed } from './languages.ts';
import { SpellingTable, UNKNOWN } from './spelling-table.ts';
import { TextUnits } from './text-units.ts';
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

/** Used for every text in turn but the longest, in UTF-16 units: to ask for memory takes as long as to read a short one. */
const held = new TextUnits();
const MOST_HELD = 2 ** 18;

export class TokenScanner {
  /** Of the text, with others behind them; until another text is scanned. */
  readonly units: Uint16Array;
  private readonly words: WordScanner;
  private readonly language: Language;
  private readonly known: KnownWords;
  /** Of the token that was stepped to last; null while nobody has asked. */
  private form: WordForm | null = null;

  /** `tag` is the BCP 47 tag of the text's language; null when that is not known. */
  constructor(
    private readonly text: string,
    tag: string | null,
  ) {
    this.units = text.length > MOST_HELD ? unitsOf(text) : held.read(text);
    this.words = new WordScanner(text, this.units);
    this.language = languageNamed(analyzedAs(tag));
    this.known = wordsOf(this.language);
  }

  /** Where the token stands that was stepped to last: [start, end). */
  get start(): number {
    return this.words.start;
  }

  get end(): number {
    return this.words.end;
  }

  /** What its term begins with, behind {@link STOP} in that of a stop word: a unit, or 0 when it is not known. */
  get initial(): number {
    return this.words.initial;
  }

  /** The unit after {@link initial} in a term of three or more, or 0 when it is not known. */
  get second(): number {
    return this.words.second;
  }

  /** Its term. Only for this is a word looked up. */
  get term(): string {
    this.form ??= this.formOfWord();
    return (this.form as WordForm).term;
  }

  /** Whether there was a further token to step to. */
  next(): boolean {
    const { words } = this;
    while (words.next()) {
      // Something is left of every word of plain letters.
      this.form = words.initial === 0 ? this.formOfWord() : null;
      if (words.initial !== 0 || this.form !== null) return true;
    }
    return false;
  }

  private formOfWord(): WordForm | null {
    const { start, end, hash } = this.words;
    const number = this.known.spellings.valueAt(this.units, start, end, hash);
    return number === UNKNOWN ? this.learn(hash) : (this.known.forms[number] as WordForm | null);
  }

  private learn(hash: number): WordForm | null {
    const { start, end } = this.words;
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
