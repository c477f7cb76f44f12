/** The whole result in other forms, and a feed of what it will come to have. */

import type { Query } from '../src/query.ts';
import { exportUrl } from '../src/query-language/search-url.ts';
import { usePage } from './page-context.ts';

const FORMS = [
  ['csv', 'CSV'],
  ['jsonl', 'JSON Lines'],
  ['ris', 'RIS'],
  ['bib', 'BibTeX'],
] as const;

export function TakeAlong({ query }: { readonly query: Query }) {
  const { t } = usePage();
  return (
    <p class="take-along">
      {t.takeAlong}:{' '}
      {FORMS.map(([extension, name]) => (
        <>
          <a href={exportUrl(query, extension)} rel="nofollow" download="">
            {name}
          </a>
          {' · '}
        </>
      ))}
      <a href={exportUrl(query, 'atom')} rel="nofollow">
        {t.feed}
      </a>
    </p>
  );
}
