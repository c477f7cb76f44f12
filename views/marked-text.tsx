/** Text with what matched in it marked. */

import type { Highlight, Snippet } from '../src/search-engine.ts';

interface MarkedTextProps {
  readonly text: string;
  readonly highlights: readonly Highlight[];
}

export function MarkedText({ text, highlights }: MarkedTextProps) {
  let at = 0;
  const parts = highlights.flatMap(([start, end]) => {
    const before = text.slice(at, start);
    at = end;
    return [before, <mark>{text.slice(start, end)}</mark>];
  });
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
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
