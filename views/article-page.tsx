/** One article, with what matched marked. */

import type { Article } from '../src/article.ts';
import { UNDATED } from '../src/date-bucket.ts';
import { EVIDENCE, UNDATED_NAME } from '../src/messages.ts';
import { searchUrlOf } from '../src/query-language/search-url.ts';
import type { Highlight } from '../src/search-engine.ts';
import { DateOf } from './civil-date.tsx';
import { Layout } from './layout.tsx';
import { MarkedText } from './marked-text.tsx';
import type { PageContext } from './page-context.ts';

/** A stretch of text and what matched in it. */
export interface MarkedParagraph {
  readonly text: string;
  readonly highlights: readonly Highlight[];
}

interface ArticlePageProps {
  readonly context: PageContext;
  readonly article: Article;
  readonly title: MarkedParagraph;
  readonly description: MarkedParagraph | null;
  /** Null when the site does not show articles whole. */
  readonly paragraphs: readonly MarkedParagraph[] | null;
  /** The search that led here, empty for none. */
  readonly typed: string;
}

export function ArticlePage(props: ArticlePageProps) {
  const { context, article, title, description, paragraphs, typed } = props;
  return (
    <Layout context={context} title={article.title} typed={typed} listed={typed === ''}>
      <main id="main" class="article">
        {typed === '' ? null : (
          <p class="back">
            <a href={searchUrlOf({ q: typed })}>← Results for “{typed}”</a>
          </p>
        )}
        <article>
          <h1 dir="auto">
            <MarkedText {...title} />
          </h1>
          <About article={article} />
          {description === null ? null : (
            <p class="standfirst" dir="auto">
              <MarkedText {...description} />
            </p>
          )}
          {paragraphs === null ? (
            <p class="nothing">The text of this article is not shown here.</p>
          ) : (
            <div class="text">
              {paragraphs.map((paragraph) => (
                <p dir="auto">
                  <MarkedText {...paragraph} />
                </p>
              ))}
            </div>
          )}
        </article>
      </main>
    </Layout>
  );
}

function About({ article }: { readonly article: Article }) {
  const { date, source, authors, tags, url } = article;
  const facetLink = (facet: 'source' | 'tag', value: string) => (
    <a href={searchUrlOf({ [facet]: value })}>
      <bdi>{value}</bdi>
    </a>
  );
  return (
    <dl class="about">
      <div>
        <dt>Date</dt>
        <dd>
          {date === null ? (
            <a href={searchUrlOf({ date: UNDATED })}>{UNDATED_NAME}</a>
          ) : (
            <>
              <DateOf date={date} /> <span class="evidence">({EVIDENCE[date.evidence]})</span>
            </>
          )}
        </dd>
      </div>
      {authors.length === 0 ? null : (
        <div>
          <dt>By</dt>
          <dd>
            <bdi>{authors.join(', ')}</bdi>
          </dd>
        </div>
      )}
      {source === null ? null : (
        <div>
          <dt>Source</dt>
          <dd>{facetLink('source', source)}</dd>
        </div>
      )}
      {tags.length === 0 ? null : (
        <div>
          <dt>Tags</dt>
          <dd class="tags">{tags.map((tag) => facetLink('tag', tag))}</dd>
        </div>
      )}
      {url === null ? null : (
        <div>
          <dt>Original</dt>
          <dd>
            <a href={url} rel="noreferrer nofollow">
              {new URL(url).hostname}
            </a>
          </dd>
        </div>
      )}
    </dl>
  );
}
