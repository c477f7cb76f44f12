/** Terms by number, as they are met, and in the order of their texts, which is kept as they come. */

import type { WordForm } from '../src/analysis/analyzer.ts';
import { grown } from '../src/compiled-index/grown.ts';
import { codePointOrder, sortByCodePoint } from '../src/compiled-index/string-table.ts';

export class TermNumbers {
  /** By number. */
  readonly texts: string[] = [];
  /** Numbers in the order of their texts. */
  order = new Uint32Array(0);
  private readonly numbers = new Map<string, number>();
  /** By surface form: the number of its term. */
  private ofForms = new Uint32Array(64);
  /** The first form is none. */
  private learnt = 1;

  get size(): number {
    return this.texts.length;
  }

  /** Undefined for what is no term. */
  numberOf(text: string): number | undefined {
    return this.numbers.get(text);
  }

  /** Learns the forms that were added since the last time; returns the number of each form's term. */
  learn(forms: readonly (WordForm | null)[]): Uint32Array {
    if (forms.length > this.ofForms.length) this.ofForms = grown(this.ofForms, 2 * forms.length);
    const added: string[] = [];
    for (; this.learnt < forms.length; this.learnt += 1) {
      const { term } = forms[this.learnt] as WordForm;
      let number = this.numbers.get(term);
      if (number === undefined) {
        number = this.texts.push(term) - 1;
        this.numbers.set(term, number);
        added.push(term);
      }
      this.ofForms[this.learnt] = number;
    }
    if (added.length > 0) this.merge(sortByCodePoint(added));
    return this.ofForms;
  }

  /** The texts in order. */
  sorted(): string[] {
    return Array.from(this.order, (number) => this.texts[number] as string);
  }

  /** By number: the place of a term among all, its ordinal. */
  ordinals(): Uint32Array {
    const ordinals = new Uint32Array(this.size);
    for (let ordinal = 0; ordinal < this.order.length; ordinal += 1) {
      ordinals[this.order[ordinal] as number] = ordinal;
    }
    return ordinals;
  }

  private merge(added: readonly string[]): void {
    const before = this.order;
    const order = new Uint32Array(this.size);
    let [old, length] = [0, 0];
    for (const text of added) {
      while (old < before.length && codePointOrder(this.texts[before[old] as number] as string, text) < 0) {
        order[length++] = before[old++] as number;
      }
      order[length++] = this.numbers.get(text) as number;
    }
    order.set(before.subarray(old), length);
    this.order = order;
  }
}
