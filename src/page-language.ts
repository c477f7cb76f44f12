/** The languages that the pages are in. */

/** As the parameter `lang` has them; the first is that of a request which asks for none of them. */
export const PAGE_LANGUAGES = ['en', 'ru', 'zh'] as const;

export type PageLanguage = (typeof PAGE_LANGUAGES)[number];
