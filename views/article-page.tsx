/** One article, with what matched marked. */

import type { Article, FacetName } from '../src/article.ts';
import { UNDATED } from '../src/date-bucket.ts';
import { EVIDENCE, UNDATED_NAME, valueName } from '../src/messages.ts';
import { articleUrl, searchUrlOf } from '../src/query-language/search-url.ts';
import type { ArticleReference, Highlight } from '../src/search-engine.ts';
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
  readonly nearCopies: readonly ArticleReference[];
  /** The search that led here, empty for none. */
  readonly typed: string;
}

export function ArticlePage(props: ArticlePageProps) {
  const { context, article, title, description, paragraphs, nearCopies, typed } = props;
  return (
    <Layout context={context} title={article.title} typed={typed} listed={typed === ''}>
      <main id="main" class="article">
        {typed === '' ? null : (
          <p class="back">
            <a href={searchUrlOf({ q: typed })}>← Results for “{typed}”</a>
          </p>
        )}
        <article lang={article.language ?? undefined}>
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
        <NearCopies copies={nearCopies} />
      </main>
    </Layout>
  );
}

/** Other articles with nearly this text: another paper's print of the same story. */
function NearCopies({ copies }: { readonly copies: readonly ArticleReference[] }) {
  if (copies.length === 0) return null;
  return (
    <section class="near-copies" aria-labelledby="near-copies">
      <h2 id="near-copies">Nearly the same text</h2>
      <ul>
        {copies.map(({ id, title, date, source }) => (
          <li>
            <a href={articleUrl(id)} dir="auto">
              {title}
            </a>
            <span class="details">
              <DateOf date={date} />
              {source === null ? null : <bdi class="source">{source}</bdi>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function About({ article }: { readonly article: Article }) {
  const { date, source, authors, section, tags, language, url } = article;
  const facetLink = (facet: FacetName, value: string) => (
    <a href={searchUrlOf({ [facet]: value })}>
      <bdi>{valueName(facet, value)}</bdi>
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
            {authors.map((author, i) => (
              <>
                {i > 0 ? ', ' : null}
                {facetLink('author', author)}
              </>
            ))}
          </dd>
        </div>
      )}
      {source === null ? null : (
        <div>
          <dt>Source</dt>
          <dd>{facetLink('source', source)}</dd>
        </div>
      )}
      {section === null ? null : (
        <div>
          <dt>Section</dt>
          <dd>{facetLink('section', section)}</dd>
        </div>
      )}
      {tags.length === 0 ? null : (
        <div>
          <dt>Tags</dt>
          <dd class="tags">{tags.map((tag) => facetLink('tag', tag))}</dd>
        </div>
      )}
      {language === null ? null : (
        <div>
          <dt>Language</dt>
          <dd>{facetLink('language', language)}</dd>
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
