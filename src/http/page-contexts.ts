/** What a page is given, by the language that its request asks for. */

import type { Context } from 'hono';
import type { Markup } from '../../views/jsx-runtime.ts';
import { drawnIn, type PageContext } from '../../views/page-context.ts';
import { acceptedLanguage, CATALOGUES } from '../messages/catalogues.ts';
import { PAGE_LANGUAGES, type PageLanguage } from '../page-language.ts';
import { BLANK_QUERY } from '../query.ts';
import type { Assets } from './assets.ts';
import type { SiteSettings } from './site-settings.ts';

const HTML_TYPE = 'text/html; charset=UTF-8';

export class PageContexts {
  constructor(
    private readonly settings: SiteSettings,
    private readonly assets: Assets,
  ) {}

  /** By the parameter `lang`, else by `Accept-Language`: caches are told so. */
  of(c: Context): PageContext {
    c.header('Vary', 'Accept-Language', { append: true });
    return this.for(c.req.url, c.req.header('accept-language'));
  }

  for(url: string, acceptLanguage: string | undefined): PageContext {
    const lang = chosenLanguage(url);
    const { title, description, footer, publicUrl } = this.settings;
    return {
      site: title,
      description,
      footer,
      publicUrl,
      assets: this.assets.urls,
      t: CATALOGUES[languageOf(url, acceptLanguage)],
      all: { ...BLANK_QUERY, sort: 'newest', lang },
    };
  }
}

/** The language of a page: the one chosen, or else the one that the browser asks for. */
export function languageOf(url: string, acceptLanguage: string | undefined): PageLanguage {
  return chosenLanguage(url) ?? acceptedLanguage(acceptLanguage);
}

function chosenLanguage(url: string): PageLanguage | null {
  // Hardly any address has it, and each is asked several times. Its letters may be encoded.
  if (!/lang|%/.test(url)) return null;
  const asked = new URL(url).searchParams.get('lang');
  return PAGE_LANGUAGES.find((language) => language === asked) ?? null;
}

/** A page as an HTML document. */
export function htmlDocument(context: PageContext, page: () => Markup | null): Buffer<ArrayBuffer> {
  return drawnIn(context, page, '<!DOCTYPE html>');
}

export function pageAnswer(c: Context, context: PageContext, page: () => Markup | null): Response {
  return c.body(htmlDocument(context, page), 200, { 'Content-Type': HTML_TYPE });
}

/** A part of a page, for a script to put into it. */
export function partAnswer(c: Context, context: PageContext, part: () => Markup | null): Response {
  return c.body(drawnIn(context, part), 200, { 'Content-Type': HTML_TYPE });
}
