/** Dates as they are written: read as exact as they are, in any language that Intl writes them in. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWrittenDate, settled } from '../../index-build/dates/written-date.ts';

const read = (text: string) => readWrittenDate(text)?.date ?? null;

describe('a written date', () => {
  it.each([
    ['2021-07-15', '2021-07-15'],
    ['2021-07', '2021-07'],
    ['2021', '2021'],
    ['2021/7/15', '2021-07-15'],
    ['2021.07.15.', '2021-07-15'],
    ['20210715', '2021-07-15'],
    ['20210715T103000Z', '2021-07-15'],
    ['2021-07-15T23:30:00+08:00', '2021-07-15'],
    ['2021-07-15 10:00', '2021-07-15'],
    ['15 July 2021', '2021-07-15'],
    ['15 Jul 2021', '2021-07-15'],
    ['15-Jul-2021', '2021-07-15'],
    ['July 2021', '2021-07'],
    ['Sept. 9, 2016', '2016-09-09'],
    ['July 15, 2021', '2021-07-15'],
    ['Thursday, July 15th, 2021', '2021-07-15'],
    ['Tue 29th December 2020 | 06:00 PM', '2020-12-29'],
    ['Wed, 07 Sep 2016 10:00:00 GMT', '2016-09-07'],
    ['Wed Sep 07 10:00:00 +0000 2016', '2016-09-07'],
    ['July 15, 2021 at 10:30 am', '2021-07-15'],
    ['15. Juli 2021', '2021-07-15'],
    ['Donnerstag, 15. Juli 2021, 10:30 Uhr', '2021-07-15'],
    ['15 de julio de 2021', '2021-07-15'],
    ['jueves, 15 de julio de 2021', '2021-07-15'],
    ['1er août 2021', '2021-08-01'],
    ['15 июля 2021 г.', '2021-07-15'],
    ['15 липня 2021 р.', '2021-07-15'],
    ['2021年7月15日', '2021-07-15'],
    ['2021年7月', '2021-07'],
    ['2021年（令和3年）7月15日', '2021-07-15'],
    ['令和元年7月15日', '2019-07-15'],
    ['昭和64年1月7日', '1989-01-07'],
    ['20210715103000', '2021-07-15'],
    ['1626345000', '2021-07-15'],
    ['1626345000123', '2021-07-15'],
    ['2021년 7월 15일', '2021-07-15'],
    ['2021. július 15.', '2021-07-15'],
    ['١٥ يوليو ٢٠٢١', '2021-07-15'],
    ['15 Temmuz 2021', '2021-07-15'],
    ['15 lipca 2021', '2021-07-15'],
    ['15.7.2021', '2021-07-15'],
    ['13/04/2021', '2021-04-13'],
    ['04-13-2021', '2021-04-13'],
    ['04/04/2021', '2021-04-04'],
    ['Fri 6:45 PM, Feb 16, 2018', '2018-02-16'],
    ['01:38:07 PM IST Nov 20, 2019', '2019-11-20'],
    ['10:30 15 July 2021', '2021-07-15'],
    ['2014-03-12T23:59:00-10:00', '2014-03-12'],
    ['2014-03-12 00:10:00 +1400', '2014-03-12'],
    ['2014/3/2', '2014-03-02'],
    ['Sept. 3rd, 2014', '2014-09-03'],
    ['Thu, 15 Jul 2021 23:30:00 -0800', '2021-07-15'],
    ['Monday, July 5, 2021', '2021-07-05'],
  ])('%s', (text, date) => {
    expect(read(text)).toBe(date);
  });

  it.each([
    ...[
      '',
      'yesterday',
      '2 hours ago',
      '15 July',
      'July 15',
      '12:30',
      '2021-02-30',
      '31 April 2021',
      '31/02/2021',
    ],
    ...[
      '15 Smarch 2021',
      'Chapter 15 July 2021',
      '2021-07-15 to 2021-07-20',
      '2021-13',
      '20211332',
      '123456789',
    ],
    ...[
      '15 July 20211',
      'in 2021',
      '2021 was a year',
      'July 15, 2021 the minister said',
      '1/2/21',
      '0000-01-01',
    ],
    ...['2014-3-45', 'soon', '2014-03-12x', 'Maya 2020', 'Decade 2020', 'Marvel 5, 2020', '12 Foo 2014'],
  ])('is not %j', (text) => {
    expect(read(text)).toBeNull();
  });

  it('in numbers of which either may be the day is known to the year, until its order is told', () => {
    const written = readWrittenDate('03/04/2021');
    expect(written).toMatchObject({
      date: '2021',
      either: { dayFirst: '2021-04-03', monthFirst: '2021-03-04' },
      order: null,
    });
    if (written === null) return;
    expect(settled(written, null)).toBe('2021');
    expect(settled(written, 'day-first')).toBe('2021-04-03');
    expect(settled(written, 'month-first')).toBe('2021-03-04');
    expect(readWrittenDate('13/04/2021')?.order).toBe('day-first');
    expect(readWrittenDate('04/13/2021')?.order).toBe('month-first');
  });

  it('tells a moment of universal time from a day', () => {
    const isUtc = (text: string) => readWrittenDate(text)?.isUtc;
    expect(
      ['2021-07-15T23:30:00Z', '2021-07-15T23:30:00.000+00:00', 'Thu, 15 Jul 2021 23:30:00 GMT'].map(isUtc),
    ).toEqual([true, true, true]);
    expect(['2021-07-15', '2021-07-15T23:30:00+08:00', '2021-07-15T23:30'].map(isUtc)).toEqual([
      false,
      false,
      false,
    ]);
  });

  const LANGUAGES = [
    'en-US',
    'en-GB',
    'de',
    'fr',
    'es',
    'it',
    'pt',
    'nl',
    'sv',
    'da',
    'nb',
    'fi',
    'pl',
    'cs',
    'sk',
    'hu',
    'ro',
    'ru',
    'uk',
    'bg',
    'el',
    'tr',
    'id',
    'zh',
    'ja',
    'ko',
    'hr',
    'sl',
    'ca',
  ];

  it('is read as Intl writes it in many languages', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...LANGUAGES),
        fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2030, 11, 31) }),
        (language, moment) => {
          const day = new Date(moment - (moment % 86_400_000));
          const text = new Intl.DateTimeFormat(language, {
            dateStyle: 'long',
            timeZone: 'UTC',
            calendar: 'gregory',
          }).format(day);
          // Polish and Czech for November, and Croatian for October: nobody's.
          fc.pre(!text.includes('listopad'));
          expect([language, text, read(text)]).toEqual([language, text, day.toISOString().slice(0, 10)]);
        },
      ),
      { numRuns: 600 },
    );
  });

  it('is looked for in no time, and nothing throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 130 }), (text) => {
        readWrittenDate(text);
      }),
    );
    for (const piece of ['1/', '2021-', '15 July ', 'a ', ' ', '٢', '年'])
      readWrittenDate(piece.repeat(500_000));
  });
});
