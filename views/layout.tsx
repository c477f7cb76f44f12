/** The frame of every page: head, header with the search box, footer. */

import { type Child, raw } from '#views/jsx-runtime';
import { OWN_NAMES } from '../src/messages/catalogues.ts';
import { PAGE_LANGUAGES, type PageLanguage } from '../src/page-language.ts';
import { homeUrl } from '../src/query-language/search-url.ts';
import { KeyList } from './key-list.tsx';
import { usePage } from './page-context.ts';
import { SearchForm } from './search-form.tsx';

interface LayoutProps {
  /** The page's own title, before the site's. */
  readonly title: string | null;
  /** What the search box holds; null where the page has a search box of its own. */
  readonly typed: string | null;
  /** Whether results are on the page for the search box to renew while one types. */
  readonly live?: boolean;
  /** The page's one address, by which search engines may list it; null: they may not. */
  readonly canonical?: string | null;
  readonly description?: string | null;
  /** The feed of what is on the page. */
  readonly feed?: string | null;
  /** What the page is about, for machines: an object of schema.org. */
  readonly data?: object | null;
  /** The same page in another language; null where there is none. */
  readonly inLanguage?: ((language: PageLanguage) => string) | null;
  readonly children?: Child;
}

/** htmx needs neither eval nor a stylesheet of its own, so the content policy allows neither. */
const HTMX_CONFIG =
  '{"includeIndicatorCSS":false,"defaultTimeout":20000,"morphIgnore":["data-htmx-powered","open"]}';

export function Layout(props: LayoutProps) {
  const { typed, live = false, inLanguage = null, children } = props;
  const { site, assets, footer, t, all } = usePage();
  return (
    <html lang={t.tag}>
      <Head {...props} />
      <body data-unreachable={t.unreachable} data-failed={t.failed} data-too-long={t.tooLong}>
        <a class="skip" href="#main">
          {t.skip}
        </a>
        <header class="site">
          <a class={assets.logo === null ? 'brand' : 'brand with-logo'} href={homeUrl(all.lang)}>
            {assets.logo === null ? null : <img src={assets.logo} alt="" height="32" />}
            {site}
          </a>
          {typed === null ? null : <SearchForm typed={typed} live={live} />}
        </header>
        {children}
        <footer class="site">
          <p>
            <a href={homeUrl(all.lang)}>{site}</a> · {footer ?? t.footer}
          </p>
          {inLanguage === null ? null : (
            <ul id="languages" class="languages" aria-label={t.pageLanguage}>
              {PAGE_LANGUAGES.map((language) => (
                <li>
                  <a
                    href={inLanguage(language)}
                    lang={language}
                    hreflang={language}
                    rel="nofollow"
                    aria-current={t.tag.startsWith(language) ? 'true' : undefined}
                  >
                    {OWN_NAMES[language]}
                  </a>
                </li>
              ))}
            </ul>
          )}
          <button id="show-keys" type="button" aria-haspopup="dialog">
            {t.showKeys} <kbd>?</kbd>
          </button>
        </footer>
        <KeyList />
      </body>
    </html>
  );
}

function Head({ title, canonical = null, description = null, feed = null, data = null }: LayoutProps) {
  const { site, assets, publicUrl } = usePage();
  return (
    <head>
      <meta charset="utf-8" />
      <title>{title === null ? site : `${title} – ${site}`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      {description === null ? null : <meta name="description" content={description} />}
      {canonical === null ? (
        <meta name="robots" content="noindex, nofollow" />
      ) : (
        <link rel="canonical" href={`${publicUrl}${canonical}`} />
      )}
      <link rel="icon" href={assets.icon} type="image/svg+xml" />
      <link rel="search" type="application/opensearchdescription+xml" href="/opensearch.xml" title={site} />
      {feed === null ? null : <link rel="alternate" type="application/atom+xml" href={feed} />}
      {[assets.stylesheet, ...assets.own].map((href) => (
        <link rel="stylesheet" href={href} />
      ))}
      <meta name="htmx-config" content={HTMX_CONFIG} />
      <script src={assets.htmx} defer />
      {[assets.liveSearch, assets.suggestions, assets.resultLinks, assets.keyboard].map((src) => (
        <script src={src} type="module" />
      ))}
      {data === null ? null : <script type="application/ld+json">{raw(asScript(data))}</script>}
    </head>
  );
}

/** JSON in which nothing can end the element that it stands in. */
function asScript(data: object): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}
