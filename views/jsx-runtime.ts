/**
 * What the compiler makes of the JSX in the pages: markup that is drawn, once a page is whole, into the bytes
 * that are sent. Hono's own runtime joins texts, which would then be copied and encoded, and has contexts and
 * promises, which these pages do without. Which elements and attributes there are is Hono's.
 *
 * Imported as `#views/jsx-runtime` (see `package.json`), as the compiler does: so there is one of it.
 */

import type { JSX as Html } from 'hono/jsx/jsx-runtime';
import { HtmlWriter } from './html-writer.ts';

/** Markup that can be drawn: inside other markup it is drawn as it is. */
export abstract class Markup {
  abstract writeTo(html: HtmlWriter): void;

  toString(): string {
    return drawn(this).toString();
  }
}

/** What may stand inside an element. Text is escaped; nothing is drawn of null and booleans. */
export type Child = Markup | string | number | boolean | null | undefined | readonly Child[];

type Props = Readonly<Record<string, unknown>>;
type Component = (props: Props) => Markup | null;

export declare namespace JSX {
  type Element = Markup | null;
  interface ElementChildrenAttribute {
    readonly children: unknown;
  }
  type IntrinsicElements = Html.IntrinsicElements;
}

/** Elements that have no end tag. */
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
/** Attributes that say true or false: left out, they are not false but whatever the browser takes them for. */
const IN_WORDS = /^(?:aria-.*|contenteditable|draggable|spellcheck)$/;

/** How an element begins and ends, but for its attributes; and an attribute, but for its value. By name. */
const tags = new Map<string, { readonly start: string; readonly open: string; readonly end: string }>();
const attributes = new Map<string, { readonly start: string; readonly isInWords: boolean }>();

const writer = new HtmlWriter();

/** The bytes of markup, after a line that stands before it. */
export function drawn(markup: Markup | null, before = ''): Buffer<ArrayBuffer> {
  return writer.collect(() => {
    writer.markup(before);
    markup?.writeTo(writer);
  });
}

/** An element, or what a component makes: that is asked at once, while the page that it is for is being made. */
export function jsx(tag: string | Component, props: Props): Markup | null {
  return typeof tag === 'function' ? tag(props) : new Element(tag, props);
}

export { jsx as jsxDEV, jsx as jsxs };

/** `<>…</>`: its children alone. */
export function Fragment({ children }: { readonly children?: Child }): Markup {
  return new Children(children);
}

/** Text that is markup already. */
export function raw(html: string): Markup {
  return new Bytes(Buffer.from(html));
}

/** Markup that many pages have: drawn now, for all of them. */
export function drawnOnce(markup: Markup | null): Markup {
  return new Bytes(drawn(markup));
}

class Element extends Markup {
  constructor(
    private readonly tag: string,
    private readonly props: Props,
  ) {
    super();
  }

  writeTo(html: HtmlWriter): void {
    const { props } = this;
    const { start, open, end } = tags.get(this.tag) ?? learnTag(this.tag);
    html.markup(start);
    let children: Child;
    // Asked for by name, what props of so many shapes have would be looked up.
    for (const name in props) {
      if (name === 'children') children = props[name] as Child;
      else writeAttribute(html, name, props[name]);
    }
    html.markup(open);
    writeChild(html, children);
    html.markup(end);
  }
}

class Children extends Markup {
  constructor(private readonly children: Child) {
    super();
  }

  writeTo(html: HtmlWriter): void {
    writeChild(html, this.children);
  }
}

class Bytes extends Markup {
  constructor(private readonly markup: Uint8Array) {
    super();
  }

  writeTo(html: HtmlWriter): void {
    html.bytes(this.markup);
  }
}

/** An attribute that is true has no value, one that is false, null or undefined is left out. */
function writeAttribute(html: HtmlWriter, name: string, value: unknown): void {
  if (value === undefined || value === null) return;
  const { start, isInWords } = attributes.get(name) ?? learnAttribute(name);
  const isSwitch = typeof value === 'boolean' && !isInWords;
  if (isSwitch && !value) return;
  html.markup(start);
  if (!isSwitch) html.text(typeof value === 'string' ? value : String(value));
  html.markup('"');
}

function learnTag(name: string) {
  const isVoid = VOID.has(name);
  const tag = { start: `<${name}`, open: isVoid ? '/>' : '>', end: isVoid ? '' : `</${name}>` };
  tags.set(name, tag);
  return tag;
}

function learnAttribute(name: string) {
  const attribute = { start: ` ${name}="`, isInWords: IN_WORDS.test(name) };
  attributes.set(name, attribute);
  return attribute;
}

function writeChild(html: HtmlWriter, child: Child): void {
  if (typeof child === 'string') html.text(child);
  else if (child instanceof Markup) child.writeTo(html);
  else if (typeof child === 'number') html.markup(String(child));
  else if (child !== null && typeof child === 'object') for (const each of child) writeChild(html, each);
}
