/** Where an article leads: its near-copies, articles like it, and those of the days around. */

import type { Article } from '../src/article.ts';
import { searchUrl } from '../src/query-language/search-url.ts';
import type { ArticleReference, SimilarArticles } from '../src/search-engine.ts';
import { usePage } from './page-context.ts';
import { TitleList } from './title-list.tsx';

/** Other articles with nearly this text: another paper's print of the same story. */
export function NearCopies({ copies }: { readonly copies: readonly ArticleReference[] }) {
  const { t } = usePage();
  if (copies.length === 0) return null;
  return (
    <section class="beside-article" aria-labelledby="near-copies">
      <h2 id="near-copies">{t.nearlySame}</h2>
      <TitleList articles={copies} />
    </section>
  );
}

export function Similar({ similar }: { readonly similar: SimilarArticles | null }) {
  const { t, all } = usePage();
  if (similar === null) return null;
  return (
    <section class="beside-article" aria-labelledby="similar">
      <h2 id="similar">{t.similar}</h2>
      <TitleList articles={similar.articles} />
      <p class="details">
        {t.similarWords}{' '}
        <a href={searchUrl(all, { typed: similar.typed })} rel="nofollow">
          <bdi>{similar.typed.split(' OR ').join(', ')}</bdi>
        </a>
      </p>
    </section>
  );
}

interface AroundArticleProps {
  readonly article: Article;
  readonly around: readonly ArticleReference[];
}

export function AroundArticle({ article, around }: AroundArticleProps) {
  const { t, all } = usePage();
  const date = article.date?.date;
  if (date === undefined || around.length === 0) return null;
  return (
    <section class="beside-article" aria-labelledby="around">
      <h2 id="around">{date.length === 10 ? t.aroundDay : t.aroundMonth}</h2>
      <TitleList articles={around} />
      <p class="details">
        <a href={searchUrl(all, { date })} rel="nofollow">
          {t.allOf(t.date(date))}
        </a>
      </p>
    </section>
  );
}
