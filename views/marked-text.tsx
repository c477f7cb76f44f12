/** Text with what matched in it marked. */

import type { Child } from '#views/jsx-runtime';
import type { Highlight, Snippet } from '../src/search-engine.ts';
import { usePage } from './page-context.ts';

interface MarkedTextProps {
  readonly text: string;
  readonly highlights: readonly Highlight[];
  /** The number of the first mark, from 1, and how many there are: for marks that one goes through. */
  readonly numbered?: { readonly first: number; readonly of: number };
}

export function MarkedText({ text, highlights, numbered }: MarkedTextProps) {
  let at = 0;
  const parts: Child[] = [];
  for (const [i, [start, end]] of highlights.entries()) {
    const marked = text.slice(start, end);
    parts.push(text.slice(at, start));
    at = end;
    if (numbered === undefined) parts.push(<mark>{marked}</mark>);
    else {
      const number = numbered.first + i;
      parts.push(<mark id={`match-${number}`}>{marked}</mark>);
      parts.push(<MatchNav number={number} of={numbered.of} />);
    }
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
}

/** Shown while its mark is the target of the address: where one is, and the ways on. */
function MatchNav({ number, of }: { readonly number: number; readonly of: number }) {
  const { t } = usePage();
  return (
    <span class="match-nav" lang={t.tag} dir="auto">
      <a href={`#match-${number === 1 ? of : number - 1}`} rel="prev" aria-label={t.previousMatch}>
        ↑
      </a>
      <span>{t.matchOf(number, of)}</span>
      <a href={`#match-${number === of ? 1 : number + 1}`} rel="next" aria-label={t.nextMatch}>
        ↓
      </a>
      <a href="#main" aria-label={t.closeMatches}>
        ×
      </a>
    </span>
  );
}

export function SnippetText({ snippet }: { readonly snippet: Snippet }) {
  return (
    <p class="snippet" dir="auto">
      {snippet.cutBefore ? '… ' : ''}
      <MarkedText text={snippet.text} highlights={snippet.highlights} />
      {snippet.cutAfter ? ' …' : ''}
    </p>
  );
}
