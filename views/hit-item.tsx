/** One hit of a results page. */

import { articleUrl } from '../src/query-language/search-url.ts';
import type { Hit } from '../src/search-engine.ts';
import { DateOf } from './civil-date.tsx';
import { MarkedText, SnippetText } from './marked-text.tsx';

export function HitItem({ hit, typed }: { readonly hit: Hit; readonly typed: string }) {
  return (
    <li class="hit">
      <h2 dir="auto" lang={hit.language ?? undefined}>
        <a href={articleUrl(hit.id, typed)}>
          <MarkedText text={hit.title} highlights={hit.titleHighlights} />
        </a>
      </h2>
      <p class="about">
        <DateOf date={hit.date} />
        {hit.source === null ? null : <bdi class="source">{hit.source}</bdi>}
      </p>
      <div lang={hit.language ?? undefined}>
        {hit.snippets.map((snippet) => (
          <SnippetText snippet={snippet} />
        ))}
      </div>
    </li>
  );
}
