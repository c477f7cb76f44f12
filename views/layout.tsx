/** The frame of every page: head, header with the search box, footer. */

import type { PropsWithChildren } from 'hono/jsx';
import type { PageContext } from './page-context.ts';
import { SearchForm } from './search-form.tsx';

interface LayoutProps {
  readonly context: PageContext;
  /** The page's own title, before the site's. */
  readonly title: string | null;
  /** What the search box holds; null where the page has a search box of its own. */
  readonly typed: string | null;
  /** Whether results are on the page for the search box to renew while one types. */
  readonly live?: boolean;
  /** Whether search engines may list the page. */
  readonly listed?: boolean;
}

/** htmx needs neither eval nor a stylesheet of its own, so the content policy allows neither. */
const HTMX_CONFIG =
  '{"includeIndicatorCSS":false,"defaultTimeout":20000,"morphIgnore":["data-htmx-powered","open"]}';

export function Layout(props: PropsWithChildren<LayoutProps>) {
  const { context, title, typed, live = false, listed = false, children } = props;
  const { site, assets } = context;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>{title === null ? site : `${title} – ${site}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {listed ? null : <meta name="robots" content="noindex" />}
        <link rel="icon" href={assets.icon} type="image/svg+xml" />
        <link rel="search" type="application/opensearchdescription+xml" href="/opensearch.xml" title={site} />
        <link rel="stylesheet" href={assets.stylesheet} />
        <meta name="htmx-config" content={HTMX_CONFIG} />
        <script src={assets.htmx} defer />
        <script src={assets.liveSearch} type="module" />
        <script src={assets.suggestions} type="module" />
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the content
        </a>
        <header class="site">
          <a class="brand" href="/">
            {site}
          </a>
          {typed === null ? null : <SearchForm typed={typed} live={live} />}
        </header>
        {children}
        <footer class="site">
          <p>
            <a href="/">{site}</a> · No cookies, nothing from other sites.
          </p>
        </footer>
      </body>
    </html>
  );
}
