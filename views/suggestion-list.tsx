/** What the search box offers while one types: how the text may go on, and articles by their titles. */

import { articleUrl, searchUrl } from '../src/query-language/search-url.ts';
import type { Suggestions } from '../src/search-engine.ts';
import { DateOf } from './date-of.tsx';
import { usePage } from './page-context.ts';

/** More than these would be a page rather than a help: the API has them all. */
const MOST_COMPLETIONS = 6;
const MOST_TITLES = 4;

interface SuggestionListProps {
  readonly typed: string;
  readonly suggestions: Suggestions;
}

/**
 * Markup for the panel under the search box, which is empty when there is nothing to offer: the
 * options of a list box, for the focus stays in the box (WAI-ARIA, the pattern of the combobox).
 */
export function SuggestionList({ typed, suggestions }: SuggestionListProps) {
  const { t, all } = usePage();
  const titles = suggestions.titles.slice(0, MOST_TITLES);
  // The API also tells that what is typed is a word already; a reader knows.
  const completions = suggestions.completions
    .filter((completion) => completion.toLowerCase() !== typed.toLowerCase())
    .slice(0, MOST_COMPLETIONS);
  const option = { role: 'option', tabindex: -1, 'aria-selected': 'false' } as const;
  return (
    <>
      {completions.length === 0 ? null : (
        // biome-ignore lint/a11y/useSemanticElements: options are in groups, not in fieldsets
        <div role="group" class="completions" aria-label={t.suggestedSearches}>
          {completions.map((completion, i) => (
            <a id={`completion-${i}`} {...option} href={searchUrl(all, { typed: completion })} dir="auto">
              <Completion typed={typed} completion={completion} />
            </a>
          ))}
        </div>
      )}
      {titles.length === 0 ? null : (
        // biome-ignore lint/a11y/useSemanticElements: options are in groups, not in fieldsets
        <div role="group" class="by-title" aria-label={t.suggestedArticles}>
          {titles.map(({ id, title, date, language }, i) => (
            <a id={`title-${i}`} {...option} href={articleUrl(id, all)}>
              <bdi lang={language ?? undefined}>{title}</bdi> <DateOf date={date} />
            </a>
          ))}
        </div>
      )}
    </>
  );
}

/** What would be added to the typed text stands out; all of it does where case or accents differ. */
function Completion({ typed, completion }: { readonly typed: string; readonly completion: string }) {
  const kept = completion.startsWith(typed) ? typed.length : 0;
  return (
    <>
      {completion.slice(0, kept)}
      <b>{completion.slice(kept)}</b>
    </>
  );
}
