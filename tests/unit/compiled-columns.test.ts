/** What the compiled index knows of each article and term: what is written is read, and no byte is left over. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ArticleIds } from '../../src/compiled-index/article-ids.ts';
import { ArticleBlock, ArticleDirectory, readDictionary } from '../../src/compiled-index/article-store.ts';
import { DateTable } from '../../src/compiled-index/date-table.ts';
import { FacetColumn } from '../../src/compiled-index/facet-column.ts';
import { readFieldLengths, writeFieldLengths } from '../../src/compiled-index/field-lengths.ts';
import { readSurfaceForms, writeSurfaceForms } from '../../src/compiled-index/surface-forms.ts';
import {
  type ListEntry,
  TermDirectory,
  TermDirectoryWriter,
} from '../../src/compiled-index/term-directory.ts';
import { anArticle } from '../fixtures/articles.ts';
import { writeArticleIds, writeArticles, writeDateTable, writeFacetColumn } from '../fixtures/columns.ts';
import { expectExact } from '../fixtures/exact-bytes.ts';

const count32 = fc.oneof(fc.nat(300), fc.integer({ min: 0, max: 2 ** 32 - 1 }));

describe('field lengths', () => {
  it('are given back, in narrow arrays where they fit', () => {
    const table = fc.tuple(fc.nat(4), fc.nat(30)).chain(([fields, articles]) =>
      fc.array(
        fc.array(fc.oneof(fc.nat(500), fc.nat(2 ** 24)), { minLength: articles, maxLength: articles }),
        {
          minLength: fields,
          maxLength: fields,
        },
      ),
    );
    fc.assert(
      fc.property(table, (lengths) => {
        const articles = lengths[0]?.length ?? 0;
        const bytes = writeFieldLengths(lengths.map((ofField) => Uint32Array.from(ofField)));
        const read = readFieldLengths(bytes, lengths.length, articles);
        expect(read.map((ofField) => Array.from(ofField))).toEqual(lengths);
        for (const ofField of read) {
          const narrow = ofField.every((length) => length < 2 ** 16);
          expect(ofField.BYTES_PER_ELEMENT).toBe(narrow ? 2 : 4);
        }
        expectExact(bytes, (given) => readFieldLengths(given, lengths.length, articles));
      }),
    );
  });
});

describe('the date table', () => {
  const date = fc.constantFrom(
    '1949',
    '1949-10',
    '1949-10-01',
    '1950',
    '2021-07-15',
    '2021-08',
    '2023-12-31',
  );
  const dates = fc
    .tuple(fc.array(date, { maxLength: 30 }), fc.nat(3))
    .map(([dated, undated]): (string | null)[] => [...dated.sort(), ...new Array<null>(undated).fill(null)]);

  it('gives back the date of each article, and the articles of each date', () => {
    fc.assert(
      fc.property(dates, (given) => {
        const bytes = writeDateTable(given);
        const table = DateTable.read(bytes);
        expect(given.map((_, article) => table.dateOf(article))).toEqual(given);
        expect(table.dates).toEqual([...new Set(given.filter((each) => each !== null))]);
        expect(table.firstUndated).toBe(given.filter((each) => each !== null).length);
        for (const [i, each] of table.dates.entries()) {
          expect(table.run(i, i + 1)).toEqual([given.indexOf(each), given.lastIndexOf(each) + 1]);
        }
        expectExact(bytes, DateTable.read);
      }),
    );
  });

  it('finds the first date that is not before another', () => {
    fc.assert(
      fc.property(dates, fc.oneof(date, fc.constantFrom('', '1949-10-02', '9999')), (given, sought) => {
        const table = DateTable.read(writeDateTable(given));
        const at = table.lowerBound(sought);
        expect(table.dates.slice(0, at).every((each) => each < sought)).toBe(true);
        expect(table.dates.slice(at).every((each) => each >= sought)).toBe(true);
      }),
    );
  });
});

describe('a facet column', () => {
  it('gives back the values of each article, any number of them, in their order', () => {
    const value = fc.oneof(
      fc.constantFrom('gas', 'Café', 'border talks', '😀', ''),
      fc.string({ unit: 'grapheme' }),
    );
    const values = fc.array(fc.uniqueArray(value, { maxLength: 4 }), { maxLength: 20 });
    fc.assert(
      fc.property(values, (given) => {
        const bytes = writeFacetColumn(given);
        const column = FacetColumn.read(bytes, given.length);
        const read = given.map((_, article) =>
          Array.from(column.of(article), (ordinal) => column.values.at(ordinal)),
        );
        expect(read).toEqual(given);
        expect(column.values.size).toBe(new Set(given.flat()).size);
        expectExact(bytes, (each) => FacetColumn.read(each, given.length));
      }),
    );
  });

  it('count the articles of any set by value, and find those that have one', () => {
    const rare: fc.Arbitrary<string> = fc.constantFrom('a', 'b', 'c');
    // Several values an article, one at most, one that most have, and one that all but a few have.
    const columns: fc.Arbitrary<string[][]> = fc.oneof(
      fc.array(fc.uniqueArray(rare, { maxLength: 3 }), { maxLength: 100 }),
      fc.array(fc.uniqueArray(rare, { maxLength: 1 }), { maxLength: 100 }),
      fc.array(
        fc.oneof(
          { weight: 8, arbitrary: fc.constant<string[]>(['en']) },
          fc.uniqueArray(rare, { maxLength: 2 }),
        ),
        {
          maxLength: 100,
        },
      ),
      fc.array(fc.tuple(fc.nat(99), fc.uniqueArray(rare, { maxLength: 1 })), { maxLength: 4 }).map((few) => {
        const column = Array.from({ length: 100 }, () => ['en']);
        for (const [article, values] of few) column[article] = values;
        return column;
      }),
      fc.array(fc.constant<string[]>([]), { maxLength: 40 }),
    );
    const members = fc.oneof(fc.constant(1), fc.constant(0), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(
        columns,
        members,
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (given, share, drawn) => {
          const column = FacetColumn.read(writeFacetColumn(given), given.length);
          const isIn = given.map(() => (drawn.next().value as number) < share || share === 1);
          const bits = bitsOf(isIn);
          const numbersOf = (are: boolean) =>
            Uint32Array.from(isIn.flatMap((isMember, article) => (isMember === are ? [article] : [])));
          const members = numbersOf(true).length;
          const set = { bits: () => bits, members, areOthers: false, isListed: false };
          const counts = column.countsIn({ ...set, listed: () => numbersOf(true) });
          const byList = { ...set, isListed: true, listed: () => numbersOf(true) };
          expect([...column.countsIn(byList)]).toEqual([...counts]);
          const byOthers = { ...set, areOthers: true, listed: () => numbersOf(false) };
          expect([...column.countsIn(byOthers)]).toEqual([...counts]);
          expect(counts).toHaveLength(column.values.size);
          for (let ordinal = 0; ordinal < column.values.size; ordinal += 1) {
            const has = given.map((values) => values.includes(column.values.at(ordinal)));
            expect(counts[ordinal]).toBe(has.filter((each, article) => each && isIn[article]).length);
            const found = new Int32Array(bits.length);
            column.addArticlesWith(new Uint8Array(column.values.size).fill(1, ordinal, ordinal + 1), found);
            expect(found).toEqual(bitsOf(has));
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});

function bitsOf(articles: readonly boolean[]): Int32Array {
  const bits = new Int32Array((articles.length + 31) >>> 5);
  for (const [article, isIn] of articles.entries())
    if (isIn) bits[article >>> 5] = (bits[article >>> 5] as number) | (1 << (article & 31));
  return bits;
}

describe('article ids', () => {
  it('lead to their articles, those that share a hash among them, and others nowhere', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ unit: 'grapheme' }), { maxLength: 40 }), (ids) => {
        const bytes = writeArticleIds(ids);
        const read = ArticleIds.read(bytes, ids.length);
        for (const [number, id] of ids.entries()) expect(read.candidates(id)).toContain(number);
        expectExact(bytes, (given) => ArticleIds.read(given, ids.length));
      }),
    );
  });

  it('of one hash are all candidates', () => {
    const sharing = ['40189.txt', '797186.txt'];
    const ids = ArticleIds.read(writeArticleIds(['a.txt', ...sharing, 'b.txt']), 4);
    for (const id of sharing) expect(ids.candidates(id)).toEqual([1, 2]);
    expect(ids.candidates('nowhere')).toEqual([]);
  });
});

describe('the article store', () => {
  const blockIn = (whole: Buffer, directory: ArticleDirectory, block: number) =>
    ArticleBlock.read(
      whole.subarray(...directory.range(block)),
      readDictionary(whole.subarray(...directory.range(directory.dictionaryOf(block)))),
    );

  it('gives back each article from the block that its directory names', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.nat(40_000).map((length) => 'x\n'.repeat(length)),
    );
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), (texts) => {
        const articles = texts.map((each) => anArticle({ text: each }));
        const { blocks, directory } = writeArticles(articles);
        const read = ArticleDirectory.read(directory);
        expect(read.articles).toBe(articles.length);
        expect(read.blocks).toBe(blocks.length);
        const whole = Buffer.concat(blocks);
        for (const [number, article] of articles.entries()) {
          const { block, place } = read.locate(number);
          const articlesOf = blockIn(whole, read, block);
          expect(articlesOf.articles).toBe(read.articlesOf(block));
          expect(articlesOf.article(place)).toEqual(article);
        }
        expectExact(directory, ArticleDirectory.read);
      }),
      { numRuns: 30 },
    );
  });

  it('packs short articles together and gives a long one a block of its own', () => {
    const articles = Array.from({ length: 26 }, (_, i) =>
      anArticle({ text: i < 24 ? 'short' : 'long '.repeat(10_000) }),
    );
    const { directory } = writeArticles(articles);
    const read = ArticleDirectory.read(directory);
    // The first is their dictionary.
    expect([0, 23, 24, 25].map((number) => read.locate(number).block)).toEqual([1, 1, 1, 2]);
  });

  it('begins another dictionary after some hundred blocks', () => {
    const articles = Array.from({ length: 1_100 }, (_, i) => anArticle({ id: `${i}`, text: `Number ${i}.` }));
    const line = JSON.stringify(articles[1_000]).length;
    const { blocks, directory } = writeArticles(articles, line - 8);
    const read = ArticleDirectory.read(directory);
    const whole = Buffer.concat(blocks);
    const dictionaries = new Set<number>();
    for (const [number, article] of articles.entries()) {
      const { block, place } = read.locate(number);
      dictionaries.add(read.dictionaryOf(block));
      expect(blockIn(whole, read, block).article(place)).toEqual(article);
    }
    expect(dictionaries.size).toBe(3);
    // The longer the articles, the sooner: so many are in memory until then.
    const long = Array.from({ length: 40 }, () => anArticle({ text: 'long '.repeat(100) }));
    const ofLong = ArticleDirectory.read(writeArticles(long, 10).directory);
    expect(ofLong.dictionaryOf(ofLong.locate(39).block)).toBeGreaterThan(20);
  });
});

describe('the term directory', () => {
  const entry = fc.tuple(fc.integer({ min: 1, max: 2 ** 24 }), count32, count32);
  const ofTerm = fc
    .uniqueArray(fc.nat(5), { minLength: 1, maxLength: 6 })
    .chain((fields) =>
      fc.tuple(
        fc.constant(fields.sort()),
        fc.array(entry, { minLength: fields.length, maxLength: fields.length }),
      ),
    )
    .map(([fields, entries]) =>
      fields.map((field, i): ListEntry => {
        const [articles, postingBytes, positionBytes] = entries[i] as [number, number, number];
        return { field, articles, postingBytes, positionBytes };
      }),
    );

  it('gives back where each list is, beyond 32 bits too', () => {
    const few = fc.array(ofTerm, { maxLength: 20 });
    // More than stay unpacked.
    const many = fc.array(ofTerm, { minLength: 270, maxLength: 300 });
    fc.assert(
      fc.property(fc.oneof(few, many), (terms) => {
        const writer = new TermDirectoryWriter();
        for (const lists of terms) writer.add(lists);
        const bytes = writer.finish();
        const directory = TermDirectory.read(bytes, terms.length);
        expect(directory.lists).toBe(terms.flat().length);
        let postings = 0;
        let positions = 0;
        for (const [term, lists] of terms.entries()) {
          expect(directory.occurrencesByField(term)).toBe(
            lists.reduce((sum, { articles }) => sum + articles, 0),
          );
          for (let field = 0; field < 6; field += 1) {
            const expected = lists.find((each) => each.field === field);
            const list = directory.find(term, field);
            if (expected === undefined) expect(list).toBe(-1);
            else {
              expect(directory.count(list)).toBe(expected.articles);
              expect(directory.postingRange(list)).toEqual([postings, postings + expected.postingBytes]);
              expect(directory.positionRange(list)).toEqual([positions, positions + expected.positionBytes]);
              postings += expected.postingBytes;
              positions += expected.positionBytes;
            }
          }
        }
        // Lists are found by their numbers alone, too, in any order.
        const ofLists = terms.flat();
        for (let list = ofLists.length - 1; list >= 0; list -= 3) {
          expect(directory.count(list)).toBe(ofLists[list]?.articles);
        }
        expectExact(bytes, (given) => TermDirectory.read(given, terms.length));
      }),
      { numRuns: 30 },
    );
  });
});

describe('surface forms', () => {
  it('give back what each becomes, how often as that, and how often in all', () => {
    const readings = fc.array(fc.tuple(count32, count32), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(readings), (forms) => {
        const bytes = writeSurfaceForms(forms);
        const { starts, counts, termOf, totals } = readSurfaceForms(bytes, forms.length);
        const read = forms.map((_, form) => {
          const [from, to] = [starts[form], starts[form + 1]];
          return Array.from(counts.subarray(from, to), (count, i) => [count, termOf[(from as number) + i]]);
        });
        expect(read).toEqual(forms);
        const sums = forms.map((form) => form.reduce((sum, [count]) => sum + count, 0));
        expect(totals).toEqual(Uint32Array.from(sums));
        expectExact(bytes, (given) => readSurfaceForms(given, forms.length));
      }),
    );
  });

  it('have a term each', () => {
    expect(() => writeSurfaceForms([[]])).toThrow('without a term');
  });
});
