/** Links to the pages of a result. */

import { count } from '../src/messages.ts';
import { LAST_REACHABLE_HIT, type Query } from '../src/query.ts';
import { searchUrl } from '../src/query-language/search-url.ts';

/** Pages linked on either side of the current one. */
const AROUND = 2;

export function Pager({ query, total }: { readonly query: Query; readonly total: number }) {
  const last = Math.ceil(Math.min(total, LAST_REACHABLE_HIT) / query.size);
  if (last < 2 || query.page > last) return null;
  const { page } = query;
  const link = (to: number, label: string, rel?: 'prev' | 'next') => (
    <li>
      <a href={searchUrl(query, { page: to })} rel={rel}>
        {label}
      </a>
    </li>
  );
  return (
    <nav class="pager" aria-label="Pages">
      <ul>
        {page > 1 ? link(page - 1, '← Previous', 'prev') : null}
        {pagesAround(page, last).map((number) =>
          number === null ? (
            <li aria-hidden="true">…</li>
          ) : number === page ? (
            <li>
              <a href={searchUrl(query, { page })} aria-current="page">
                {count(page)}
              </a>
            </li>
          ) : (
            link(number, count(number))
          ),
        )}
        {page < last ? link(page + 1, 'Next →', 'next') : null}
      </ul>
    </nav>
  );
}

/** The first page, the last and those around the current one; null where some are left out. */
function pagesAround(page: number, last: number): (number | null)[] {
  const pages: (number | null)[] = [];
  for (let number = 1; number <= last; number += 1) {
    if (number === 1 || number === last || Math.abs(number - page) <= AROUND) pages.push(number);
    else if (pages.at(-1) !== null) pages.push(null);
  }
  return pages;
}
