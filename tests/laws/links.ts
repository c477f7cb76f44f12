/** Every link of a results page leads somewhere, none that offers articles to none, and each says how many. */

import { findAll, hasClass, type MarkupElement, parseMarkup, textOf } from './markup.ts';
import { type Get, hold, holdEqual } from './site.ts';

interface Followed {
  readonly status: number;
  /** What the heading of a results page counts; null for any other answer. */
  readonly count: number | null;
}

/** What was found at an address of a site: most links stand on every page. */
const followed = new WeakMap<Get, Map<string, Promise<Followed>>>();

/** Follows all of them, in each view of the page. Returns how many there were. */
export async function checkLinks(get: Get, url: string, view: string): Promise<number> {
  const at = view === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${view}`;
  const { status, text } = await get(at);
  holdEqual(status, 200, at, 'The page is there');
  const root = parseMarkup(text);
  const links = findAll(root, ({ name, attributes }) => name === 'a' && attributes.has('href'));
  for (const link of links) await checkLink(get, link, at);
  await checkCharts(get, root, at);
  await checkOffers(get, root, at);
  return links.length;
}

async function checkLink(get: Get, link: MarkupElement, at: string): Promise<void> {
  const href = hrefOf(link);
  hold(/^(?:\/|#)/.test(href), at, `A link leads within the site: ${href}`);
  if (href.startsWith('#')) return;
  const { status } = await follow(get, href);
  holdEqual(status, 200, href, `A link of ${at} leads to a page`);
}

/** Bars and days of the chart: each has articles, and as many as it says. */
async function checkCharts(get: Get, root: MarkupElement, at: string): Promise<void> {
  const [chart] = findAll(root, (element) => hasClass(element, 'chart'));
  if (chart === undefined) return;
  for (const link of findAll(chart, ({ name }) => name === 'a')) {
    const [title] = findAll(link, ({ name }) => name === 'title');
    const legend = title === undefined ? (link.attributes.get('title') ?? '') : textOf(title);
    // `July 2021: 3 articles`, or `July 2021: 12% of 25 articles`, which are all of that month.
    const [, count = '', , share, all = ''] = /: (?:([\d,]+) article|(([\d.]+)% of ([\d,]+) article))/.exec(
      legend,
    ) ?? [legend];
    const found = (await follow(get, hrefOf(link))).count ?? 0;
    hold(found > 0, at, `A bar has articles: ${hrefOf(link)}`);
    if (share === undefined) holdEqual(found, numberOf(count), at, `What a bar says, ${legend}`);
    else {
      const part = (100 * found) / numberOf(all);
      hold(Math.abs(part - Number(share)) <= part * 0.06, at, `${found} of ${all} are ${share}%`);
    }
  }
}

/** What is said to find articles finds some. */
async function checkOffers(get: Get, root: MarkupElement, at: string): Promise<void> {
  const offers = findAll(root, (element) =>
    ['mend', 'did-you-mean', 'nothing', 'bucket'].some((name) => hasClass(element, name)),
  );
  for (const offer of offers) {
    const [number] = findAll(offer, (element) => hasClass(element, 'number'));
    const isSelected = findAll(offer, ({ attributes }) => attributes.has('checked')).length > 0;
    for (const link of findAll(offer, ({ name }) => name === 'a')) {
      // A chosen value stays listed where it has nothing; the way out of nothing may lead to nothing again.
      const mayBeEmpty =
        isSelected || link.attributes.get('aria-current') === 'true' || hasNoCode(offer, link);
      const { count } = await follow(get, hrefOf(link));
      hold(count !== 0 || mayBeEmpty, at, `What is offered has articles: ${hrefOf(link)}`);
      if (number !== undefined)
        holdEqual(count, numberOf(textOf(number)), at, `The number of ${hrefOf(link)}`);
    }
  }
}

/** Among what to do where nothing was found, examples are code, and only they are said to find something. */
function hasNoCode(offer: MarkupElement, link: MarkupElement): boolean {
  return hasClass(offer, 'nothing') && findAll(link, ({ name }) => name === 'code').length === 0;
}

function follow(get: Get, href: string): Promise<Followed> {
  const known = followed.get(get) ?? new Map<string, Promise<Followed>>();
  followed.set(get, known);
  const path = href.replace(/#.*$/s, '');
  const answer = known.get(path) ?? ask(get, path);
  known.set(path, answer);
  return answer;
}

async function ask(get: Get, path: string): Promise<Followed> {
  const { status, text } = await get(path);
  const count = /<h1 id="count"[^>]*>([\d,]+)/.exec(text)?.[1];
  return { status, count: count === undefined ? null : numberOf(count) };
}

function hrefOf(link: MarkupElement): string {
  return link.attributes.get('href') ?? '';
}

function numberOf(text: string): number {
  return Number(text.replaceAll(',', ''));
}
