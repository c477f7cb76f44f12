/**
 * The token log: every token of every article in the order of the articles, as numbers. Each
 * surface form is folded and stemmed once, when it is first met.
 */

import { formOf, isStopTerm, type WordForm } from '../src/analysis/analyzer.ts';
import { WordScanner } from '../src/analysis/tokenizer.ts';
import type { Article } from '../src/article.ts';
import { FIELDS, fieldTexts } from '../src/query.ts';
import { SpellingTable } from './spelling-table.ts';

/** Stands between two texts of a field, so that no phrase runs from one into the other. */
export const GAP = 0;

/** Words of a field beyond this one are not indexed. */
const MOST_WORDS = 2 ** 24 - 1;

export class TokenLog {
  /** The surface form of each token by number, {@link GAP} between texts. */
  surfaces = new Uint32Array(1 << 16);
  /** Tokens logged. */
  length = 0;
  /** Where each field of each article ends in the log, field by field, article by article. */
  readonly ends: number[] = [];
  /** The surface forms by number; the first is none. */
  readonly forms: (WordForm | null)[] = [null];
  /** By field: how many words each article has, stop words left out. */
  readonly lengths: readonly number[][] = FIELDS.map(() => []);
  /** Words as they are written → their surface forms; of the same form there are many spellings. */
  private readonly spellings = new SpellingTable();
  private readonly bySurface = new Map<string, number>();
  /** By surface form: 1 for one that counts in a field's length. */
  private readonly counted: number[] = [0];

  get articles(): number {
    return this.ends.length / FIELDS.length;
  }

  add(article: Article): void {
    for (const [field, name] of FIELDS.entries()) {
      let words = 0;
      for (const [i, text] of fieldTexts(article, name).entries()) {
        if (i > 0) this.push(GAP);
        words += this.addText(text);
      }
      this.ends.push(this.length);
      (this.lengths[field] as number[]).push(words);
    }
  }

  /** Logs the words of a text and returns how many of them are no stop words. */
  private addText(text: string): number {
    const scanner = new WordScanner(text);
    const from = this.length;
    let words = 0;
    while (scanner.next() && this.length - from < MOST_WORDS) {
      const surface = this.spellings.valueAt(text, scanner.start, scanner.end, this.learn);
      if (surface === GAP) continue;
      words += this.counted[surface] as number;
      this.push(surface);
    }
    return words;
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
  private readonly learn = (word: string): number => {
    const form = formOf(word);
    return form === null ? GAP : (this.bySurface.get(form.surface) ?? this.learnForm(form));
  };

  private learnForm(form: WordForm): number {
    const surface = this.forms.push(form) - 1;
    this.counted.push(isStopTerm(form.term) ? 0 : 1);
    this.bySurface.set(form.surface, surface);
    return surface;
  }
}
