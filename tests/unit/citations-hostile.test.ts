/** Citations of hostile articles: no value can end its record, start a field or come back changed. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CITATION_FORMATS, formatCitation } from '../../src/citation/formats.ts';
import { plainCitation } from '../../src/citation/plain.ts';
import {
  aCitation,
  flat,
  hostileArticle,
  readBiblatex,
  readBibtex,
  readCslJson,
  readRis,
} from '../fixtures/read-citations.ts';

const READERS = { bibtex: readBibtex, ris: readRis, 'csl-json': readCslJson };
const RUNS = { numRuns: 200 };
type Item = Record<string, unknown>;

/** A file must hold one record, and this is it. */
function only(items: Item[]): Item {
  expect(items).toHaveLength(1);
  return items[0] as Item;
}
const bibtexOf = (given: Parameters<typeof aCitation>[0]) =>
  only(readBibtex(formatCitation('bibtex', aCitation(given))));

const addressIn = (given: Parameters<typeof aCitation>[0]) =>
  /^ {2}url = \{([!-z~]+)\},$/m.exec(formatCitation('bibtex', aCitation(given)))?.[1] ?? '';

describe('a hostile article', () => {
  it.each(CITATION_FORMATS)('is one record in %s, with its own title and source', (format) => {
    const property = fc.property(hostileArticle, (given) => {
      const item = only(READERS[format](formatCitation(format, aCitation(given))));
      expect(flat(item.title)).toBe(flat(given.title));
      expect(flat(item['container-title'])).toBe(flat(given.source));
    });
    fc.assert(property, RUNS);
  });

  it('has as many authors in each format as it has names, and each name is whole', () => {
    const property = fc.property(hostileArticle, ({ authors: given }) => {
      const { authors } = aCitation({ authors: given });
      const [ris = {}] = readRis(formatCitation('ris', aCitation({ authors: given })));
      expect([ris.reporter ?? []].flat().map(flat)).toEqual(authors.map(flat));
      const names = (bibtexOf({ authors: given }).author ?? []) as Item[];
      expect(names).toHaveLength(authors.length);
    });
    fc.assert(property, RUNS);
  });

  it('has its abstract and its language in BibTeX as in RIS', () => {
    const property = fc.property(hostileArticle, (given) => {
      const [bib = {}] = readBiblatex(formatCitation('bibtex', aCitation(given)));
      const [ris = {}] = readRis(formatCitation('ris', aCitation(given)));
      for (const item of [bib, ris]) expect(flat(item.abstract)).toBe(flat(given.description));
      expect(flat(ris.language)).toBe(flat(given.language));
      expect(flat(ris.section)).toBe(flat(given.section));
    });
    fc.assert(property, RUNS);
  });

  it('has an address in BibTeX that is one, and is the address given', () => {
    const property = fc.property(hostileArticle, (given) => {
      const url = given.url?.replaceAll('%', '%25') ?? null;
      expect(decodeURI(addressIn({ url }))).toBe(decodeURI(aCitation({ url }).address));
      expect(bibtexOf({ url })).toHaveProperty('URL');
    });
    fc.assert(property, RUNS);
  });

  it('has an address whose percent signs all encode something', () => {
    expect(addressIn({ url: 'https://a.example/5%' })).toBe('https://a.example/5%25');
    expect(addressIn({ url: 'https://a.example/%D1%8F/я?a={1}#%2' })).toBe(
      'https://a.example/%D1%8F/%D1%8F?a=%7B1%7D#%252',
    );
  });

  it('is one line as a plain citation', () => {
    const property = fc.property(hostileArticle, (given) => {
      expect(plainCitation(aCitation(given), 'en', 'n.d.')).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u);
    });
    fc.assert(property, RUNS);
  });
});

describe('a title', () => {
  it('can’t end the record by an unclosed or unopened brace', () => {
    for (const title of ['An unclosed { brace', 'An unopened } brace', '}, year = {1066}, note = {'])
      expect(bibtexOf({ title, date: '2021' })).toMatchObject({
        title,
        issued: { 'date-parts': [[2021]] },
      });
  });

  it('has braces only in pairs once it is BibTeX, since BibTeX counts those after a backslash too', () => {
    const property = fc.property(hostileArticle, (given) => {
      let depth = 0;
      for (const sign of formatCitation('bibtex', aCitation(given)).trimEnd().slice(0, -1)) {
        depth += sign === '{' ? 1 : sign === '}' ? -1 : 0;
        if (depth < 1 && sign === '}') throw new Error('the entry ended too early');
      }
      expect(depth).toBe(1);
    });
    fc.assert(property, RUNS);
  });

  it('keeps its backslashes, capitals, dashes and quotation marks in BibTeX', () => {
    const title = String.raw`NATO's "100% of" \input{x} -- C:\temp --- ''so'' ~ x^2_1 $5 #1 R&D`;
    expect(bibtexOf({ title }).title).toBe(title);
  });

  it('can’t start a tag of RIS, nor a record', () => {
    const title = 'One\r\nER  - \r\nTY  - BOOK\r\nTI  - Two';
    const text = formatCitation('ris', aCitation({ title }));
    expect(only(readRis(text)).title).toBe('One ER - TY - BOOK TI - Two');
    expect(text.match(/^(?:TY|TI|ER) {2}-/gm)).toEqual(['TY  -', 'TI  -', 'ER  -']);
  });

  it('that UTF-8 can’t hold has a sign in its place', () => {
    expect(aCitation({ title: 'Half \ud83d of 😀' }).title).toBe('Half \u{FFFD} of 😀');
  });
});
