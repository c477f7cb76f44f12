/** The OpenSearch 1.1 description of the site, by which a browser can search it from its address bar. */

import { html } from 'hono/html';
import type { PageContext } from '../../views/page-context.ts';

export const OPENSEARCH_TYPE = 'application/opensearchdescription+xml';

/** Lengths that the specification allows, in characters. */
const LONGEST_SHORT_NAME = 16;
const LONGEST_LONG_NAME = 48;

/** `origin` is where the site was asked for: a description has whole addresses. */
export function openSearchDescription({ site, assets }: PageContext, origin: string): string {
  const description = html`<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>${cut(site, LONGEST_SHORT_NAME)}</ShortName>
  <LongName>${cut(site, LONGEST_LONG_NAME)}</LongName>
  <Description>Search the articles of ${cut(site, 200)}</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Image width="16" height="16" type="image/svg+xml">${origin}${assets.icon}</Image>
  <Url type="text/html" rel="results" template="${origin}/search?q={searchTerms}"/>
  <Url type="application/json" rel="results" template="${origin}/api/search?q={searchTerms}"/>
  <Url type="${OPENSEARCH_TYPE}" rel="self" template="${origin}/opensearch.xml"/>
</OpenSearchDescription>
`;
  return description.toString();
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
