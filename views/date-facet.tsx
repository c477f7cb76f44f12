/** The date facet: years, then the months of one, then its days; each a link, with the way back up. */

import { hasParts, periodOf, trailTo, UNDATED, unknownOf } from '../src/date-bucket.ts';
import { count, DAY_UNKNOWN_NAME, MONTH_UNKNOWN_NAME, UNDATED_NAME } from '../src/messages.ts';
import type { Query } from '../src/query.ts';
import { searchUrl } from '../src/query-language/search-url.ts';
import type { Bucket } from '../src/search-engine.ts';
import { dayText, monthText } from './civil-date.tsx';

interface DateFacetProps {
  readonly query: Query;
  readonly buckets: readonly Bucket[];
}

export function DateFacet({ query, buckets }: DateFacetProps) {
  const most = Math.max(1, ...buckets.map((bucket) => bucket.count));
  return (
    <section class="facet" aria-labelledby="facet-date">
      <h2 id="facet-date">Date</h2>
      <Trail query={query} />
      {buckets.length === 0 ? null : (
        <ol class="dates">
          {buckets.map((bucket) => (
            <li>
              <DateRow query={query} bucket={bucket} most={most} />
            </li>
          ))}
        </ol>
      )}
      {query.date === null ? null : <input type="hidden" name="date" value={query.date} form="search" />}
      <Range query={query} />
    </section>
  );
}

function Trail({ query }: { readonly query: Query }) {
  if (query.date === null) return null;
  return (
    <ul class="trail" aria-label="Chosen date">
      <li>
        <a href={searchUrl(query, { date: null })}>All dates</a>
      </li>
      {trailTo(query.date).map((bucket) => (
        <li>
          {bucket === query.date ? (
            <strong>{bucketName(bucket)}</strong>
          ) : (
            <a href={searchUrl(query, { date: bucket })}>{bucketName(bucket)}</a>
          )}
        </li>
      ))}
    </ul>
  );
}

function DateRow({
  query,
  bucket,
  most,
}: Omit<DateFacetProps, 'buckets'> & { bucket: Bucket; most: number }) {
  const label = (
    <>
      <span class="label">{bucketName(bucket.key)}</span>
      <svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect width={Math.round((100 * bucket.count) / most)} height={4} />
      </svg>
      <span class="number">{count(bucket.count)}</span>
    </>
  );
  return (
    <a
      class="bucket"
      href={searchUrl(query, { date: bucket.key })}
      aria-current={bucket.selected ? 'true' : undefined}
    >
      {label}
    </a>
  );
}

function Range({ query }: { readonly query: Query }) {
  const field = (name: 'from' | 'to', label: string) => (
    <label>
      {label}
      <input
        type="text"
        name={name}
        form="search"
        value={query[name] ?? ''}
        placeholder="YYYY-MM-DD"
        maxlength={10}
        size={10}
      />
    </label>
  );
  return (
    <fieldset class="range">
      <legend>Between (year, month or day)</legend>
      {field('from', 'From')}
      {field('to', 'To')}
    </fieldset>
  );
}

/** A bucket's name, as short as the list that it stands in allows. */
export function bucketName(bucket: string): string {
  if (bucket === UNDATED) return UNDATED_NAME;
  const unknown = unknownOf(bucket);
  if (unknown !== null) return unknown === 'month' ? MONTH_UNKNOWN_NAME : DAY_UNKNOWN_NAME;
  const period = periodOf(bucket);
  if (!hasParts(bucket)) return dayText(period);
  return period.length === 7 ? monthText(period) : period;
}
