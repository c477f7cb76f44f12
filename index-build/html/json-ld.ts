/** The article that a page describes in JSON-LD, in whichever of its many shapes. */

/** A JSON object of which nothing is known. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Types of what a page may be about, its article among others that stand beside it. */
const ARTICLE = /(?:Article|BlogPosting|Posting|Report|Review|OpinionPiece|Recipe|WebPage)$/;
/** Objects looked through, and how deep: a page can hold any amount of data. */
const MOST_OBJECTS = 5_000;
const DEEPEST = 8;
const LONGEST_SCRIPT = 2 * 1024 * 1024;

/**
 * The best description of the page's article; null without any. `title` tells it from others, if it
 * is known: but an article may be called otherwise for search engines, and a page has its name and no date.
 */
export function articleInJsonLd(document: Document, title: string): JsonObject | null {
  const found: Found = { articles: [], byId: new Map() };
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    collect(parseLeniently(script.textContent ?? ''), found);
  }
  const rank = (article: JsonObject): number => {
    const headline = textOf(article.headline) ?? textOf(article.name) ?? '';
    const isTitled =
      title !== '' && headline !== '' && (title.includes(headline) || headline.includes(title));
    const isPage = typesOf(article).every((type) => type.endsWith('WebPage'));
    return (isTitled ? 3 : 0) + (isPage ? 0 : 2) + (article.datePublished === undefined ? 0 : 2);
  };
  const best = found.articles.toSorted((a, b) => rank(b) - rank(a))[0];
  return best === undefined ? null : withNamed(best, found.byId);
}

/** Its people and publisher may be described elsewhere on the page, by their `@id`. */
function withNamed(article: JsonObject, byId: ReadonlyMap<string, JsonObject>): JsonObject {
  const resolve = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolve);
    const id = isObject(value) && value.name === undefined ? value['@id'] : undefined;
    return (typeof id === 'string' && byId.get(id)) || value;
  };
  const named = ['author', 'creator', 'publisher'].filter((key) => article[key] !== undefined);
  return { ...article, ...Object.fromEntries(named.map((key) => [key, resolve(article[key])])) };
}

/** A value as text: itself, its `@value` or `name`, or the first of several. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value.trim();
  if (Array.isArray(value)) return textOf(value[0]);
  if (!isObject(value)) return null;
  return textOf(value['@value'] ?? value.name ?? value.headline);
}

/** The names in a value: of a person or of several, as objects or texts. */
export function namesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.slice(0, 50).flatMap(namesOf);
  const name = textOf(value);
  return name === null ? [] : [name];
}

interface Found {
  readonly articles: JsonObject[];
  /** What has a name and an `@id`. */
  readonly byId: Map<string, JsonObject>;
}

function collect(root: unknown, { articles, byId }: Found): void {
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value: root, depth: 0 }];
  for (let looked = 0; looked < MOST_OBJECTS; looked += 1) {
    const next = open.shift();
    if (next === undefined) return;
    const { value, depth } = next;
    if (Array.isArray(value)) for (const each of value) open.push({ value: each, depth });
    if (!isObject(value)) continue;
    if (typeof value['@id'] === 'string' && value.name !== undefined) byId.set(value['@id'], value);
    if (typesOf(value).some((type) => ARTICLE.test(type))) articles.push(value);
    if (depth === DEEPEST) continue;
    // What else an article names are other articles; what a page names is its own.
    for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage']) {
      if (isObject(value[key]) || Array.isArray(value[key]))
        open.push({ value: value[key], depth: depth + 1 });
    }
  }
}

function typesOf(value: JsonObject): string[] {
  return [value['@type']].flat().filter((type) => typeof type === 'string');
}

/** As it should be, or as pages have it: in a comment or CDATA, with line breaks in texts and commas too many. */
function parseLeniently(source: string): unknown {
  if (source.length > LONGEST_SCRIPT) return null;
  const bare = source
    .replace(
      /^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[)|(?:-->|\/\*\s*\]\]>\s*\*\/|\]\]>)\s*;?\s*$/g,
      '',
    )
    .trim()
    .replace(/;$/, '');
  for (const text of [
    bare,
    bare.replace(/\p{Cc}+/gu, ' '),
    bare.replace(/\p{Cc}+/gu, ' ').replace(/,\s*([\]}])/g, '$1'),
  ]) {
    try {
      return JSON.parse(text);
    } catch {
      // The next one is mended more.
    }
  }
  return null;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
