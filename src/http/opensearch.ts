/** The OpenSearch 1.1 description of the site, by which a browser can search it from its address bar. */

import { html } from 'hono/html';
import type { PageContext } from '../../views/page-context.ts';

export const OPENSEARCH_TYPE = 'application/opensearchdescription+xml';

/** Lengths that the specification allows, in characters. */
const LONGEST_SHORT_NAME = 16;
const LONGEST_LONG_NAME = 48;
const LONGEST_DESCRIPTION = 1024;

/** A description has whole addresses: those of the site for others. */
export function openSearchDescription(context: PageContext): string {
  const { site, description, assets, publicUrl } = context;
  const about = description ?? `Search the articles of ${cut(site, 200)}`;
  const xml = html`<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>${cut(site, LONGEST_SHORT_NAME)}</ShortName>
  <LongName>${cut(site, LONGEST_LONG_NAME)}</LongName>
  <Description>${cut(about, LONGEST_DESCRIPTION)}</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Image width="16" height="16" type="image/svg+xml">${publicUrl}${assets.icon}</Image>
  <Url type="text/html" rel="results" template="${publicUrl}/search?q={searchTerms}"/>
  <Url type="application/atom+xml" rel="results" template="${publicUrl}/search.atom?q={searchTerms}"/>
  <Url type="application/json" rel="results" template="${publicUrl}/api/search?q={searchTerms}"/>
  <Url type="${OPENSEARCH_TYPE}" rel="self" template="${publicUrl}/opensearch.xml"/>
</OpenSearchDescription>
`;
  return xml.toString();
}

/** Cut between characters, and without what XML can't hold. */
function cut(text: string, length: number): string {
  const held = text.replace(/\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu, ' ').trim();
  const characters = Array.from(held);
  return characters.length <= length
    ? held
    : `${characters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`;
}
