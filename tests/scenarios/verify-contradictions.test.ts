/** `backfile verify` on what is as it was written and can't be true: each contradiction is found. */

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/article.ts';
import { ByteWriter } from '../../src/compiled-index/bytes.ts';
import { CompiledIndex } from '../../src/compiled-index/compiled-index.ts';
import { writeFieldLengths } from '../../src/compiled-index/field-lengths.ts';
import { writeStringTable } from '../../src/compiled-index/string-table.ts';
import { type Reading, writeSurfaceForms } from '../../src/compiled-index/surface-forms.ts';
import { writeArticleIds, writeArticles, writeDateTable, writeFacetColumn } from '../fixtures/columns.ts';
import {
  type Forgery,
  forge,
  generationFolder,
  type Occurrence,
  reseal,
  withList,
} from '../fixtures/forged-index.ts';
import { useIndexCopy, verify } from '../fixtures/verified-index.ts';

const copy = useIndexCopy();

/** Bytes of a posting list of two whole blocks before the first, and of its bits. */
const TABLE_OF_TWO_BLOCKS = 8;
const HEAD = 3;

describe('what is as it was written and can’t be true', () => {
  const numbers = (index: CompiledIndex) => Array.from({ length: index.size }, (_, number) => number);
  const articles = (opened: CompiledIndex) => numbers(opened).map((number) => opened.article(number));
  const dates = (opened: CompiledIndex) => articles(opened).map(({ date }) => date?.date ?? null);
  const lengths = (opened: CompiledIndex) =>
    opened.weights.lengths.map((ofField) => Uint32Array.from(ofField));
  /** The surface forms with other readings of the first, which has one. */
  const withReadings = (
    { surfaceForms: { counts, termOf } }: CompiledIndex,
    change: (count: number, term: number) => Reading[],
  ) => ({
    'surface-forms': writeSurfaceForms(
      Array.from(counts, (count, form) => {
        const term = termOf[form] as number;
        return form === 0 ? change(count, term) : [[count, term]];
      }),
    ),
  });
  const json = (value: object) => Buffer.from(JSON.stringify(value));
  const inGas = (change: (occurrences: Occurrence[]) => Occurrence[]): Forgery => {
    return (opened) => withList(opened, 'ga', 'text', change);
  };
  /** One more term, and what the directory says of it. */
  const withTerm = ({ terms, file }: CompiledIndex, entry: readonly number[]) => ({
    terms: writeStringTable([...Array.from({ length: terms.size }, (_, i) => terms.at(i)), 'zzz']),
    'term-directory': Buffer.concat([file.section('term-directory').read(), Buffer.from(entry)]),
  });
  /** The first byte of the lists of `ga` in texts, which has more than one block. */
  const withPostingByte =
    (place: number): Forgery =>
    (opened) => {
      const postings = opened.file.section('postings').read().slice();
      const list = opened.directory.find(opened.terms.find('ga'), opened.facts.fields.indexOf('text'));
      const at = opened.directory.postingRange(list)[0] + place;
      postings[at] = (postings[at] as number) ^ 1;
      return { postings };
    };

  it.each<[what: string, forgery: Forgery, sentence: RegExp]>([
    [
      'a number of tokens',
      ({ facts }) => ({ facts: json({ ...facts, tokens: facts.tokens + 1 }) }),
      /facts: it counts (\d+) tokens, and the lists (\d+)/,
    ],
    [
      'terms out of order',
      ({ file }) => {
        const bytes = file.section('terms').read().slice();
        // The last term, `word`, has nothing in common with the one before.
        bytes[bytes.length - 4] = 1;
        return { terms: bytes };
      },
      /terms: it makes no sense \(string \d+ is out of order\)/,
    ],
    ['a term that nothing has', (opened) => withTerm(opened, [0]), /terms: "zzz" has no articles/],
    [
      'a list of a field that there is not',
      (opened) => withTerm(opened, [64, 1, 0, 0]),
      /term-directory: 1 of its lists are of no field/,
    ],
    ['a list without articles', inGas(() => []), /term-directory: "ga" in text has a list without articles/],
    [
      'a surface form that is counted wrongly',
      (opened) => withReadings(opened, (count, term) => [[count + 1, term]]),
      /surface-forms: the surface forms of "0" count 3 occurrences, and its lists 2/,
    ],
    [
      'a surface form without a term',
      (opened) => withReadings(opened, (count) => [[count, 1_000_000]]),
      /surface-forms: "0" leads to no term/,
    ],
    [
      'a surface form of a stop word',
      (opened) => withReadings(opened, (count) => [[count, opened.terms.find('.the')]]),
      /surface-forms: "0" leads to the term of a stop word/,
    ],
    [
      'a surface form with a term twice',
      (opened) =>
        withReadings(opened, (count, term) => [
          [count, term],
          [0, term],
        ]),
      /surface-forms: "0" leads to its terms out of order/,
    ],
    [
      'a language that no article has in place of theirs',
      ({ facts }) => ({ facts: json({ ...facts, languages: { all: ['de'], main: ['de'] } }) }),
      /facts: it does not name en, the language of article 0/,
    ],
    [
      'a field length',
      (opened) => {
        const changed = lengths(opened);
        (changed[2] as Uint32Array)[7] = 100;
        return { 'field-lengths': writeFieldLengths(changed) };
      },
      /field-lengths: the text of article 7 is said to have 100 words, and its lists have \d+/,
    ],
    [
      'field lengths for more articles than there are',
      (opened) => ({
        'field-lengths': writeFieldLengths(lengths(opened).map((each) => Uint32Array.from([...each, 1]))),
      }),
      /field-lengths: it makes no sense \(the section goes on after its end\)/,
    ],
    [
      'a posting of an article that there is not',
      inGas((occurrences) => [...occurrences, { article: 300, place: 0 }]),
      /postings: "ga" in text is said to be in article 300, that there is not/,
    ],
    [
      'an article that does not come after the one before it',
      ({ file, directory, terms, facts }) => {
        const postings = file.section('postings').read().slice();
        // A list of two articles: 2^31 further on there is none that 32 bits can tell.
        const far = new ByteWriter();
        far.varint(2 ** 33 - 2);
        const list = directory.find(terms.find('0'), facts.fields.indexOf('text'));
        postings.set(far.finish(), directory.postingRange(list)[0]);
        return { postings };
      },
      /postings: "\d+" in text /,
    ],
    [
      'a position that is taken twice',
      inGas(([first, ...others]) => [first as Occurrence, { ...(first as Occurrence) }, ...others]),
      /positions: "ga" in text stands twice at one position/,
    ],
    [
      'a position after the end of a text',
      inGas((occurrences) => occurrences.map((each, i) => (i === 1 ? { ...each, place: 99 } : each))),
      /positions: the last word of the text of article 0 is number 100 of \d+/,
    ],
    [
      'a position that is another one’s',
      inGas(([first, ...others]) => [{ ...(first as Occurrence), place: 0 }, ...others]),
      /positions: "ga" stands elsewhere in the text of article 0 than is said/,
    ],
    [
      'more positions than occurrences',
      ({ file }) => ({ positions: Buffer.concat([file.section('positions').read(), Buffer.from([0])]) }),
      /term-directory: its lists are not all that their sections hold/,
    ],
    [
      'an occurrence that is missing',
      inGas(([_, ...others]) => others),
      /postings: the text of article 0 has \d+ tokens, and its lists \d+/,
    ],
    [
      'where a block of postings ends',
      withPostingByte(0),
      /postings: a block of "ga" in text ends with another/,
    ],
    [
      'where the positions of a block begin',
      withPostingByte(2),
      /positions: "ga" in text has positions that begin elsewhere/,
    ],
    [
      'how long the positions of a posting are',
      (opened) => {
        // A position of two bytes, so that the block tells lengths at all; then that of another article.
        const forged = inGas((all) => all.map((each, i) => (i === 5 ? { ...each, place: 300 } : each)))(
          opened,
        );
        const postings = (forged.postings as Uint8Array).slice();
        const list = opened.directory.find(opened.terms.find('ga'), opened.facts.fields.indexOf('text'));
        const bits = opened.directory.postingRange(list)[0] + TABLE_OF_TWO_BLOCKS + HEAD;
        postings[bits] = (postings[bits] as number) ^ 2;
        return { ...forged, postings };
      },
      /positions: "ga" in text has positions of other lengths than its blocks say/,
    ],
    [
      'the maximum of an interval',
      ({ file }) => {
        const maxima = file.section('interval-maxima').read().slice();
        maxima[maxima.length - 1] = (maxima.at(-1) as number) - 1;
        return { 'interval-maxima': maxima };
      },
      /interval-maxima: "\w+" has other maxima than its lists/,
    ],
    [
      'a term with maxima that there is not',
      ({ file, terms }) => {
        const listed = file.section('interval-terms').read().slice();
        listed[listed.length - 1] = 127;
        expect(terms.size).toBeGreaterThan(127);
        const more = Buffer.concat([listed.subarray(0, -1), Buffer.from([0xff, 0x7f])]);
        return { 'interval-terms': more };
      },
      /interval-terms: it makes no sense \(term \d+ can't come next\)/,
    ],
    [
      'fewer maxima than terms need',
      ({ file }) => ({ 'interval-maxima': file.section('interval-maxima').read().slice(1) }),
      /interval-terms: \d+ terms need \d+ bytes of maxima, and there are \d+/,
    ],
    [
      'a date',
      (opened) => ({
        dates: writeDateTable(dates(opened).map((date) => date?.replace('2010-07-15', '2010-07-16') ?? null)),
      }),
      /dates: article 0 has the date 2010-07-16 there, and 2010-07-15 in itself/,
    ],
    [
      'dates out of order',
      (opened) => ({
        dates: writeDateTable(dates(opened).map((date) => date?.replace('2010', '2030') ?? null)),
      }),
      /dates: 2030-07-15 stands before 2011-07-15/,
    ],
    [
      'what is no date',
      (opened) => ({
        dates: writeDateTable(dates(opened).map((date) => date?.replace('2010-07-15', '2010-02-30') ?? null)),
      }),
      /dates: "2010-02-30" is no date/,
    ],
    [
      'dates of more articles than there are',
      (opened) => ({ dates: writeDateTable([...dates(opened).map((date) => date ?? '2031'), '2031']) }),
      /dates: 301 of 300 articles are said to be dated/,
    ],
    [
      'a value of a facet',
      (opened) => ({
        'facet-source': writeFacetColumn(
          articles(opened).map(({ source }, i) => [i === 9 ? 'X' : (source as string)]),
        ),
      }),
      /facet-source: article 9 has other values there than in itself/,
    ],
    [
      'a day of arrival',
      (opened) => ({ arrivals: writeFacetColumn(numbers(opened).map(() => ['2024-01-09'])) }),
      /arrivals: article 0 arrived on another day there than on 20/,
    ],
    [
      'a value of a facet that no article has',
      (opened) => {
        const values = articles(opened).map(({ source }, i) => [i === 299 ? 'X' : (source as string)]);
        const column = writeFacetColumn(values);
        column[column.length - 1] = 0;
        return { 'facet-source': column };
      },
      /facet-source: no article has "X"/,
    ],
    [
      'a value of a facet that an article has twice',
      (opened) => ({ 'facet-source': writeFacetColumn(numbers(opened).map(() => ['Herald', 'Herald'])) }),
      /facet-source: article 0 has a value twice/,
    ],
    [
      'a value that a facet does not have',
      ({ file }) => {
        const column = file.section('facet-source').read().slice();
        column[column.length - 1] = 9;
        return { 'facet-source': column };
      },
      /facet-source: article 299 has value 9 of 2/,
    ],
    [
      'an id that leads elsewhere',
      (opened) => ({
        'article-ids': writeArticleIds(articles(opened).map(({ id }, i) => (i === 5 ? 'x' : id))),
      }),
      /article-ids: article 5 is not found by its id, \d+\.md/,
    ],
    [
      'a directory of fewer articles',
      ({ file }) => {
        const directory = file.section('article-directory').read().slice();
        // The number of blocks comes first, then a dictionary and its bytes, then the articles of a block.
        let at = 2;
        while ((directory[at] as number) >= 128) at += 1;
        directory[at + 1] = (directory[at + 1] as number) - 1;
        return { 'article-directory': directory };
      },
      /article-directory: it has 299 articles in \d+ bytes, and there are 300/,
    ],
  ])('is found: %s', async (_what, forgery, sentence) => {
    forge(copy.index, forgery);
    const { status, output } = await verify(copy.index);
    expect(output).toMatch(sentence);
    expect(output).toContain('please report this');
    expect(output).not.toMatch(/\n\s+at /);
    expect(status).toBe(1);
  });

  /** Stores the articles anew after a change. */
  async function restore(change: (article: Article, number: number) => Article): Promise<void> {
    const opened = CompiledIndex.open(join(generationFolder(copy.index), 'compiled.index'));
    const changed = articles(opened).map(change);
    opened.close();
    const { blocks, directory } = writeArticles(changed);
    forge(copy.index, () => ({
      articles: Buffer.concat(blocks),
      'article-directory': directory,
      'article-ids': writeArticleIds(changed.map(({ id }) => id)),
    }));
  }

  it('is found: an article that is not the one that was indexed', async () => {
    await restore((article, number) =>
      number === 4 ? { ...article, text: article.text.replace('border', 'frontier') } : article,
    );
    const { status, output } = await verify(copy.index);
    expect(output).toContain('Problem: surfaces: "frontier" does not lead to its term.');
    expect(output).toContain('Problem: positions: "frontier" stands elsewhere in the text of article 4');
    expect(status).toBe(1);
  });

  it('is found: an id that two articles have', async () => {
    await restore((article, number) => (number === 5 || number === 6 ? { ...article, id: 'x.md' } : article));
    const { status, output } = await verify(copy.index);
    expect(output).toContain('Problem: article-ids: article 6 has the id of article 5, x.md.');
    expect(status).toBe(1);
  });

  it('is found: a count of the manifest', async () => {
    reseal(copy.index, (manifest) => ({ ...manifest, counts: { ...manifest.counts, undated: 1 } }));
    const { status, output } = await verify(copy.index);
    expect(output).toContain('Problem: manifest.json: it counts 1 undated, and the index has 30.');
    expect(status).toBe(1);
  });

  it('is told five times for a section, and counted from there on', async () => {
    forge(copy.index, (opened) => ({
      'field-lengths': writeFieldLengths(lengths(opened).map((each) => each.map((length) => length + 1))),
    }));
    const { output } = await verify(copy.index);
    expect(output.match(/^Problem: /gm)).toHaveLength(6);
    expect(output).toContain('has 1,800 problems.');
    expect(output).toContain('field-lengths: 1,795 more of this kind.');
  });
});
