/**
 * Finds all terms and phrases of a query in one pass over a text's terms, by the automaton of Aho
 * and Corasick: the time does not grow with the number of phrases or with how alike they are.
 */

import { isStopTerm, STOP } from '../analysis/analyzer.ts';
import type { SoughtTerms } from '../search-engine.ts';

/** A term or a phrase that is looked for. */
export interface Pattern {
  /** From 0, in a seeker of its own. */
  readonly number: number;
  readonly isPhrase: boolean;
  /** In words. */
  readonly length: number;
}

/** How much of which patterns the last words read have matched. */
export interface State {
  /** The patterns that end with the last word. */
  readonly found: readonly Pattern[];
}

class Node implements State {
  readonly next = new Map<string, Node>();
  found: Pattern[] = [];
  /** Where the longest ending of what was read that begins a pattern leads. */
  shorter: Node = this;
}

export class TermSeeker {
  readonly begin: State = new Node();
  /** Words of the longest pattern. */
  readonly longest: number;
  private patterns = 0;
  /**
   * By two units, as {@link pairOf} has them: whether a pattern may begin with a term that begins with both; for
   * a second one that is not known, with the first.
   */
  private readonly beginnings = new Uint8Array(2 ** 10);

  constructor({ terms, phrases }: SoughtTerms) {
    for (const term of terms) this.add([term], false);
    for (const phrase of phrases) this.add(phrase, true);
    this.longest = phrases.reduce((most, phrase) => Math.max(most, phrase.length), 1);
    this.link();
  }

  /**
   * Whether a pattern may begin with a word whose terms begin with this unit of ASCII and, if they have three
   * or more, with that one behind it; 0 stands for any.
   */
  mayBegin(initial: number, second: number): boolean {
    return initial === 0 || this.beginnings[pairOf(initial, second)] === 1;
  }

  /** Reads one more word. */
  follow(state: State, term: string): State {
    for (let node = state as Node; ; node = node.shorter) {
      const next = node.next.get(term);
      if (next !== undefined) return next;
      if (node === this.begin) return node;
    }
  }

  private add(terms: readonly string[], isPhrase: boolean): void {
    let node = this.begin as Node;
    this.learnBeginning(terms[0] ?? '');
    for (const term of terms) {
      const next = node.next.get(term) ?? new Node();
      node.next.set(term, next);
      node = next;
    }
    if (node === this.begin || node.found.some((pattern) => pattern.isPhrase === isPhrase)) return;
    node.found.push({ number: this.patterns, isPhrase, length: terms.length });
    this.patterns += 1;
  }

  private learnBeginning(term: string): void {
    const start = isStopTerm(term) ? STOP.length : 0;
    const initial = term.charCodeAt(start);
    this.beginnings[pairOf(initial, 0)] = 1;
    if (term.length >= start + 3) this.beginnings[pairOf(initial, term.charCodeAt(start + 1))] = 1;
    else for (let second = 1; second < 32; second += 1) this.beginnings[pairOf(initial, second)] = 1;
  }

  /** From the shortest beginnings of patterns to the longest, since each relies on shorter ones. */
  private link(): void {
    const begin = this.begin as Node;
    const queue = [...begin.next.values()];
    for (const node of queue) node.shorter = begin;
    for (const node of queue) {
      for (const [term, next] of node.next) {
        next.shorter = this.follow(node.shorter, term) as Node;
        next.found = [...next.found, ...next.shorter.found];
        queue.push(next);
      }
    }
  }
}

/** In ten bits: some share a number, which are then looked at as if both were sought. */
function pairOf(initial: number, second: number): number {
  return ((initial & 31) << 5) | (second & 31);
}

const seekers = new WeakMap<SoughtTerms, TermSeeker>();

/** The seeker for what a query looks for, made once for all the articles of a page. */
export function seekerFor(sought: SoughtTerms): TermSeeker {
  const seeker = seekers.get(sought) ?? new TermSeeker(sought);
  seekers.set(sought, seeker);
  return seeker;
}
