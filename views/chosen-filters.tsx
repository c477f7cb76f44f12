/** What a search is narrowed to, each part of it a link that takes it away again. */

import { FACETS } from '../src/article.ts';
import type { Query, TypedCondition } from '../src/query.ts';
import { searchUrl } from '../src/query-language/search-url.ts';
import { bucketText } from './date-of.tsx';
import { usePage } from './page-context.ts';
import { valueName } from './value-facet.tsx';

interface ChosenFiltersProps {
  readonly query: Query;
  /** Fields and dates in the typed text. */
  readonly conditions: readonly TypedCondition[];
}

export function ChosenFilters({ query, conditions }: ChosenFiltersProps) {
  const { t } = usePage();
  const { date, from, to, day } = query;
  const chosen: { name: string; without: string }[] = [];
  const add = (name: string, change: Parameters<typeof searchUrl>[1]) =>
    chosen.push({ name, without: searchUrl(query, change) });
  for (const { text, without } of conditions) add(text, { typed: without });
  if (date !== null) add(bucketText(t, date), { date: null });
  if (from !== null) add(t.fromDate(t.date(from)), { from: null });
  if (to !== null) add(t.toDate(t.date(to)), { to: null });
  if (day !== null) add(t.inAnyYear(t.dayAndMonth(`2000-${day}`)), { day: null });
  for (const facet of FACETS) {
    for (const value of query.filters[facet]) {
      const others = query.filters[facet].filter((other) => other !== value);
      add(valueName(t, facet, value), { filters: { [facet]: others } });
    }
  }
  if (chosen.length === 0) return null;
  return (
    <ul class="chips chosen" aria-label={t.narrowedTo}>
      {chosen.map(({ name, without }) => (
        <li>
          <a href={without} rel="nofollow">
            <bdi>{name}</bdi> <span aria-hidden="true">×</span>
            <span class="unseen"> ({t.remove})</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
