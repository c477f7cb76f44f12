/** What an owner may set about the site. */

import type { CivilDate } from '../publication-date.ts';

export interface SiteSettings {
  /** The site's name. */
  readonly title: string;
  /** What the archive is, in a sentence. */
  readonly description: string | null;
  /** What stands at the foot of each page. */
  readonly footer: string | null;
  /** An image file beside the name. */
  readonly logo: string | null;
  /** `#rrggbb`, the colour of links and buttons; made lighter or darker where it could not be read. */
  readonly accent: string | null;
  /** A stylesheet of the owner's, after that of the site. */
  readonly stylesheet: string | null;
  /** Where others reach the site, without a slash at its end: feeds and canonical links have whole addresses. */
  readonly publicUrl: string;
  /** Whether articles are shown whole, or only their snippets and a link to the original. */
  readonly fullText: boolean;
  /** How the index is asked: where that can be chosen, other choices have other answers. */
  readonly answering: string;
  /** The day at the server. */
  readonly today: () => CivilDate;
}

export const DEFAULT_SETTINGS: SiteSettings = {
  title: 'Backfile',
  description: null,
  footer: null,
  logo: null,
  accent: null,
  stylesheet: null,
  publicUrl: 'http://localhost:8080',
  fullText: true,
  answering: '',
  today: () => localDay(new Date()),
};

/** The civil day where the program runs, `YYYY-MM-DD`. */
export function localDay(now: Date): CivilDate {
  const pad = (number: number, length: number) => String(number).padStart(length, '0');
  return `${pad(now.getFullYear(), 4)}-${pad(now.getMonth() + 1, 2)}-${pad(now.getDate(), 2)}`;
}
