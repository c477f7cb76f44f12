/** A facet of values: a checkbox each, to have several, and a link, to have one alone. */

import type { FacetName } from '../src/article.ts';
import type { Messages } from '../src/messages/english.ts';
import type { Query } from '../src/query.ts';
import { facetUrl, searchUrl } from '../src/query-language/search-url.ts';
import type { Bucket } from '../src/search-engine.ts';
import { usePage } from './page-context.ts';

interface ValueFacetProps {
  readonly query: Query;
  readonly facet: FacetName;
  readonly buckets: readonly Bucket[];
  /** How many values there are, listed or not. */
  readonly distinct: number;
}

/** Values shown at once; a search finds the others, and a page lists them all. */
const SHOWN = 8;

export function ValueFacet({ query, facet, buckets, distinct }: ValueFacetProps) {
  const { t } = usePage();
  if (buckets.length === 0) return null;
  const shown = buckets.filter((bucket, place) => place < SHOWN || bucket.selected);
  const name = t.facets[facet];
  return (
    <section class="facet" aria-labelledby={`facet-${facet}`}>
      <h2 id={`facet-${facet}`}>{name}</h2>
      {distinct <= SHOWN ? null : (
        <input
          type="search"
          class="within"
          name="within"
          id={`within-${facet}`}
          aria-label={t.searchWithin(name)}
          placeholder={t.searchWithin(name)}
          hx-get={facetUrl(query, facet)}
          hx-trigger="input changed delay:200ms"
          hx-target={`#values-${facet}`}
          hx-select="#values > li"
          hx-swap="innerHTML"
          hx-push-url="false"
        />
      )}
      <ul class="values" id={`values-${facet}`}>
        {shown.map((bucket) => (
          <ValueRow query={query} facet={facet} bucket={bucket} />
        ))}
      </ul>
      {distinct <= SHOWN ? null : (
        <p class="rest">
          <a href={facetUrl(query, facet)} rel="nofollow">
            {t.allValues(distinct)}
          </a>
        </p>
      )}
    </section>
  );
}

export function ValueRow({
  query,
  facet,
  bucket,
}: Pick<ValueFacetProps, 'query' | 'facet'> & { readonly bucket: Bucket }) {
  const { t } = usePage();
  const { key, selected } = bucket;
  const alone = selected && query.filters[facet].length === 1;
  const name = valueName(t, facet, key);
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
        aria-label={`${name}, ${t.number(bucket.count)}`}
      />
      <a
        class="label"
        dir="auto"
        href={searchUrl(query, { filters: { [facet]: [key] } })}
        rel="nofollow"
        aria-current={alone ? 'true' : undefined}
      >
        {name}
      </a>
      <span class="number">{t.number(bucket.count)}</span>
    </li>
  );
}

/** A value of a facet as it is shown: a language by its name. */
export function valueName(t: Messages, facet: FacetName, value: string): string {
  return facet === 'language' ? t.language(value) : value;
}
