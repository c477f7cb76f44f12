/** All results of a query in forms to take along, streamed: article by article, from one generation. */

import { stringify } from 'csv-stringify/sync';
import { Hono } from 'hono';
import type { Article } from '../article.ts';
import { bibtex } from '../citation/bibtex.ts';
import { type Citation, citationOf } from '../citation/citation.ts';
import { CITATION_TYPES } from '../citation/formats.ts';
import { ris } from '../citation/ris.ts';
import { articleUrl } from '../query-language/search-url.ts';
import type { SearchEngine } from '../search-engine.ts';
import type { DamageMet } from './damage-met.ts';
import { readQuery } from './requests.ts';
import { articleJson } from './search-json.ts';
import type { SiteSettings } from './site-settings.ts';
import { streamed } from './streamed.ts';
import { wordsInContext } from './words-in-context.ts';

const COLUMNS = [
  ...['id', 'title', 'date', 'date_evidence', 'source', 'authors', 'section', 'tags', 'language'],
  ...['description', 'url', 'original_url', 'arrived'],
];
const LINE_COLUMNS = ['before', 'match', 'after', 'date', 'source', 'title', 'url'];

export function exportRoutes(engine: SearchEngine, settings: SiteSettings, damage: DamageMet): Hono {
  const { publicUrl, fullText } = settings;
  const addressOf = (id: string) => `${publicUrl}${articleUrl(id)}`;
  const routes = new Hono();

  const articles = (
    path: string,
    type: string,
    head: string,
    write: (article: Article) => string | Promise<string>,
  ) =>
    routes.get(path, (c) => {
      const query = readQuery(c, engine);
      return streamed(c, damage, type, path.slice(1), async function* () {
        yield head;
        for await (const article of engine.articles(query)) yield await write(article);
      });
    });

  routes.get('/search.csv', async (c, next) => {
    const query = readQuery(c, engine);
    if (query.view !== 'context') return next();
    const { lines } = await wordsInContext(engine, query, settings);
    return streamed(c, damage, 'text/csv; header=present', 'words-in-context.csv', async function* () {
      yield csvLine(LINE_COLUMNS);
      for (const { article, before, match, after } of lines) {
        const { id, date, source, title } = article;
        yield csvLine([before, match, after, date?.date ?? '', source ?? '', title, addressOf(id)]);
      }
    });
  });
  articles('/search.csv', 'text/csv; header=present', csvLine(COLUMNS), (article) => {
    const { id, title, date, source, authors, section, tags, language, description, url, arrived } = article;
    return csvLine([
      ...[id, title, date?.date ?? '', date?.evidence ?? '', source ?? '', authors.join('; '), section ?? ''],
      ...[tags.join('; '), language ?? '', description ?? '', addressOf(id), url ?? '', arrived],
    ]);
  });
  articles('/search.jsonl', 'application/jsonl', '', async (article) => {
    const nearCopies = await engine.nearCopies(article.id);
    return `${JSON.stringify(articleJson(article, nearCopies, fullText))}\n`;
  });
  const cite = (format: (citation: Citation) => string) => (article: Article) =>
    format(citationOf(article, addressOf(article.id)));
  articles('/search.ris', CITATION_TYPES.ris, '', cite(ris));
  articles('/search.bib', CITATION_TYPES.bibtex, '', cite(bibtex));
  return routes;
}

/** Spreadsheets would run what looks like a formula, so it is marked as text. */
function csvLine(cells: readonly string[]): string {
  return stringify([[...cells]], { escape_formulas: true, record_delimiter: 'windows' });
}
