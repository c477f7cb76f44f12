/** HTML → a document, within bounds: what a page can cost is limited by what is parsed of it. */

import { parseHTML } from 'linkedom';
import { Problem } from '../../src/problem.ts';

/** Characters of a page; what is longer is data with a page around it. */
const LONGEST_PAGE = 16 * 1024 * 1024;
/** Elements of a page, and of those within one another: more than any page that was written by hand or program. */
const MOST_TAGS = 300_000;
const DEEPEST = 1_500;

/** Elements that hold no text of the page. */
const UNREAD =
  'script:not([type="application/ld+json"]), style, template, noscript, iframe, object, embed, svg, math, canvas, audio, video, select, textarea';

/** Throws a Problem for a page that is longer, or nested deeper, than pages are. */
export function parsePage(html: string): Document {
  if (html.length > LONGEST_PAGE) {
    throw new Problem(`its page is longer than ${LONGEST_PAGE / 1024 / 1024} million characters`);
  }
  refuseDepth(html);
  const { document } = parseHTML(asWholePage(html)) as unknown as { document: Document };
  for (const element of document.querySelectorAll(UNREAD)) element.remove();
  return document;
}

/** Without its frame a page would be a fragment, whose parts are looked for in vain. */
function asWholePage(html: string): string {
  return /<(?:html|body)[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`;
}

/** Elements that are closed by others, or have no end: they don't nest. */
const LEAVES = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd option tr td th thead tbody tfoot'.split(
    ' ',
  ),
);

/** Parsers go down a page by calling themselves, and what is nested too deep ends them. */
function refuseDepth(html: string): void {
  let tags = 0;
  let depth = 0;
  for (const [, slash, name] of html.matchAll(/<(\/?)([a-zA-Z][a-zA-Z0-9]{0,20})/g)) {
    tags += 1;
    if (!LEAVES.has((name as string).toLowerCase()))
      depth = slash === '/' ? Math.max(0, depth - 1) : depth + 1;
    if (tags > MOST_TAGS || depth > DEEPEST) {
      throw new Problem('its page has more elements, or more of them within one another, than a page has');
    }
  }
}
