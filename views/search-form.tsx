/** The search box: a plain form, which htmx makes suggest and answer while one types. */

import { usePage } from './page-context.ts';

/** Renews the results and the facets with every pause in typing and every change of a facet. */
const LIVE = {
  'hx-get': '/search',
  'hx-trigger': 'input changed delay:200ms target:#q, change from:#facets, submit',
  'hx-sync': 'this:replace',
  'hx-target': '#results',
  'hx-swap': 'outerMorph',
  'hx-select': '#results',
  'hx-select-oob': '#facets:outerMorph,#announcement:innerHTML,#languages:innerHTML',
  'hx-push-url': 'true',
  'hx-status:4xx': 'swap:none push:false replace:false',
  'hx-status:5xx': 'swap:none push:false replace:false',
};

/** Fills the panel with every pause in typing, by requests that have nothing to do with the results'. */
const SUGGEST = {
  'hx-get': '/suggest',
  'hx-trigger': 'input delay:150ms from:#q',
  'hx-include': '#q, #search [name=lang]',
  'hx-sync': 'this:replace',
  'hx-swap': 'innerHTML',
  'hx-status:4xx': 'swap:none',
  'hx-status:5xx': 'swap:none',
};

export function SearchForm({ typed, live }: { readonly typed: string; readonly live: boolean }) {
  const { t, all } = usePage();
  return (
    // biome-ignore lint/a11y/useSemanticElements: the element named search is younger than many browsers in use
    <form id="search" role="search" action="/search" method="get" autocomplete="off" {...(live ? LIVE : {})}>
      <label class="unseen" for="q">
        {t.searchLabel}
      </label>
      <div class="box">
        <input
          id="q"
          name="q"
          type="search"
          value={typed}
          placeholder={t.searchLabel}
          autocapitalize="off"
          spellcheck={false}
          enterkeyhint="search"
          maxlength={10000}
          dir="auto"
        />
        <div id="suggestions" {...SUGGEST} data-label={t.suggestions} />
      </div>
      {all.lang === null ? null : <input type="hidden" name="lang" value={all.lang} />}
      <button type="submit">{t.search}</button>
    </form>
  );
}
