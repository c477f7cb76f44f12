/** Takes out of a page what is about its article or beside it, told by the names of classes and roles. */

/** Elements that hold none of a story. */
const ELEMENTS =
  'figcaption, aside, nav, form, button, dialog, [hidden], [aria-hidden="true"], [role="navigation"], [role="complementary"], [role="search"], [role="dialog"], [role="menu"], [role="banner"], [role="contentinfo"]';

/** Words of a class, an id or another name by which pages call such parts. */
const NAMES = new Set(
  (
    'caption captions credit credits byline bylines author authors bio related recommended recommendation recommendations ' +
    'newsletter newsletters subscribe subscription signup promo promos promotion share shares sharing sharebar social follow ' +
    'ad ads advert adverts advertisement advertising sponsor sponsored outbrain taboola comment comments disqus tags breadcrumb ' +
    'breadcrumbs trending popular footer nav navigation menu toolbar widget gallery slideshow carousel copyright timestamp ' +
    'pubdate dateline paywall cookie cookies consent teaser teasers readmore morefrom sidebar skip hidden donate donation ' +
    'crosshead kicker metadata'
  ).split(' '),
);
/** The same as pairs of words, where one of them alone says nothing. */
const PAIRS =
  /(?:^| )(?:read (?:more|next|also)|more (?:on|from|stories|like|articles|news)|also (?:on|read)|most (?:read|popular|viewed)|you may|sign up|up next|see also|photo (?:by|credit)|image (?:credit|source)|screen reader|sr only|visually hidden|pull quote|print only)(?: |$)/;
const NAMED_BY = ['class', 'id', 'itemprop', 'data-component', 'data-type', 'data-testid', 'data-module'];

/** What holds more of the page's paragraphs than this is the story, whatever it is called. */
const MOST_OF_TEXT = 0.25;

export function removeFurniture(document: Document): void {
  const all = paragraphLength(document.body);
  for (const element of document.querySelectorAll(ELEMENTS)) removeUnlessStory(element, all);
  for (const element of document.body?.querySelectorAll(
    '[class], [id], [itemprop], [data-component], [data-type], [data-testid], [data-module]',
  ) ?? []) {
    if (isNamedFurniture(element)) removeUnlessStory(element, all);
  }
}

function removeUnlessStory(element: Element, all: number): void {
  if (paragraphLength(element) <= MOST_OF_TEXT * all) element.remove();
}

function isNamedFurniture(element: Element): boolean {
  for (const attribute of NAMED_BY) {
    const words = wordsOf(element.getAttribute(attribute) ?? '');
    if (words.some((word) => NAMES.has(word)) || PAIRS.test(words.join(' '))) return true;
  }
  return false;
}

/** The words of a name, however they are joined: `relatedPosts`, `c-related__posts`. */
function wordsOf(name: string): string[] {
  return name
    .slice(0, 500)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
}

function paragraphLength(element: Element | null): number {
  let length = 0;
  for (const paragraph of element?.querySelectorAll('p') ?? []) length += paragraph.textContent?.length ?? 0;
  return length;
}
