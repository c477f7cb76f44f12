/** A page's HTML → a tree to look things up in. Reads what a strict serializer writes, and refuses the rest. */

export interface MarkupElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (MarkupElement | string)[];
}

const DOCTYPE = '<!DOCTYPE html>';
const TAG = /<(\/?)([a-zA-Z][\w-]*)((?:\s+[^\s="<>/]+(?:="[^"]*")?)*)\s*(\/?)>/g;
const ATTRIBUTE = /([^\s="<>/]+)(?:="([^"]*)")?/g;
const VOID = new Set(['meta', 'link', 'input', 'br', 'hr', 'img', 'wbr', 'source', 'col']);
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Throws when an element is not closed where it should be or when text holds a bare `<`. */
export function parseMarkup(html: string): MarkupElement {
  const root: MarkupElement = { name: '#document', attributes: new Map(), children: [] };
  const open = [root];
  const start = html.startsWith(DOCTYPE) ? DOCTYPE.length : 0;
  let at = start;
  const inner = (): MarkupElement => open.at(-1) as MarkupElement;
  const addText = (text: string): void => {
    if (text.includes('<')) throw new Error(`Markup that can't be read: ${text.slice(0, 80)}`);
    if (text !== '') inner().children.push(decode(text));
  };
  for (const tag of html.slice(start).matchAll(TAG)) {
    addText(html.slice(at, start + tag.index));
    at = start + tag.index + tag[0].length;
    const name = (tag[2] ?? '').toLowerCase();
    if (tag[1] === '/') {
      const closed = open.pop();
      if (closed?.name !== name) throw new Error(`</${name}> closes <${closed?.name}>`);
      continue;
    }
    const element: MarkupElement = { name, attributes: readAttributes(tag[3] ?? ''), children: [] };
    inner().children.push(element);
    if (tag[4] !== '/' && !VOID.has(name)) open.push(element);
  }
  addText(html.slice(at));
  if (open.length > 1) throw new Error(`<${inner().name}> is never closed`);
  return root;
}

function readAttributes(text: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', value = ''] of text.matchAll(ATTRIBUTE)) attributes.set(name, decode(value));
  return attributes;
}

function decode(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hexadecimal, name) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    if (hexadecimal !== undefined) return String.fromCodePoint(Number.parseInt(hexadecimal, 16));
    return NAMED[name] ?? whole;
  });
}

/** Every element under this one that the test is true for, in the order of the page. */
export function findAll(root: MarkupElement, test: (element: MarkupElement) => boolean): MarkupElement[] {
  const found: MarkupElement[] = [];
  const visit = (element: MarkupElement): void => {
    for (const child of element.children) {
      if (typeof child === 'string') continue;
      if (test(child)) found.push(child);
      visit(child);
    }
  };
  visit(root);
  return found;
}

export function hasClass(element: MarkupElement, name: string): boolean {
  return (element.attributes.get('class') ?? '').split(/\s+/).includes(name);
}

/** The text of an element and all in it, as it is written. */
export function textOf(element: MarkupElement | string): string {
  return typeof element === 'string' ? element : element.children.map(textOf).join('');
}
