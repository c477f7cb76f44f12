/** Named values of a page: its `meta` elements, and the parts that microdata and microformats name. */

import { oneLine } from '../text-form.ts';

/** Longer values are no names of anything. */
const LONGEST = 1_000;

export class PageNames {
  private readonly metas = new Map<string, string[]>();

  constructor(private readonly document: Document) {
    for (const meta of document.querySelectorAll('meta')) {
      const name =
        meta.getAttribute('property') ?? meta.getAttribute('name') ?? meta.getAttribute('itemprop');
      // Some savers leave the content as a value.
      const value = oneLine(meta.getAttribute('content') ?? meta.getAttribute('value') ?? '');
      if (name === null || value === '' || value.length > LONGEST) continue;
      const key = name.trim().toLowerCase();
      this.metas.set(key, [...(this.metas.get(key) ?? []), value]);
    }
  }

  /** The first value of the first name that has one. */
  meta(...names: readonly string[]): string | null {
    return this.metaNamed(...names)?.value ?? null;
  }

  /** The same with its name. */
  metaNamed(...names: readonly string[]): { readonly name: string; readonly value: string } | null {
    for (const name of names) {
      const value = this.metas.get(name)?.[0];
      if (value !== undefined) return { name, value };
    }
    return null;
  }

  /** All values of the names. */
  metaAll(...names: readonly string[]): string[] {
    return names.flatMap((name) => this.metas.get(name) ?? []);
  }

  /** The texts of the elements that a selector finds, those of no words left out. */
  texts(selector: string, isWanted: (element: Element) => boolean = () => true): string[] {
    return Array.from(this.document.querySelectorAll(selector))
      .filter(isWanted)
      .map((element) => oneLine(element.textContent ?? ''))
      .filter((text) => text !== '' && text.length <= LONGEST);
  }
}
