/** What the search box offers while one types: how the text may go on, and articles by their titles. */

import { articleUrl, searchUrlOf } from '../src/query-language/search-url.ts';
import type { Suggestions } from '../src/search-engine.ts';
import { DateOf } from './civil-date.tsx';

/** More than these would be a page rather than a help: the API has them all. */
const MOST_COMPLETIONS = 6;
const MOST_TITLES = 4;

interface SuggestionListProps {
  readonly typed: string;
  readonly suggestions: Suggestions;
}

/** Markup for the panel under the search box, which is empty when there is nothing to offer. */
export function SuggestionList({ typed, suggestions }: SuggestionListProps) {
  const titles = suggestions.titles.slice(0, MOST_TITLES);
  // The API also tells that what is typed is a word already; a reader knows.
  const completions = suggestions.completions
    .filter((completion) => completion.toLowerCase() !== typed.toLowerCase())
    .slice(0, MOST_COMPLETIONS);
  return (
    <>
      {completions.length === 0 ? null : (
        <ul class="completions" aria-label="Searches">
          {completions.map((completion) => (
            <li>
              <a href={searchUrlOf({ q: completion })} dir="auto">
                <Completion typed={typed} completion={completion} />
              </a>
            </li>
          ))}
        </ul>
      )}
      {titles.length === 0 ? null : (
        <ul class="by-title" aria-label="Articles">
          {titles.map(({ id, title, date }) => (
            <li>
              <a href={articleUrl(id)}>
                <bdi>{title}</bdi> <DateOf date={date} />
              </a>
            </li>
          ))}
        </ul>
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
