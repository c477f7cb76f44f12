/** What an owner may set about the site. */
export interface SiteSettings {
  /** The site's name. */
  readonly title: string;
  /** Whether articles are shown whole, or only their snippets and a link to the original. */
  readonly fullText: boolean;
}
