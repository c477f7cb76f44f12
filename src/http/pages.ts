/** The pages: home, results and articles; and the part of them that the search box asks for. */

import { Hono } from 'hono';
import { ArticlePage } from '../../views/article-page.tsx';
import { HomePage } from '../../views/home-page.tsx';
import type { PageContext } from '../../views/page-context.ts';
import { ResultsPage } from '../../views/results-page.tsx';
import { SuggestionList } from '../../views/suggestion-list.tsx';
import type { Article } from '../article.ts';
import { readSearchParams } from '../query-language/search-params.ts';
import type { SearchEngine, Sought } from '../search-engine.ts';
import { highlightsOf } from '../snippet/hit.ts';
import { toParagraphs } from '../snippet/paragraphs.ts';
import { findArticle, searchTimed, typedIn } from './requests.ts';
import type { SiteSettings } from './site-settings.ts';

/** Newest articles on the home page. */
const NEWEST = 8;

export function pageRoutes(engine: SearchEngine, context: PageContext, settings: SiteSettings): Hono {
  const pages = new Hono();
  pages.get('/', async (c) => {
    const query = readSearchParams(new URLSearchParams(), engine.languages);
    const everything = await searchTimed(engine, { ...query, size: NEWEST }, c);
    return c.html(htmlDocument(HomePage({ context, query, everything })));
  });
  pages.get('/search', async (c) => {
    const query = readSearchParams(new URL(c.req.url).searchParams, engine.languages);
    const response = await searchTimed(engine, query, c);
    return c.html(htmlDocument(ResultsPage({ context, query, response })));
  });
  pages.get('/suggest', async (c) => {
    const typed = typedIn(c.req.url);
    return c.html(SuggestionList({ typed, suggestions: await engine.suggest(typed) }));
  });
  pages.get('/articles/*', async (c, next) => {
    const article = await findArticle(engine, '/articles/', c.req.url);
    if (article === null) return next();
    const query = readSearchParams(new URLSearchParams({ q: c.req.query('q') ?? '' }), engine.languages);
    const marked = markArticle(article, await engine.sought(query), settings);
    const nearCopies = await engine.nearCopies(article.id);
    const props = { context, article, nearCopies, typed: query.typed, ...marked };
    return c.html(htmlDocument(ArticlePage(props)));
  });
  return pages;
}

/** A page as the text of an HTML document. */
export function htmlDocument(
  page: { toString(): string } | Promise<{ toString(): string }>,
): Promise<string> {
  return Promise.resolve(page).then((markup) => `<!DOCTYPE html>${markup.toString()}`);
}

function markArticle(article: Article, sought: Sought, { fullText }: SiteSettings) {
  const marks = highlightsOf(article, sought);
  const { title, description, text } = article;
  return {
    title: { text: title, highlights: marks.title },
    description: description === null ? null : { text: description, highlights: marks.description },
    paragraphs: fullText ? toParagraphs(text, marks.text) : null,
  };
}
