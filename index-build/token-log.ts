/**
 * The token log: every token of every article in the order of the articles, as numbers, until it is
 * cleared. Each word is folded and stemmed once in each language, when it is first met.
 */

import { formOfSpelled, isStopTerm, spelledIn, type WordForm } from '../src/analysis/analyzer.ts';
import { analyzedAs, type Language, languageNamed } from '../src/analysis/languages.ts';
import { SpellingTable, UNKNOWN } from '../src/analysis/spelling-table.ts';
import { TextUnits } from '../src/analysis/text-units.ts';
import { WordScanner } from '../src/analysis/tokenizer.ts';
import { isInPatterns, languagesOf } from '../src/analysis/typed-forms.ts';
import type { Article } from '../src/article.ts';
import { grown } from '../src/compiled-index/grown.ts';
import { FIELDS, type Field, fieldTexts } from '../src/query.ts';
import type { Languages } from '../src/search-engine.ts';

/** Stands between two texts of a field, so that no phrase runs from one into the other. */
export const GAP = 0;

/** Words of a field beyond this one are not indexed. */
const MOST_WORDS = 2 ** 24 - 1;

/** The tokens of some articles. */
export interface LoggedTokens {
  readonly articles: number;
  /** The form of each token by number, {@link GAP} between texts; there may be room behind the last. */
  readonly surfaces: Uint32Array<ArrayBuffer>;
  /** Where each field of each article ends in them, field by field, article by article. */
  readonly ends: ArrayLike<number>;
}

/** The words of one language that were met. */
interface KnownWords {
  readonly language: Language;
  articles: number;
  /** Words as they are written → their forms; of the same form there are many spellings. */
  readonly spellings: SpellingTable;
  /** Words as the stemmer knows them → their forms. */
  readonly bySpelled: Map<string, number>;
}

/** Small, so that an array has grown before the runtime compiles for good what has been run by then. */
const LEAST_CAPACITY = 64;

export class TokenLog implements LoggedTokens {
  surfaces = new Uint32Array(LEAST_CAPACITY);
  /** Tokens logged. */
  length = 0;
  ends: number[] = [];
  /** The forms by number, each surface and term once; the first is none. */
  readonly forms: (WordForm | null)[] = [null];
  /** By the code of the language that articles are analyzed as. */
  private readonly known = new Map<string, KnownWords>();
  /** Surface → the last form that has it; by form, the one before that has the same, 0 for none. */
  private readonly bySurface = new Map<string, number>();
  private readonly before: number[] = [0];
  private readonly text = new TextUnits();

  /** Articles logged. */
  get articles(): number {
    return this.ends.length / FIELDS.length;
  }

  /** The languages of all articles, those that were cleared among them. */
  get languages(): Languages {
    return languagesOf(new Map(Array.from(this.known, ([code, { articles }]) => [code, articles])));
  }

  /** By form: 1 for those that wildcards and fuzzy words stand for. */
  inPatterns(): Uint8Array {
    const { languages } = this;
    const isIn = Uint8Array.from(this.forms, (form) => (form === null || isStopTerm(form.term) ? 0 : 1));
    // In one language its stop words are left out, and nothing else is.
    if (languages.all.length === 1) return isIn;
    for (const { bySpelled } of this.known.values()) {
      for (const [word, number] of bySpelled) {
        const term = this.forms[number]?.term;
        if (term !== undefined && isInPatterns(word, term, languages)) isIn[number] = 1;
      }
    }
    return isIn;
  }

  /**
   * Forgets the tokens, but no form: articles after this are logged as if they were the first. Their room
   * is kept unless there are none.
   */
  clear(isLast = false): void {
    this.length = 0;
    this.ends = [];
    if (isLast) this.surfaces = new Uint32Array(LEAST_CAPACITY);
  }

  /** Hands its tokens over, in memory that is another's from then on, and forgets them. */
  take(): LoggedTokens {
    const { articles, surfaces } = this;
    const ends = Uint32Array.from(this.ends);
    this.surfaces = new Uint32Array(surfaces.length);
    this.clear();
    return { articles, surfaces, ends };
  }

  add(article: Article): void {
    const words = this.wordsOf(analyzedAs(article.language));
    words.articles += 1;
    for (let field = 0; field < FIELDS.length; field += 1) {
      const texts = fieldTexts(article, FIELDS[field] as Field);
      for (let i = 0; i < texts.length; i += 1) {
        if (i > 0) this.push(GAP);
        this.addText(texts[i] as string, words);
      }
      this.ends.push(this.length);
    }
  }

  private wordsOf(code: string): KnownWords {
    let words = this.known.get(code);
    if (words === undefined) {
      const language = languageNamed(code);
      words = { language, articles: 0, spellings: new SpellingTable(), bySpelled: new Map() };
      this.known.set(code, words);
    }
    return words;
  }

  private addText(text: string, words: KnownWords): void {
    const { spellings } = words;
    const units = this.text.read(text);
    const scanner = new WordScanner(text, units);
    const from = this.length;
    while (scanner.next() && this.length - from < MOST_WORDS) {
      const { start, end, hash } = scanner;
      let surface = spellings.valueAt(units, start, end, hash);
      if (surface === UNKNOWN) {
        surface = this.learn(text.slice(start, end), words);
        spellings.add(units.subarray(start, end), hash, surface);
      }
      if (surface !== GAP) this.push(surface);
    }
  }

  private push(surface: number): void {
    if (this.length === this.surfaces.length) this.surfaces = grown(this.surfaces, 2 * this.length);
    this.surfaces[this.length] = surface;
    this.length += 1;
  }

  /** The number of a word's form; {@link GAP} for what folding leaves nothing of. */
  private learn(word: string, { language, bySpelled }: KnownWords): number {
    const spelled = spelledIn(language, word);
    let number = bySpelled.get(spelled);
    if (number === undefined) {
      number = this.numberOf(formOfSpelled(spelled, language));
      bySpelled.set(spelled, number);
    }
    return number;
  }

  /** Languages share a form that is the same in them. */
  private numberOf(form: WordForm | null): number {
    if (form === null) return GAP;
    const { surface, term } = form;
    const last = this.bySurface.get(surface) ?? 0;
    for (let number = last; number !== 0; number = this.before[number] as number) {
      if (this.forms[number]?.term === term) return number;
    }
    const number = this.forms.push(form) - 1;
    this.before.push(last);
    this.bySurface.set(surface, number);
    return number;
  }
}
