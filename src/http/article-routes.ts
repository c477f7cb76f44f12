/** An article's page, and the article as a reference for programs that keep such. */

import { type Context, Hono } from 'hono';
import { accepts } from 'hono/accepts';
import { ArticlePage } from '../../views/article-page.tsx';
import type { Article } from '../article.ts';
import { citationOf } from '../citation/citation.ts';
import {
  CITATION_EXTENSIONS,
  CITATION_FORMATS,
  CITATION_TYPES,
  type CitationFormat,
  formatCitation,
} from '../citation/formats.ts';
import { plainCitation } from '../citation/plain.ts';
import { articleUrl } from '../query-language/search-url.ts';
import type { SearchEngine, Sought } from '../search-engine.ts';
import { highlightsOf } from '../snippet/hit.ts';
import { toParagraphs } from '../snippet/paragraphs.ts';
import { articlesAround } from './around.ts';
import { newsArticle } from './news-article.ts';
import { type PageContexts, pageAnswer } from './page-contexts.ts';
import { findArticle, readQuery } from './requests.ts';
import type { SiteSettings } from './site-settings.ts';

export function articleRoutes(engine: SearchEngine, contexts: PageContexts, settings: SiteSettings): Hono {
  const routes = new Hono();
  routes.get('/articles/*', async (c, next) => {
    const article = await findArticle(engine, '/articles/', c.req.url);
    if (article === null) return next();
    const citation = citationOf(article, `${settings.publicUrl}${articleUrl(article.id)}`);
    c.header('Vary', 'Accept', { append: true });
    const format = citationFormat(c);
    if (format !== null) {
      c.header('Content-Type', `${CITATION_TYPES[format]}; charset=utf-8`);
      c.header('Content-Disposition', `attachment; filename="${citation.key}${CITATION_EXTENSIONS[format]}"`);
      return c.body(formatCitation(format, citation));
    }
    const context = contexts.of(c);
    const query = readQuery(c, engine);
    const props = {
      article,
      ...markArticle(article, await engine.sought(query), settings),
      nearCopies: await engine.nearCopies(article.id),
      similar: await engine.similar(article.id),
      around: await articlesAround(engine, context.all, article),
      query,
      citation: plainCitation(citation, context.t.tag, context.t.noDate),
      data: newsArticle(article, settings),
    };
    return pageAnswer(c, context, () => ArticlePage(props));
  });
  return routes;
}

/** The form that is asked for by parameter or by media type; null: the page. */
export function citationFormat(c: Context): CitationFormat | null {
  const asked = CITATION_FORMATS.find((format) => format === c.req.query('format'));
  if (asked !== undefined) return asked;
  const best = accepts(c, {
    header: 'Accept',
    supports: ['text/html', ...Object.values(CITATION_TYPES)],
    default: 'text/html',
  });
  // A range, as of all applications, is no wish for a reference: who wants one names it.
  const named = (c.req.header('Accept') ?? '').toLowerCase();
  return (
    CITATION_FORMATS.find(
      (format) => CITATION_TYPES[format] === best && named.includes(CITATION_TYPES[format]),
    ) ?? null
  );
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
