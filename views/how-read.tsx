/** How a query was read, and for each way in which it may have been misread a link that mends it. */

import type { Query } from '../src/query.ts';
import { searchUrl } from '../src/query-language/search-url.ts';
import type { SearchResponse } from '../src/search-engine.ts';
import { usePage } from './page-context.ts';

/** Another text to type instead, known to find articles. */
export interface Mending {
  readonly kind: 'required' | 'stop-words' | 'phrase' | 'quote';
  /** What it is about, as it is shown. */
  readonly text: string;
  readonly typed: string;
}

interface HowReadProps {
  readonly query: Query;
  readonly response: SearchResponse;
  readonly mendings: readonly Mending[];
}

export function HowRead({ query, response, mendings }: HowReadProps) {
  const { t } = usePage();
  const links = (kind: Mending['kind']) => (
    <MendingLinks query={query} mendings={mendings.filter((mending) => mending.kind === kind)} />
  );
  const asTyped = query.readAs === query.typed.trim().replace(/\s+/g, ' ');
  const isRelaxed = response.matching === 'some' && response.total > 0;
  const notes = [...query.notes, ...response.notes];
  if (!isRelaxed && notes.length === 0 && (asTyped || query.readAs === '')) return null;
  return (
    <ul class="notes">
      {isRelaxed ? (
        <li>
          {t.some} {links('required')}
        </li>
      ) : null}
      {notes.map((note) => (
        <li>
          {t.note(note)} {note.code === 'stop-words-left-out' ? links('stop-words') : null}
          {note.code === 'read-as-words' ? links('phrase') : null}
        </li>
      ))}
      {asTyped || query.readAs === '' ? null : (
        <li>
          {t.readAs(query.readAs)} {links('quote')}
        </li>
      )}
    </ul>
  );
}

function MendingLinks({ query, mendings }: Pick<HowReadProps, 'query' | 'mendings'>) {
  const { t } = usePage();
  const [first] = mendings;
  if (first === undefined) return null;
  const labels = { required: t.mustHave, 'stop-words': t.lookForThem, phrase: t.asPhrase, quote: t.asPhrase };
  return (
    <span class="mend">
      {labels[first.kind]}
      {mendings.map(({ text, typed }) => (
        <>
          {' '}
          <a href={searchUrl(query, { typed })}>
            <bdi>{text}</bdi>
          </a>
        </>
      ))}
    </span>
  );
}

/** Keeps what the search is narrowed to: the suggestion was found to find more there. */
export function DidYouMean({
  query,
  suggestion,
}: {
  readonly query: Query;
  readonly suggestion: string | null;
}) {
  const { t } = usePage();
  if (suggestion === null) return null;
  return (
    <p class="did-you-mean">
      {t.didYouMean[0]}
      <a href={searchUrl(query, { typed: suggestion })}>
        <bdi>{suggestion}</bdi>
      </a>
      {t.didYouMean[1]}
    </p>
  );
}
