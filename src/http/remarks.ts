/** What a route tells of a request beside its answer: for logs and metrics, never for the client. */

import type { Context } from 'hono';

export interface Remarks {
  /** Articles that a search found. */
  results?: number;
  /** Whether the answer was kept already, where it was looked for among those. */
  pageCache?: 'hit' | 'miss';
  /** Why there was no proper answer. */
  error?: unknown;
}

/** The remarks on a request; those of one that nobody watches are written to no avail. */
export function remarksOf(c: Context): Remarks {
  return (c.env as { remarks?: Remarks } | undefined)?.remarks ?? {};
}

/** Tells what went wrong to whoever watches, or else to the console: it must not be lost. */
export function remarkError(c: Context, error: unknown, what: string): void {
  const { remarks } = (c.env ?? {}) as { remarks?: Remarks };
  if (remarks === undefined) console.error(`${c.req.method} ${c.req.path} ${what}:`, error);
  else remarks.error = error;
}
