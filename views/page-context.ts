/** What every page is given beside its own content. */

export interface PageContext {
  /** The site's name. */
  readonly site: string;
  readonly assets: AssetUrls;
}

/** Where the pages find their stylesheet, scripts and icon. */
export interface AssetUrls {
  readonly stylesheet: string;
  readonly liveSearch: string;
  readonly suggestions: string;
  readonly htmx: string;
  readonly icon: string;
}
