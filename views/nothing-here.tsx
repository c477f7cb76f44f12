/** What a results page without hits offers instead. */

import { FACETS } from '../src/article.ts';
import { count } from '../src/messages.ts';
import { LAST_REACHABLE_HIT, NO_FILTERS, type Query } from '../src/query.ts';
import { searchUrl } from '../src/query-language/search-url.ts';

interface NothingHereProps {
  readonly query: Query;
  readonly total: number;
}

export function NothingHere({ query, total }: NothingHereProps) {
  return total > 0 ? <PastTheEnd query={query} /> : <NothingFound query={query} />;
}

function PastTheEnd({ query }: Pick<NothingHereProps, 'query'>) {
  const reachable = (query.page - 1) * query.size < LAST_REACHABLE_HIT;
  return (
    <p class="nothing">
      {reachable ? 'The results end before this page. ' : `Pages end at hit ${count(LAST_REACHABLE_HIT)}. `}
      <a href={searchUrl(query)}>Back to the first page</a>
    </p>
  );
}

function NothingFound({ query }: Pick<NothingHereProps, 'query'>) {
  const narrowed =
    query.date ?? query.from ?? query.to ?? FACETS.find((facet) => query.filters[facet].length > 0);
  return (
    <div class="nothing">
      <p>{query.readAs === '' ? 'Nothing is here.' : 'No article matches.'} You can:</p>
      <ul>
        {narrowed === undefined ? null : (
          <li>
            <a href={searchUrl(query, { date: null, from: null, to: null, filters: NO_FILTERS })}>
              search the whole archive, narrowed by nothing
            </a>
          </li>
        )}
        <li>use fewer words, or other ones</li>
        <li>
          put <code>OR</code> between words to find articles with any of them
        </li>
        <li>
          end a word with <code>*</code> to find all that begin with it: <code>organis*</code>
        </li>
        <li>
          put <code>~1</code> after a word that may be spelled otherwise: <code>Khruschev~1</code>
        </li>
        <li>
          keep quotes for words that stand together: <code>"Power of Siberia"</code>
        </li>
        <li>
          <a href="/search">look through all articles</a>
        </li>
      </ul>
    </div>
  );
}
