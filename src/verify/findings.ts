/** What a verification has checked, what it found wrong, and what it could not check. */

import { Problem, REBUILD } from '../problem.ts';

/** Sentences on one place that are given; further ones are only counted. */
const MOST_SENTENCES = 5;

/**
 * `damage`: bytes are not as they were written, as disks do it. `contradiction`: they are, but two
 * of them can't both be true, as only a fault of the program that wrote them does it.
 */
export type Kind = 'damage' | 'contradiction';

export class Findings {
  /** Sentences on what was checked, with counts. */
  readonly checked: string[] = [];
  /** Sentences on what was left out because it needs what is damaged. */
  readonly skipped: string[] = [];
  private readonly found = new Map<string, { readonly sentences: string[]; count: number }>();
  private readonly kinds = new Set<Kind>();

  damage(where: string, what: string): void {
    this.add('damage', where, what);
  }

  contradiction(where: string, what: string): void {
    this.add('contradiction', where, what);
  }

  /** Whether there is damage or a contradiction. */
  has(kind: Kind): boolean {
    return this.kinds.has(kind);
  }

  /** One sentence a problem, with its place. */
  get problems(): readonly string[] {
    return [...this.found].flatMap(([where, { sentences, count }]) => {
      const given = sentences.map((what) => `${where}: ${what}.`);
      const more = count - sentences.length;
      return more === 0 ? given : [...given, `${where}: ${more.toLocaleString('en')} more of this kind.`];
    });
  }

  /** How many problems there are, those without a sentence among them. */
  get count(): number {
    return [...this.found.values()].reduce((sum, { count }) => sum + count, 0);
  }

  /** Runs a check; what it throws is a problem of its place. `what` is read there: `it`, `block 3`. */
  guard<T>(where: string, what: string, check: () => T): T | null {
    try {
      return check();
    } catch (error) {
      this.failure(where, what, error as Error);
      return null;
    }
  }

  /** What reading threw is a problem of its place. */
  failure(where: string, what: string, error: Error): void {
    const { message } = error;
    // These are of bytes that are not as they were written, or that can't be read.
    if (error instanceof Problem || 'syscall' in error) this.damage(where, trimmed(message));
    else this.contradiction(where, `${what} makes no sense (${message})`);
  }

  private add(kind: Kind, where: string, what: string): void {
    const ofPlace = this.found.get(where) ?? { sentences: [], count: 0 };
    this.found.set(where, ofPlace);
    this.kinds.add(kind);
    if (ofPlace.sentences.includes(what)) return;
    ofPlace.count += 1;
    if (ofPlace.sentences.length < MOST_SENTENCES) ofPlace.sentences.push(what);
  }
}

/** `1,000 pages` */
export function plural(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}

/** What to do is said once, after all problems. */
function trimmed(message: string): string {
  return message.replace(` ${REBUILD}`, '').replace(/\.$/, '');
}
