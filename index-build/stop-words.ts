/** Counts the stop words of a language in texts: by their units, without a string for a word that was met before. */

import { formOf, isStopTerm } from '../src/analysis/analyzer.ts';
import { SpellingTable, UNKNOWN } from '../src/analysis/spelling-table.ts';
import { TextUnits } from '../src/analysis/text-units.ts';
import { WordScanner } from '../src/analysis/tokenizer.ts';

/** Words that are remembered. */
const MOST_REMEMBERED = 2 ** 17;
const [ZERO, NINE] = [0x30, 0x39];

export class StopWords {
  /** 1 for stop words, 0 for others. */
  private known = new SpellingTable();
  private remembered = 0;
  private readonly text = new TextUnits();

  constructor(private readonly language: string) {}

  /** How many words a text has but for numbers, and how many of them are stop words. */
  countIn(text: string): { readonly words: number; readonly stopWords: number } {
    const units = this.text.read(text);
    const scanner = new WordScanner(text, units);
    let [words, stopWords] = [0, 0];
    while (scanner.next()) {
      const { start, end, hash } = scanner;
      const first = units[start] as number;
      if (first >= ZERO && first <= NINE) continue;
      words += 1;
      const value = this.known.valueAt(units, start, end, hash);
      stopWords +=
        value === UNKNOWN ? this.learn(text.slice(start, end), units.subarray(start, end), hash) : value;
    }
    return { words, stopWords };
  }

  private learn(word: string, units: Uint16Array, hash: number): number {
    if (this.remembered === MOST_REMEMBERED) {
      this.known = new SpellingTable();
      this.remembered = 0;
    }
    this.remembered += 1;
    const value = isStopTerm(formOf(word, this.language)?.term ?? '') ? 1 : 0;
    this.known.add(units, hash, value);
    return value;
  }
}
