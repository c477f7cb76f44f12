/** Which of the dates that are told of an article is its own, and which none is. */

import { describe, expect, it } from 'vitest';
import { findDateline } from '../../index-build/dates/dateline.ts';
import { DayOrders } from '../../index-build/dates/day-orders.ts';
import { findDate } from '../../index-build/dates/find-date.ts';
import { inferDate } from '../../index-build/dates/inference.ts';
import { dateInAddress, dateInPath } from '../../index-build/dates/url-date.ts';
import { type Draft, EMPTY_DRAFT } from '../../index-build/reader.ts';

const CONTEXT = { today: '2024-06-30', dayOrder: null } as const;
const stated = (text: string) => ({ text, evidence: 'metadata', where: 'its front matter' }) as const;
const find = (draft: Partial<Draft>, path = 'a.txt', context: Parameters<typeof findDate>[2] = CONTEXT) =>
  findDate({ ...EMPTY_DRAFT, ...draft }, path, context);

describe('the date of an article', () => {
  const all: Partial<Draft> = {
    statedDates: [stated('2020-01-01')],
    url: 'https://example.org/2020/02/02/x',
    text: '3 March 2020\n\nOn Wednesday April 8 they met. In May 2019 they had not.',
  };

  it('is the best evidence’s: a correction, what is stated, the address, the file name, a dateline, the text', () => {
    const correction = { text: '2019', evidence: 'correction', where: 'corrections.csv line 2' } as const;
    const corrected = { ...all, statedDates: [...(all.statedDates ?? []), correction] };
    expect(find(corrected).date).toEqual({ date: '2019', evidence: 'correction' });
    expect(find(all).date).toEqual({ date: '2020-01-01', evidence: 'metadata' });
    const unstated = { ...all, statedDates: [] };
    expect(find(unstated, '2020-05-05-a.txt').date).toEqual({ date: '2020-02-02', evidence: 'url' });
    expect(find({ ...unstated, url: null }, '2020-05-05-a.txt').date).toEqual({
      date: '2020-05-05',
      evidence: 'url',
    });
    expect(find({ ...unstated, url: null }).date).toEqual({ date: '2020-03-03', evidence: 'dateline' });
    const plain = { text: 'On Wednesday April 8 they met. In May 2019 they had not.' };
    expect(find(plain).date).toEqual({ date: '2020-04-08', evidence: 'inferred' });
    expect(find({ text: 'They met.' }).date).toBeNull();
  });

  it('is the next best when the best is none, was never or is yet to come, and that is told', () => {
    const { date, warnings } = find(
      { statedDates: [stated('last week'), stated('2024-07-01')] },
      '2021-02-30-a.txt',
    );
    expect(date).toBeNull();
    expect(warnings).toEqual([
      '"last week" in its front matter is no date that could be read',
      '"2024-07-01" in its front matter is after the day of the build',
    ]);
    expect(find({ statedDates: [stated('2024-06-30')] }).date).toMatchObject({ date: '2024-06-30' });
  });

  it('has the day that is printed on the page, where the moment is told in universal time', () => {
    const page = { statedDates: [stated('2021-07-15T23:30:00Z')], head: ['Headline', 'July 16, 2021'] };
    expect(find(page).date).toEqual({ date: '2021-07-16', evidence: 'metadata' });
    // Of another day it is another date.
    expect(find({ ...page, head: ['July 20, 2021'] }).date).toMatchObject({ date: '2021-07-15' });
    expect(find({ ...page, statedDates: [stated('2021-07-15T23:30:00+08:00')] }).date).toMatchObject({
      date: '2021-07-15',
    });
  });

  it('says of each date what was thought of it', () => {
    const { considered } = find(all, 'a.txt', { ...CONTEXT, considersAll: true });
    expect(considered.map(({ evidence, verdict }) => [evidence, verdict.split(':')[0]])).toEqual([
      ['metadata', 'taken'],
      ['url', 'not needed'],
      ['dateline', 'not needed'],
      ['inferred', 'not needed'],
    ]);
  });

  it('in numbers alone is settled by others of its source, or by its owner', () => {
    const orders = new DayOrders();
    const of = (source: string, text: string) => ({ ...EMPTY_DRAFT, source, statedDates: [stated(text)] });
    for (const [source, text] of [
      ['Herald', '13/04/2021'],
      ['Post', '04/13/2021'],
      ['Both', '13/04/2021'],
      ['Both', '04/13/2021'],
    ] as const) {
      orders.learn(of(source, text));
    }
    const dated = (source: string) =>
      find(of(source, '03/04/2021'), 'a.txt', { today: '2024-01-01', dayOrder: orders.of(source) }).date
        ?.date;
    expect(['Herald', 'Post', 'Both', 'Other'].map(dated)).toEqual([
      '2021-04-03',
      '2021-03-04',
      '2021',
      '2021',
    ]);
    expect(new DayOrders('month-first').of('Herald')).toBe('month-first');
  });
});

describe('the date in an address or a path', () => {
  it.each([
    ['https://example.org/2016/09/07/title', '2016-09-07'],
    ['https://example.org/world/2016/sep/07/title', '2016-09-07'],
    ['https://example.org/2016/9/7/title.html', '2016-09-07'],
    ['https://example.org/2016/09/title', '2016-09'],
    ['https://example.org/news/title-2016-09-07', '2016-09-07'],
    ['https://example.org/20160907/title', '2016-09-07'],
    ['https://example.org/title?date=2016-09-07', null],
    ['https://example.org/story/20169999', null],
    ['https://example.org/id1234/56/78', null],
    ['https://example.org/item/201609071', null],
    ['https://example.org/2016/13/07/title', null],
    ['https://example.org/2016', null],
    ['https://example.org/2016/report', null],
    ['no address 2016-09-07', null],
  ])('%s', (address, date) => {
    expect(dateInAddress(address)).toBe(date);
  });

  it.each([
    ['x/2016-09-07-title.md', '2016-09-07'],
    ['title_2016-09-07.txt', '2016-09-07'],
    ['20160907_title.html', '2016-09-07'],
    ['site/2016/09/07/title/index.html', '2016-09-07'],
    ['2016-09-07/title.txt', null],
    ['2016/09/title.txt', null],
    ['2016-02-30-title.md', null],
    ['2021-01-011.txt', null],
    ['000_f4c5a6a250744ca6.txt', null],
  ])('%s', (path, date) => {
    expect(dateInPath(path)).toBe(date);
  });
});

describe('a dateline', () => {
  const text = (...lines: string[]) => findDateline(lines, 'The headline')?.text ?? null;

  it.each([
    ['Tue 29th December 2020 | 06:00 PM', 'Tue 29th December 2020'],
    ['Published: 3 May 2019', '3 May 2019'],
    ['By Ann Lee | July 15, 2021', 'July 15, 2021'],
    ['15 июля 2021 г., 10:30', '15 июля 2021 г.'],
    ['2021年7月15日', '2021年7月15日'],
  ])('is a line that holds little else: %s', (line, date) => {
    expect(text('The headline', '', line, 'The story begins.')).toBe(date);
  });

  it.each([
    'Updated July 15, 2021',
    '© 2021-07-15 The Herald',
    'FILE - A boy holds flags on June 25, 2016.',
    'Photo taken on July 15, 2021',
    'The treaty of July 15, 2021, was signed by ministers of both countries in the presence of their presidents.',
    'On July 15, 2021 the two ministers met.',
    'July 2021',
    '15 July',
  ])('is not: %s', (line) => {
    expect(text('The headline', line, 'The story begins.')).toBeNull();
  });

  it('is none where two lines have different dates, unless one says what it is', () => {
    expect(text('July 15, 2021', 'Another story', 'July 16, 2021')).toBeNull();
    expect(text('Another story', 'July 16, 2021', 'Published July 15, 2021')).toBe('July 15, 2021');
    expect(text('July 15, 2021', 'July 15, 2021')).toBe('July 15, 2021');
  });

  it('stands near the head', () => {
    expect(text(...Array.from({ length: 30 }, (_, i) => `Line ${i}`), 'July 15, 2021')).toBeNull();
  });
});

describe('a date that is concluded from a text', () => {
  const infer = (text: string, today = '2024-06-30') => inferDate(text, today)?.text ?? null;
  const SEPTEMBER = 'In September 2022 they had met for the first time.';

  it('is the first day that fits its weekday from the latest year that the text speaks of', () => {
    expect(infer(`The minister received him on Wednesday February 22. ${SEPTEMBER}`)).toBe('2023-02-22');
    expect(infer(`Sie trafen sich am Mittwoch, 22. Februar. Im September 2022 war es anders.`)).toBe(
      '2023-02-22',
    );
    expect(infer(`Они встретились в среду, 22 февраля. Война длится с 2022 года.`)).toBe('2023-02-22');
  });

  it.each([
    ['without a year to begin with', 'He received him on Wednesday February 22.'],
    ['of a day without its weekday', `He received him on February 22. ${SEPTEMBER}`],
    ['of a day to come', `They will meet on Wednesday February 22. ${SEPTEMBER}`],
    ['of days far apart', `It began on Wednesday February 22 and ended on Friday March 24. ${SEPTEMBER}`],
    ['that fits no year', `He received him on Wednesday February 30. ${SEPTEMBER}`],
    [
      'of a story that is told late in the text',
      `${'Nothing. '.repeat(300)}On Wednesday February 22. ${SEPTEMBER}`,
    ],
  ])('is none %s', (_, text) => {
    expect(infer(text)).toBeNull();
  });

  it('is none after the day of the build', () => {
    expect(infer(`He received him on Wednesday February 22. ${SEPTEMBER}`, '2023-01-31')).toBeNull();
  });

  it('is looked for in no time, whatever the text', () => {
    for (const piece of ['Wednesday ', '22 ', 'in 2022 ', 'a', 'В среду, '])
      inferDate(piece.repeat(200_000), '2024-01-01');
  });
});
