/** What every page is given beside its own content, and how its parts get at it. */

import { createContext, useContext } from 'hono/jsx';
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

/** Given by the frame of each page to all that is in it. */
export const PageFrame = createContext<PageContext | null>(null);

/** The context of the page around. */
export function usePage(): PageContext {
  const context = useContext(PageFrame);
  if (context === null) throw new Error('Only a part of a page can be drawn so.');
  return context;
}
