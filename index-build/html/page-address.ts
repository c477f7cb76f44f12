/** Where a page was: what it says of its address, or what the program that saved it wrote into it. */

import { webAddress } from '../readers/web-address.ts';
import { type JsonObject, textOf } from './json-ld.ts';
import type { PageNames } from './page-names.ts';

/** Browsers write `saved from url=(0024)https://…` into what they save; others `url: https://…`. */
const SAVED_FROM =
  /<!--\s*(?:saved from url=\(\d{1,6}\)|page saved [^>]{0,80}?\burl: )\s*(https?:\/\/[^\s>]{1,2000})/i;
/** Characters from the top in which they do. */
const TOP = 4_000;

/** An absolute http or https address of the page; null when it tells none. */
export function pageAddress(document: Document, names: PageNames, article: JsonObject | null): string | null {
  const page = article?.mainEntityOfPage;
  const told = [
    document.querySelector('link[rel="canonical"]')?.getAttribute('href'),
    names.meta('og:url'),
    textOf(article?.url),
    typeof page === 'string' ? page : textOf((page as JsonObject | undefined)?.['@id']),
    names.meta('twitter:url', 'al:web:url', 'parsely-link'),
  ];
  const addresses = told.flatMap((text) => webAddress(text ?? '') ?? []);
  // The address of the site's first page is not that of an article, whatever names it.
  return addresses.find((address) => new URL(address).pathname !== '/') ?? addresses[0] ?? null;
}

/** The address that the program which saved the page noted at its top; null without one. */
export function savedFrom(html: string): string | null {
  return webAddress(SAVED_FROM.exec(html.slice(0, TOP))?.[1] ?? '');
}
