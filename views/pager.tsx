/** Links to the pages of a result. */

import { usePage } from './page-context.ts';

interface PagerProps {
  /** From 1. */
  readonly page: number;
  readonly last: number;
  readonly url: (page: number) => string;
}

/** Pages linked on either side of the current one. */
const AROUND = 2;

export function Pager({ page, last, url }: PagerProps) {
  const { t } = usePage();
  if (last < 2 || page > last) return null;
  const link = (to: number, label: string, rel?: 'prev' | 'next') => (
    <li>
      <a href={url(to)} rel={rel}>
        {label}
      </a>
    </li>
  );
  return (
    <nav class="pager" aria-label={t.pages}>
      <ul>
        {page > 1 ? link(page - 1, t.previousPage, 'prev') : null}
        {pagesAround(page, last).map((number) =>
          number === null ? (
            <li aria-hidden="true">…</li>
          ) : number === page ? (
            <li>
              <a href={url(page)} aria-current="page">
                {t.number(page)}
              </a>
            </li>
          ) : (
            link(number, t.number(number))
          ),
        )}
        {page < last ? link(page + 1, t.nextPage, 'next') : null}
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
