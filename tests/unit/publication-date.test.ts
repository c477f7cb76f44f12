/** Civil dates: never shifted, never more exact than they are. */

import { describe, expect, it } from 'vitest';
import {
  bucketWithin,
  compareDateBuckets,
  facetPeriod,
  isInBucket,
  parseDateBucket,
  trailTo,
} from '../../src/date-bucket.ts';
import {
  firstDay,
  isAfter,
  isBefore,
  isInRange,
  isWithin,
  lastDay,
  parseCivilDate,
} from '../../src/publication-date.ts';

describe('parseCivilDate', () => {
  it.each(['2021', '2021-07', '2021-07-15', '2024-02-29', '0001-01-01'])('reads %s', (text) => {
    expect(parseCivilDate(text)).toBe(text);
  });
  it.each([
    '',
    '21',
    '2021-7',
    '2021-13',
    '2021-00',
    '2021-02-29',
    '2021-04-31',
    '2021-07-00',
    '0000',
    '2021-07-15 ',
    '２０２１',
  ])('refuses “%s”', (text) => {
    expect(parseCivilDate(text)).toBeNull();
  });
});

describe('the days that a date may be', () => {
  it.each([
    ['2021', '2021-01-01', '2021-12-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['1900-02', '1900-02-01', '1900-02-28'],
    ['2021-07-15', '2021-07-15', '2021-07-15'],
  ])('%s may be %s to %s', (date, first, last) => {
    expect([firstDay(date), lastDay(date)]).toEqual([first, last]);
  });

  it('are all in a range, or the date is not', () => {
    expect(isInRange('2021-07', '2021-07-01', '2021-07-31')).toBe(true);
    expect(isInRange('2021-07', '2021-07-02', null)).toBe(false);
    expect(isInRange('2021', '2021', '2021-12')).toBe(true);
    expect(isInRange('2021', null, '2021-12-30')).toBe(false);
  });

  it('are all before, within or after a period, or none of these holds', () => {
    expect(isWithin('2021-07', '2021')).toBe(true);
    expect(isWithin('2021', '2021-07')).toBe(false);
    expect(isAfter('2021-07', '2021-06')).toBe(true);
    expect(isAfter('2021', '2021-06')).toBe(false);
    expect(isBefore('2021', '2022')).toBe(true);
    expect(isBefore('2021-12-31', '2021-12')).toBe(false);
  });
});

describe('date buckets', () => {
  it.each(['2021', '2021-07', '2021-07-15', '2021-month-unknown', '2021-07-day-unknown', 'undated'])(
    '%s is one',
    (text) => {
      expect(parseDateBucket(text)).toBe(text);
    },
  );
  it.each(['', 'UNDATED', '2021-day-unknown', '2021-07-month-unknown', '2021-13', '-month-unknown', 'x'])(
    '“%s” is none',
    (text) => {
      expect(parseDateBucket(text)).toBeNull();
    },
  );

  it('put every date of a period into just one of its parts', () => {
    const dates = ['2021', '2021-07', '2021-07-15', '2021-12-31', '2020', null];
    for (const period of ['', '2021', '2021-07']) {
      for (const date of dates) {
        const bucket = bucketWithin(date, period);
        if (bucket !== null) expect(isInBucket(date, bucket)).toBe(true);
        else expect(date?.startsWith(period)).toBe(false);
      }
    }
  });

  it('open the level below them', () => {
    expect(['2021', '2021-07', '2021-07-15', '2021-month-unknown', 'undated', null].map(facetPeriod)).toEqual(
      ['2021', '2021-07', '2021-07', '2021', '', ''],
    );
    expect(trailTo('2021-07-15')).toEqual(['2021', '2021-07', '2021-07-15']);
    expect(trailTo('2021-month-unknown')).toEqual(['2021', '2021-month-unknown']);
  });

  it('come in order of time, the unknown after the known, the undated last', () => {
    const buckets = ['undated', '2021-month-unknown', '2021-12', '2021-02'];
    expect(buckets.sort(compareDateBuckets)).toEqual(['2021-02', '2021-12', '2021-month-unknown', 'undated']);
  });
});
