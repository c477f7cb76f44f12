/** Parts of a page that are not about its article: comments, other stories, pictures with their own dates. */

const NAMES =
  /(?:^|[\s_-])(?:comments?|related|recommend(?:ed|ations?)?|sidebar|captions?|trending|popular|more-stories)(?=$|[\s_-])|\brelated[A-Z]/i;
const ELEMENTS = new Set(['aside', 'footer', 'nav', 'figure', 'figcaption']);
/** Characters of a name that are looked at. */
const LONGEST = 500;

/** Whether an element is such a part. What holds the headline is the article's, whatever it is called. */
export function isOthers(element: Element): boolean {
  const isOne = ELEMENTS.has(element.nodeName.toLowerCase()) || isNamedOthers(element);
  return isOne && element.querySelector('h1') === null;
}

/** Whether an element is within such a part, or is one. `isOne` tells which are. */
export function isWithinOthers(element: Element, isOne = isOthers): boolean {
  for (let outer: Element | null = element; outer !== null; outer = outer.parentElement) {
    if (outer.nodeName !== 'BODY' && outer.nodeName !== 'HTML' && isOne(outer)) return true;
  }
  return false;
}

/** Whether an element is called as such parts are. */
export function isNamedOthers(element: Element): boolean {
  return NAMES.test(`${element.getAttribute('class') ?? ''} ${element.id}`.slice(0, LONGEST));
}
