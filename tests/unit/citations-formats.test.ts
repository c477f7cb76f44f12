/** Formats of citation: what each says of an article, to a reader that this project did not write. */

import { describe, expect, it } from 'vitest';
import {
  CITATION_EXTENSIONS,
  CITATION_FORMATS,
  CITATION_TYPES,
  type CitationFormat,
  formatCitation,
} from '../../src/citation/formats.ts';
import {
  aCitation,
  FULL,
  PAGE,
  readBiblatex,
  readBibtex,
  readCslJson,
  readRis,
} from '../fixtures/read-citations.ts';

const READERS = { bibtex: readBibtex, ris: readRis, 'csl-json': readCslJson };
const file = (format: CitationFormat, given: Parameters<typeof aCitation>[0]) =>
  formatCitation(format, aCitation(given));
const read = (format: CitationFormat, given: Parameters<typeof aCitation>[0]) =>
  READERS[format](file(format, given))[0];
/** Of RIS the reader takes the year, since it knows no `DA` of a newspaper: that is looked at as text. */
const issued = (format: CitationFormat, ...parts: number[]) => ({
  'date-parts': [format === 'ris' ? parts.slice(0, 1) : parts],
});

describe('each format', () => {
  it('has a media type and an ending of its own', () => {
    expect(CITATION_FORMATS).toEqual(Object.keys(READERS));
    for (const table of [CITATION_TYPES, CITATION_EXTENSIONS])
      expect(new Set(CITATION_FORMATS.map((format) => table[format])).size).toBe(CITATION_FORMATS.length);
  });

  it.each(CITATION_FORMATS)('%s tells the title, the source, the date and the address', (format) => {
    expect(read(format, FULL)).toMatchObject({
      title: 'Gas flows again',
      'container-title': 'The Herald',
      issued: issued(format, 2021, 7, 5),
      URL: FULL.url,
    });
  });

  it.each(CITATION_FORMATS)('%s tells no more of a date than is known', (format) => {
    const dates = ['2021', '2021-07', '2021-12-31', '0987', null].map((date) => read(format, { date }));
    expect(dates.map((item) => item?.issued)).toEqual([
      issued(format, 2021),
      issued(format, 2021, 7),
      issued(format, 2021, 12, 31),
      issued(format, 987),
      undefined,
    ]);
  });

  it.each(CITATION_FORMATS)('%s can be read when nothing but an address is known', (format) => {
    const item = read(format, { title: '' });
    expect(item).toMatchObject({ URL: PAGE });
    expect(item).not.toHaveProperty('title');
  });

  it.each(CITATION_FORMATS)('%s files can be put one after another, or are lists', (format) => {
    const text = file(format, FULL);
    if (format === 'csl-json') expect(JSON.parse(text)).toHaveLength(1);
    else
      expect(READERS[format](text + file(format, { title: 'Next' })).map(({ title }) => title)).toEqual([
        FULL.title,
        'Next',
      ]);
  });
});

describe('RIS', () => {
  it('tells that the article stood in a newspaper, and all else that is known', () => {
    expect(read('ris', FULL)).toMatchObject({
      type: 'article-newspaper',
      reporter: ['Ann Author', 'Петров, Иван'],
      section: 'World',
      language: 'en',
      keyword: 'gas,trade',
      abstract: 'A pipeline opens.',
    });
  });

  it('writes dates with all their slashes and ends each line as the format says', () => {
    const date = (given: string) => /\r\nDA {2}- (.*)\r\n/.exec(file('ris', { date: given }))?.[1];
    expect(['2021', '2021-07', '2021-07-05'].map(date)).toEqual(['2021///', '2021/07//', '2021/07/05/']);
    for (const given of [FULL, { title: '' }])
      expect(file('ris', given)).toMatch(/^TY {2}- NEWS\r\n(?:[A-Z][A-Z0-9] {2}- .+\r\n)+ER {2}- \r\n$/);
  });
});

describe('BibTeX', () => {
  it('tells who wrote it: people by their names, others in one piece', () => {
    const authors = [
      'Ann Author',
      'Петров, Иван',
      'Ludwig van Beethoven',
      'Tom and Jerry',
      'others',
      'AT&T News',
      '王小明',
      'Smith, Jones, Brown',
      'Tom AND Jerry, Reporters',
    ];
    expect(read('bibtex', { authors })?.author).toEqual([
      { given: 'Ann', family: 'Author' },
      { given: 'Иван', family: 'Петров' },
      { given: 'Ludwig', 'non-dropping-particle': 'van', family: 'Beethoven' },
      { family: 'Tom and Jerry' },
      { family: 'others' },
      { family: 'AT&T News' },
      { family: '王小明' },
      { family: 'Smith, Jones, Brown' },
      { family: 'Tom AND Jerry, Reporters' },
    ]);
  });

  it('has no name that ends or begins the next one by an “and” of its own', () => {
    for (const name of ['Lee, Bob and', 'And Lee, Bob', 'Bob And', 'And Bob', 'Bob and Lee', 'and'])
      expect(read('bibtex', { authors: ['Ann Author', name, 'Cy Coe'] })?.author).toEqual([
        { given: 'Ann', family: 'Author' },
        { family: name },
        { given: 'Cy', family: 'Coe' },
      ]);
  });

  it('escapes every sign that TeX would take for its own', () => {
    expect(file('bibtex', { title: '5% of $1 & #2 in a_b' })).toContain(
      String.raw`title = {{5\% of \$1 \& \#2 in a\_b}},`,
    );
  });

  it('names months by the words that every style knows', () => {
    expect(file('bibtex', FULL)).toContain('\n  month = jul,\n  day = {5},\n');
  });

  it('tells language, keywords and abstract, and keeps a keyword with a comma whole', () => {
    expect(readBiblatex(file('bibtex', FULL))[0]).toMatchObject({
      language: 'en',
      keyword: 'gas,trade',
      abstract: 'A pipeline opens.',
    });
    expect(file('bibtex', { tags: ['a', 'b, c'] })).toContain('keywords = {a, {b, c}}');
  });
});

describe('CSL-JSON', () => {
  it('tells all that is known, and takes a name apart only where a comma does', () => {
    expect(read('csl-json', FULL)).toMatchObject({
      type: 'article-newspaper',
      author: [{ literal: 'Ann Author' }, { family: 'Петров', given: 'Иван' }],
      section: 'World',
      language: 'en',
      keyword: 'gas, trade',
      abstract: 'A pipeline opens.',
    });
  });
});
