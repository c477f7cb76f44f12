/**
 * What the compiler makes of the JSX in the pages: an element is drawn as soon as it is written, into
 * text. Hono's own runtime keeps a tree for contexts, promises and scripts in a browser, none of which
 * these pages have, and takes half as long again. Which elements and attributes there are is Hono's.
 *
 * Imported as `#views/jsx-runtime` (see `package.json`), as the compiler does: so there is one of it.
 */

import type { JSX as Html } from 'hono/jsx/jsx-runtime';

/** Markup that is drawn: it is put into other markup as it is. */
export class Drawn {
  constructor(readonly html: string) {}

  toString(): string {
    return this.html;
  }
}

/** What may stand inside an element. Text is escaped; nothing is drawn of null and booleans. */
export type Child = Drawn | string | number | boolean | null | undefined | readonly Child[];

type Props = Readonly<Record<string, unknown>>;
type Component = (props: Props) => Drawn | null;

export declare namespace JSX {
  type Element = Drawn | null;
  interface ElementChildrenAttribute {
    readonly children: unknown;
  }
  type IntrinsicElements = Html.IntrinsicElements;
}

/** Elements that have no end tag. */
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
/** Attributes that say true or false: left out, they are not false but whatever the browser takes them for. */
const IN_WORDS = /^(?:aria-.*|contenteditable|draggable|spellcheck)$/;
const SHORT = 32;
const SPECIAL = /[&<>"']/;
const WRITTEN = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** By unit, `>` being the last. */
const ENTITIES = Array<string | undefined>(0x3f).fill(undefined);
for (const [character, entity] of Object.entries(WRITTEN)) ENTITIES[character.charCodeAt(0)] = entity;

/** Draws an element, or asks a component for what it draws. */
export function jsx(tag: string | Component, props: Props): Drawn | null {
  if (typeof tag === 'function') return tag(props);
  let html = `<${tag}`;
  for (const name in props) if (name !== 'children') html += attribute(name, props[name]);
  if (VOID.has(tag)) return new Drawn(`${html}/>`);
  return new Drawn(`${html}>${childText(props.children as Child)}</${tag}>`);
}

export { jsx as jsxDEV, jsx as jsxs };

/** `<>…</>`: its children alone. */
export function Fragment({ children }: { readonly children?: Child }): Drawn {
  return new Drawn(childText(children));
}

/** Text that is markup already. */
export function raw(html: string): Drawn {
  return new Drawn(html);
}

/** An attribute that is true has no value, one that is false, null or undefined is left out. */
function attribute(name: string, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'boolean') return ` ${name}="${escaped(String(value))}"`;
  if (IN_WORDS.test(name)) return ` ${name}="${value}"`;
  return value ? ` ${name}=""` : '';
}

function childText(child: Child): string {
  if (typeof child === 'string') return escaped(child);
  if (child instanceof Drawn) return child.html;
  if (typeof child === 'number') return String(child);
  if (child === null || typeof child !== 'object') return '';
  let html = '';
  for (const each of child) html += childText(each);
  return html;
}

/** Most of what is written has nothing special, and what is long is looked through by a pattern sooner. */
function escaped(text: string): string {
  if (text.length > SHORT && !SPECIAL.test(text)) return text;
  let html = '';
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const entity = code < ENTITIES.length ? ENTITIES[code] : undefined;
    if (entity === undefined) continue;
    html += text.slice(from, at) + entity;
    from = at + 1;
  }
  return from === 0 ? text : html + text.slice(from);
}
