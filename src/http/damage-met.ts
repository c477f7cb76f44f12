/** What of a generation was found damaged while it answered: told once a place, and to who asks whether it is ready. */

import type { Context } from 'hono';
import { Damage } from '../problem.ts';
import { remarkError } from './remarks.ts';

/** Places that are told: of a disk that fails altogether there would be no end. */
const MOST_TOLD = 100;

export class DamageMet {
  private readonly told = new Set<string>();
  private first: Damage | null = null;

  /** The name of the file that was found damaged first; null while none was. */
  get file(): string | null {
    return this.first?.file ?? null;
  }

  /** Tells what went wrong, as {@link remarkError} does, unless it is damage that was told. */
  remark(c: Context, error: unknown, what: string): void {
    if (error instanceof Damage) {
      this.first ??= error;
      if (this.told.has(error.message) || this.told.size === MOST_TOLD) return;
      this.told.add(error.message);
    }
    remarkError(c, error, what);
  }
}
