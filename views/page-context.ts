/** What every page is given beside its own content, and how its parts get at it. */

import { drawn, type Markup } from '#views/jsx-runtime';
import type { Messages } from '../src/messages/english.ts';
import type { Query } from '../src/query.ts';

export interface PageContext {
  /** The site's name. */
  readonly site: string;
  /** The address of the site for others, without a slash at its end. */
  readonly publicUrl: string;
  readonly description: string | null;
  readonly footer: string | null;
  readonly assets: AssetUrls;
  /** What is said, in the language of the page. */
  readonly t: Messages;
  /** Every article, in the language that was chosen: where links to other searches start from. */
  readonly all: Query;
}

/** Where the pages find their stylesheets, scripts and images. */
export interface AssetUrls {
  readonly stylesheet: string;
  /** The accent colour and the stylesheet of the owner. */
  readonly own: readonly string[];
  readonly liveSearch: string;
  readonly suggestions: string;
  readonly resultLinks: string;
  readonly keyboard: string;
  readonly htmx: string;
  readonly icon: string;
  readonly logo: string | null;
}

/** That of the page that is being made: a page is made in one go, so there is one at a time. */
let current: PageContext | null = null;

/** The bytes of a page, or of a part of one, that is made in its context; `before` is markup that comes first. */
export function drawnIn(
  context: PageContext,
  make: () => Markup | null,
  before = '',
): ReturnType<typeof drawn> {
  const outer = current;
  current = context;
  try {
    return drawn(make(), before);
  } finally {
    current = outer;
  }
}

/** The context of the page that is being made. */
export function usePage(): PageContext {
  if (current === null) throw new Error('Only in its context can a part of a page be made.');
  return current;
}
