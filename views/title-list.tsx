/** Articles by their titles, with date and source. */

import { articleUrl } from '../src/query-language/search-url.ts';
import type { ArticleReference } from '../src/search-engine.ts';
import { DateOf } from './date-of.tsx';
import { usePage } from './page-context.ts';

export function TitleList({ articles }: { readonly articles: readonly ArticleReference[] }) {
  const { all } = usePage();
  return (
    <ul class="titles">
      {articles.map(({ id, title, date, source, language }) => (
        <li>
          <a href={articleUrl(id, all)} dir="auto" lang={language ?? undefined}>
            {title}
          </a>
          <span class="details">
            <DateOf date={date} />
            {source === null ? null : <bdi class="source">{source}</bdi>}
          </span>
        </li>
      ))}
    </ul>
  );
}
