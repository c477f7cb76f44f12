/** The hits of a page; what is nearly the same as one higher up is folded under it. */

import { isScored, type Query } from '../src/query.ts';
import { articleUrl } from '../src/query-language/search-url.ts';
import type { Hit } from '../src/search-engine.ts';
import { DateOf } from './date-of.tsx';
import { MarkedText, SnippetText } from './marked-text.tsx';
import { usePage } from './page-context.ts';

/** A hit with those of the page that are its near-copies. */
interface Folded {
  readonly hit: Hit;
  readonly copies: Hit[];
}

/** Each near-copy under the first hit that it is a near-copy of. The order is kept. */
function fold(hits: readonly Hit[]): Folded[] {
  const folded: Folded[] = [];
  for (const hit of hits) {
    const like = folded.find((other) => other.hit.nearCopies.some(({ id }) => id === hit.id));
    if (like === undefined) folded.push({ hit, copies: [] });
    else like.copies.push(hit);
  }
  return folded;
}

export function HitList({ query, hits }: { readonly query: Query; readonly hits: readonly Hit[] }) {
  const { t } = usePage();
  return (
    <ol class="hits" start={(query.page - 1) * query.size + 1}>
      {fold(hits).map(({ hit, copies }) => (
        <li class="hit">
          <HitItem query={query} hit={hit} />
          {copies.length === 0 ? null : (
            <details class="copies" id={`copies-${hit.id}`}>
              <summary>{t.nearCopies(copies.length)}</summary>
              <ol>
                {copies.map((copy) => (
                  <li class="hit">
                    <HitItem query={query} hit={copy} />
                  </li>
                ))}
              </ol>
            </details>
          )}
        </li>
      ))}
    </ol>
  );
}

function HitItem({ query, hit }: { readonly query: Query; readonly hit: Hit }) {
  const { id, title, titleHighlights, date, source, section, language, snippets } = hit;
  const hasMatches = isScored(query.clause);
  return (
    <>
      <h2 dir="auto" lang={language ?? undefined}>
        <a href={`${articleUrl(id, query)}${hasMatches ? '#match-1' : ''}`}>
          <MarkedText text={title} highlights={titleHighlights} />
        </a>
      </h2>
      <p class="about">
        <DateOf date={date} />
        {source === null ? null : <bdi class="source">{source}</bdi>}
        {section === null ? null : <bdi class="section">{section}</bdi>}
      </p>
      <div lang={language ?? undefined}>
        {snippets.map((snippet) => (
          <SnippetText snippet={snippet} />
        ))}
      </div>
    </>
  );
}
