/** What a results page without hits offers instead. */

import { FACETS } from '../src/article.ts';
import { LAST_REACHABLE_HIT, type Query } from '../src/query.ts';
import { NARROWED_BY_NOTHING, searchUrl } from '../src/query-language/search-url.ts';
import type { Example } from './examples.tsx';
import { usePage } from './page-context.ts';

interface NothingHereProps {
  readonly query: Query;
  readonly total: number;
  /** What finds something in this archive. */
  readonly examples: readonly Example[];
}

export function NothingHere({ query, total, examples }: NothingHereProps) {
  return total > 0 ? <PastTheEnd query={query} /> : <NothingFound query={query} examples={examples} />;
}

function PastTheEnd({ query }: Pick<NothingHereProps, 'query'>) {
  const { t } = usePage();
  const reachable = (query.page - 1) * query.size < LAST_REACHABLE_HIT;
  return (
    <p class="nothing">
      {reachable ? t.resultsEnd : t.pagesEnd(LAST_REACHABLE_HIT)}{' '}
      <a href={searchUrl(query)}>{t.backToFirst}</a>
    </p>
  );
}

function NothingFound({ query, examples }: Omit<NothingHereProps, 'total'>) {
  const { t, all } = usePage();
  const example = (kind: Example['kind']) => {
    const typed = examples.find((each) => each.kind === kind)?.typed;
    if (typed === undefined) return null;
    return (
      <a href={searchUrl(all, { typed })}>
        <code dir="auto">{typed}</code>
      </a>
    );
  };
  const isNarrowed =
    (query.date ?? query.from ?? query.to ?? query.day) !== null ||
    FACETS.some((facet) => query.filters[facet].length > 0);
  return (
    <div class="nothing">
      <p>{query.readAs === '' ? t.nothingHere : t.nothingMatches}</p>
      <ul>
        {isNarrowed ? (
          <li>
            <a href={searchUrl(query, NARROWED_BY_NOTHING)}>{t.searchWhole}</a>
          </li>
        ) : null}
        <li>{t.fewerWords}</li>
        <li>
          {t.orBetween[0]}
          <code>OR</code>
          {t.orBetween[1]}
        </li>
        <li>
          {t.starAfter[0]}
          <code>*</code>
          {t.starAfter[1]}
          {example('beginning')}
        </li>
        <li>
          {t.tildeAfter[0]}
          <code>~1</code>
          {t.tildeAfter[1]}
          {example('misspelled')}
        </li>
        <li>
          {t.keepQuotes[0]}
          {example('phrase')}
        </li>
        <li>
          <a href={searchUrl(all)}>{t.lookThroughAll}</a>
        </li>
      </ul>
    </div>
  );
}
