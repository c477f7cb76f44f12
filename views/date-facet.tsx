/** The date facet: a table of years, then the months of one, then its days, with the way back up. */

import { trailTo } from '../src/date-bucket.ts';
import type { Query } from '../src/query.ts';
import { searchUrl } from '../src/query-language/search-url.ts';
import type { Bucket } from '../src/search-engine.ts';
import type { Totals } from './date-bar.ts';
import { bucketName, bucketText } from './date-of.tsx';
import { usePage } from './page-context.ts';

interface DateFacetProps {
  readonly query: Query;
  readonly buckets: readonly Bucket[];
  readonly totals: Totals;
}

export function DateFacet({ query, buckets, totals }: DateFacetProps) {
  const { t } = usePage();
  return (
    <section class="facet" aria-labelledby="facet-date">
      <h2 id="facet-date">{t.dateLabel}</h2>
      <Trail query={query} />
      <DateFacetTable query={query} buckets={buckets} totals={totals} />
      {query.date === null ? null : <input type="hidden" name="date" value={query.date} form="search" />}
      <Range query={query} />
    </section>
  );
}

/** The buckets, their counts, and of what is in them in all which share that is. */
export function DateFacetTable({ query, buckets, totals }: DateFacetProps) {
  const { t } = usePage();
  if (buckets.length === 0) return null;
  return (
    <div class="dates">
      <table aria-label={t.dateLabel}>
        <tbody>
          {buckets.map((bucket) => (
            <DateRow query={query} bucket={bucket} totals={totals} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Trail({ query }: { readonly query: Query }) {
  const { t } = usePage();
  if (query.date === null) return null;
  return (
    <ul class="trail" aria-label={t.chosenDate}>
      <li>
        <a href={searchUrl(query, { date: null })} rel="nofollow">
          {t.allDates}
        </a>
      </li>
      {trailTo(query.date).map((bucket) => (
        <li>
          {bucket === query.date ? (
            <strong>{bucketName(t, bucket)}</strong>
          ) : (
            <a href={searchUrl(query, { date: bucket })} rel="nofollow">
              {bucketName(t, bucket)}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

function DateRow({ query, bucket, totals }: Omit<DateFacetProps, 'buckets'> & { readonly bucket: Bucket }) {
  const { t } = usePage();
  const total = totals?.get(bucket.key);
  return (
    <tr class="bucket">
      <th scope="row">
        <a
          class="label"
          href={searchUrl(query, { date: bucket.key })}
          rel="nofollow"
          aria-current={bucket.selected ? 'true' : undefined}
          title={bucketText(t, bucket.key)}
        >
          {bucketName(t, bucket.key)}
        </a>
      </th>
      <td class="number">{t.number(bucket.count)}</td>
      {totals === null ? null : (
        <td class="share">{total === undefined ? '' : t.share(bucket.count / total)}</td>
      )}
    </tr>
  );
}

function Range({ query }: { readonly query: Query }) {
  const { t } = usePage();
  const field = (name: 'from' | 'to' | 'day', label: string, format: string) => (
    <label>
      {label}
      <input
        type="text"
        name={name}
        form="search"
        value={query[name] ?? ''}
        placeholder={format}
        maxlength={10}
        size={10}
      />
    </label>
  );
  return (
    <fieldset class="range">
      <legend>{t.between}</legend>
      {field('from', t.from, 'YYYY-MM-DD')}
      {field('to', t.to, 'YYYY-MM-DD')}
      {field('day', t.dayOfAnyYear, 'MM-DD')}
      {query.date?.length === 10 && query.day === null ? (
        <a href={searchUrl(query, { date: null, day: query.date.slice(5) })} rel="nofollow">
          {t.inAnyYear(t.dayAndMonth(query.date))}
        </a>
      ) : null}
    </fieldset>
  );
}
