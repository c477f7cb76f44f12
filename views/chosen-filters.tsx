/** What a search is narrowed to, each part of it a link that takes it away again. */

import { FACETS } from '../src/article.ts';
import { periodOf, UNDATED, unknownOf } from '../src/date-bucket.ts';
import { DAY_UNKNOWN_NAME, MONTH_UNKNOWN_NAME, UNDATED_NAME, valueName } from '../src/messages.ts';
import type { Query } from '../src/query.ts';
import { searchUrl } from '../src/query-language/search-url.ts';
import { dateText } from './civil-date.tsx';

export function ChosenFilters({ query }: { readonly query: Query }) {
  const { date, from, to } = query;
  const chosen: { name: string; without: string }[] = [];
  if (date !== null) chosen.push({ name: bucketText(date), without: searchUrl(query, { date: null }) });
  if (from !== null)
    chosen.push({ name: `From ${dateText(from)}`, without: searchUrl(query, { from: null }) });
  if (to !== null) chosen.push({ name: `To ${dateText(to)}`, without: searchUrl(query, { to: null }) });
  for (const facet of FACETS) {
    for (const value of query.filters[facet]) {
      const others = query.filters[facet].filter((other) => other !== value);
      chosen.push({
        name: valueName(facet, value),
        without: searchUrl(query, { filters: { [facet]: others } }),
      });
    }
  }
  if (chosen.length === 0) return null;
  return (
    <ul class="chips chosen" aria-label="Narrowed to">
      {chosen.map(({ name, without }) => (
        <li>
          <a href={without}>
            <bdi>{name}</bdi> <span aria-hidden="true">×</span>
            <span class="unseen"> (remove)</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** A bucket's whole name, wherever it stands. */
function bucketText(bucket: string): string {
  if (bucket === UNDATED) return UNDATED_NAME;
  const unknown = unknownOf(bucket);
  const period = dateText(periodOf(bucket));
  if (unknown === null) return period;
  return `${period}, ${(unknown === 'month' ? MONTH_UNKNOWN_NAME : DAY_UNKNOWN_NAME).toLowerCase()}`;
}
