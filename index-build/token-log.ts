/**
 * The token log: every token of every article in the order of the articles, as numbers. Each
 * surface form is folded and stemmed once, when it is first met.
 */

import { formOfSurface, surfaceOf, type WordForm } from '../src/analysis/analyzer.ts';
import { WordScanner } from '../src/analysis/tokenizer.ts';
import type { Article } from '../src/article.ts';
import { FIELDS, type Field, fieldTexts } from '../src/query.ts';
import { SpellingTable, UNKNOWN } from './spelling-table.ts';
import { TextUnits } from './text-units.ts';

/** Stands between two texts of a field, so that no phrase runs from one into the other. */
export const GAP = 0;

/** Words of a field beyond this one are not indexed. */
const MOST_WORDS = 2 ** 24 - 1;

/** Small, so that an array has grown before the runtime compiles for good what has been run by then. */
const LEAST_CAPACITY = 64;

export class TokenLog {
  /** The surface form of each token by number, {@link GAP} between texts. */
  surfaces = new Uint32Array(LEAST_CAPACITY);
  /** Tokens logged. */
  length = 0;
  /** Where each field of each article ends in the log, field by field, article by article. */
  readonly ends: number[] = [];
  /** The surface forms by number; the first is none. */
  readonly forms: (WordForm | null)[] = [null];
  /** Words as they are written → their surface forms; of the same form there are many spellings. */
  private readonly spellings = new SpellingTable();
  private readonly bySurface = new Map<string, number>();
  private readonly text = new TextUnits();

  get articles(): number {
    return this.ends.length / FIELDS.length;
  }

  add(article: Article): void {
    for (let field = 0; field < FIELDS.length; field += 1) {
      const texts = fieldTexts(article, FIELDS[field] as Field);
      for (let i = 0; i < texts.length; i += 1) {
        if (i > 0) this.push(GAP);
        this.addText(texts[i] as string);
      }
      this.ends.push(this.length);
    }
  }

  private addText(text: string): void {
    this.text.read(text);
    const { units } = this.text;
    const scanner = new WordScanner(text, units);
    const from = this.length;
    while (scanner.next() && this.length - from < MOST_WORDS) {
      const { start, end, hash } = scanner;
      let surface = this.spellings.valueAt(units, start, end, hash);
      if (surface === UNKNOWN) {
        surface = this.learn(text.slice(start, end));
        this.spellings.add(units.subarray(start, end), hash, surface);
      }
      if (surface !== GAP) this.push(surface);
    }
  }

  private push(surface: number): void {
    if (this.length === this.surfaces.length) {
      const grown = new Uint32Array(2 * this.length);
      grown.set(this.surfaces);
      this.surfaces = grown;
    }
    this.surfaces[this.length] = surface;
    this.length += 1;
  }

  /** The number of a spelling's surface form; {@link GAP} for what folding leaves nothing of. */
  private learn(word: string): number {
    const surface = surfaceOf(word);
    const known = this.bySurface.get(surface);
    if (known !== undefined) return known;
    const form = formOfSurface(surface);
    if (form === null) return GAP;
    const number = this.forms.push(form) - 1;
    this.bySurface.set(surface, number);
    return number;
  }
}
