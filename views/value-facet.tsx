/** A facet of values: a checkbox each, to have several, and a link, to have one alone. */

import type { FacetName } from '../src/article.ts';
import { count, FACET_NAMES, valueName } from '../src/messages.ts';
import type { Query } from '../src/query.ts';
import { searchUrl } from '../src/query-language/search-url.ts';
import type { Bucket } from '../src/search-engine.ts';

interface ValueFacetProps {
  readonly query: Query;
  readonly facet: FacetName;
  readonly buckets: readonly Bucket[];
  /** How many values there are, listed or not. */
  readonly distinct: number;
}

/** Values shown at once; the others are a click away. */
const SHOWN = 8;

export function ValueFacet({ query, facet, buckets, distinct }: ValueFacetProps) {
  if (buckets.length === 0) return null;
  const shown = buckets.filter((bucket, place) => place < SHOWN || bucket.selected);
  const rest = buckets.filter((bucket) => !shown.includes(bucket));
  const row = (bucket: Bucket) => <ValueRow query={query} facet={facet} bucket={bucket} />;
  return (
    <section class="facet" aria-labelledby={`facet-${facet}`}>
      <h2 id={`facet-${facet}`}>{FACET_NAMES[facet]}</h2>
      <ul class="values">{shown.map(row)}</ul>
      {rest.length === 0 ? null : (
        <details>
          <summary>{count(rest.length)} more</summary>
          <ul class="values">{rest.map(row)}</ul>
          {distinct > buckets.length ? <p>{count(distinct)} in all; these are the most frequent.</p> : null}
        </details>
      )}
    </section>
  );
}

function ValueRow({ query, facet, bucket }: Pick<ValueFacetProps, 'query' | 'facet'> & { bucket: Bucket }) {
  const { key, selected } = bucket;
  const alone = selected && query.filters[facet].length === 1;
  return (
    <li class="bucket">
      {/* Its id lets a box keep its tick and focus when the order of the boxes changes. */}
      <input
        id={`${facet}-${encodeURIComponent(key)}`}
        type="checkbox"
        name={facet}
        value={key}
        form="search"
        checked={selected}
        aria-label={`${valueName(facet, key)}, ${count(bucket.count)}`}
      />
      <a
        class="label"
        dir="auto"
        href={searchUrl(query, { filters: { [facet]: [key] } })}
        aria-current={alone ? 'true' : undefined}
      >
        {valueName(facet, key)}
      </a>
      <span class="number">{count(bucket.count)}</span>
    </li>
  );
}
