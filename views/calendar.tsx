/** The days of a month as a calendar, each the darker the more articles it has. */

import { daysInMonth } from '../src/publication-date.ts';
import type { Query } from '../src/query.ts';
import { searchUrl } from '../src/query-language/search-url.ts';
import { type Bar, legend, type Totals } from './date-bar.ts';
import { usePage } from './page-context.ts';

/** Shades from the fewest articles to the most. */
const SHADES = 4;

interface CalendarProps {
  readonly query: Query;
  /** `YYYY-MM`. */
  readonly month: string;
  readonly bars: readonly Bar[];
  readonly totals: Totals;
}

export function Calendar({ query, month, bars, totals }: CalendarProps) {
  const { t } = usePage();
  const most = Math.max(...bars.map((bar) => bar.value));
  const [year = 0, number = 0] = month.split('-').map(Number);
  const days = Array.from({ length: daysInMonth(year, number) }, (_, i) => i + 1);
  return (
    <ol class={`calendar begins-${weekdayOf(year, number)}`}>
      {[0, 1, 2, 3, 4, 5, 6].map((day) => (
        <li class="weekday">{t.weekday(day)}</li>
      ))}
      {days.map((day) => {
        const key = `${month}-${String(day).padStart(2, '0')}`;
        const bar = bars.find(({ bucket }) => bucket.key === key);
        return (
          <li>
            {bar === undefined ? (
              day
            ) : (
              <a
                class={`share-${Math.max(1, Math.ceil((SHADES * bar.value) / most))}${bar.bucket.selected ? ' chosen-day' : ''}`}
                href={searchUrl(query, { date: key })}
                rel="nofollow"
                title={legend(t, bar, totals)}
                tabindex={-1}
              >
                {day}
              </a>
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** The weekday of the first of a month, from 0, a Monday. */
function weekdayOf(year: number, month: number): number {
  const first = new Date(Date.UTC(2000, month - 1, 1));
  first.setUTCFullYear(year);
  return (first.getUTCDay() + 6) % 7;
}
