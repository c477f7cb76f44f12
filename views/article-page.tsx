/** One article, with what matched marked. */

import type { Article } from '../src/article.ts';
import { isScored, type Query } from '../src/query.ts';
import { articleUrl, searchUrl } from '../src/query-language/search-url.ts';
import type { ArticleReference, Highlight, SimilarArticles } from '../src/search-engine.ts';
import { AboutArticle } from './about-article.tsx';
import { AroundArticle, NearCopies, Similar } from './beside-article.tsx';
import { Cite } from './cite.tsx';
import { Layout } from './layout.tsx';
import { MarkedText } from './marked-text.tsx';
import { usePage } from './page-context.ts';

/** A stretch of text and what matched in it. */
export interface MarkedParagraph {
  readonly text: string;
  readonly highlights: readonly Highlight[];
}

export interface ArticlePageProps {
  readonly article: Article;
  readonly title: MarkedParagraph;
  readonly description: MarkedParagraph | null;
  /** Null when the site does not show articles whole. */
  readonly paragraphs: readonly MarkedParagraph[] | null;
  readonly nearCopies: readonly ArticleReference[];
  readonly similar: SimilarArticles | null;
  /** Others of the days around, or of the period that it is known to be of, in order of time. */
  readonly around: readonly ArticleReference[];
  /** The search that led here; the blank one for none. */
  readonly query: Query;
  /** The article as a sentence that cites it. */
  readonly citation: string;
  /** The article as schema.org has it. */
  readonly data: object;
}

export function ArticlePage(props: ArticlePageProps) {
  const { article, title, description, paragraphs, query } = props;
  const { t, all } = usePage();
  const shown = [description, ...(paragraphs ?? [])].filter((part) => part !== null);
  const matches = shown.reduce((sum, part) => sum + part.highlights.length, 0);
  const results = searchUrl(query, { page: query.page });
  const hasSearch = results !== searchUrl(all);
  // Of what is marked in the title alone, “0 matches” would be wrong.
  const isCounted = matches > 0 || title.highlights.length === 0;
  let first = 1;
  const numbered = (part: MarkedParagraph) => {
    const numbers = { first, of: matches };
    first += part.highlights.length;
    return numbers;
  };
  return (
    <Layout
      title={article.title}
      typed={query.typed}
      canonical={articleUrl(article.id)}
      description={descriptionOf(article)}
      data={props.data}
      inLanguage={(lang) => articleUrl(article.id, { ...query, lang })}
    >
      <main id="main" class="article">
        {hasSearch ? (
          <p class="back">
            <a href={results}>{query.typed.trim() === '' ? t.backToResults : t.resultsFor(query.typed)}</a>
            {!isScored(query.clause) || paragraphs === null || !isCounted ? null : (
              <span class="match-count">
                {matches === 0 ? t.matches(0) : <a href="#match-1">{t.matches(matches)} ↓</a>}
              </span>
            )}
          </p>
        ) : null}
        <article lang={article.language ?? undefined}>
          <h1 dir="auto">
            <MarkedText {...title} />
          </h1>
          <AboutArticle article={article} />
          {description === null ? null : (
            <p class="standfirst" dir="auto">
              <MarkedText {...description} numbered={numbered(description)} />
            </p>
          )}
          {paragraphs === null ? (
            <p class="nothing" lang={t.tag}>
              {t.textNotShown}
            </p>
          ) : (
            <div class="text">
              {paragraphs.map((paragraph) => (
                <p dir="auto">
                  <MarkedText {...paragraph} numbered={numbered(paragraph)} />
                </p>
              ))}
            </div>
          )}
        </article>
        <Cite id={article.id} citation={props.citation} />
        <NearCopies copies={props.nearCopies} />
        <Similar similar={props.similar} />
        <AroundArticle article={article} around={props.around} />
      </main>
    </Layout>
  );
}

/** About as long as search engines show of a description. */
const DESCRIPTION = 160;

function descriptionOf({ description, text, title }: Article): string {
  const line = (description ?? text).replace(/\s+/g, ' ').trim();
  if (line === '') return title;
  return line.length <= DESCRIPTION ? line : `${line.slice(0, DESCRIPTION).replace(/\s?\S*$/u, '')} …`;
}
