/** What is said in each language of the pages, and which of them a request asks for. */

import { PAGE_LANGUAGES, type PageLanguage } from '../page-language.ts';
import { chinese } from './chinese.ts';
import { english, type Messages } from './english.ts';
import { russian } from './russian.ts';

export const CATALOGUES: Readonly<Record<PageLanguage, Messages>> = {
  en: english,
  ru: russian,
  zh: chinese,
};

/** What each language calls itself. */
export const OWN_NAMES: Readonly<Record<PageLanguage, string>> = {
  en: 'English',
  ru: 'Русский',
  zh: '中文',
};

/** Entries of the header that are looked at: a reader has few languages. */
const MOST_ENTRIES = 20;

/** The language that an `Accept-Language` header likes best of those there are (RFC 9110, 12.5.4). */
export function acceptedLanguage(header: string | null | undefined): PageLanguage {
  let best: PageLanguage = 'en';
  let bestQuality = 0;
  for (const entry of (header ?? '').split(',', MOST_ENTRIES)) {
    const [, name = '', quality = '1'] =
      /^\s*([a-z]+)(?:-[a-z0-9-]+)?\s*(?:;\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*)?$/i.exec(entry) ?? [];
    const language = PAGE_LANGUAGES.find((each) => each === name.toLowerCase());
    if (language === undefined || Number(quality) <= bestQuality) continue;
    best = language;
    bestQuality = Number(quality);
  }
  return best;
}
