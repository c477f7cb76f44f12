/** Each law can be broken, and is seen to be. */

import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder, writeArchive } from '../fixtures/archive.ts';
import { archiveByChance } from './archive.ts';
import { BROKEN_SITES } from './broken-sites.ts';
import { belongsTo, liesIn, partOf, possibleDays } from './dates.ts';
import { type GeneratedRequest, generateRequests } from './generate.ts';
import { checkLaw, LAWS } from './laws.ts';
import { parseMarkup, textOf } from './markup.ts';
import { openSite } from './open-site.ts';
import { checkDropped, checkErrors, checkPastTheEnd, checkSize } from './parameters.ts';
import { type Answer, BrokenLaw, type Get } from './site.ts';
import { checkTypedText } from './typed-text.ts';

const RUN = { seed: 1, parallel: 1, buckets: 3 };

const folder = temporaryFolder();
let get: Get;
let requests: readonly GeneratedRequest[];
beforeAll(async () => {
  const articles = writeArchive(folder.path, archiveByChance(60, RUN.seed));
  get = remembering(await openSite(articles, join(folder.path, 'index')));
  requests = await generateRequests(get, RUN.seed, 120);
});
afterAll(() => folder.remove());

/** The good site does not change: what it answered once need not be asked again. */
function remembering(ask: Get): Get {
  const answers = new Map<string, Promise<Answer>>();
  return (path) => {
    const answer = answers.get(path) ?? ask(path);
    answers.set(path, answer);
    return answer;
  };
}

describe('A broken site is seen', () => {
  it.each(BROKEN_SITES)('when %s (law %s)', async (_, lawName, breakSite) => {
    const law = LAWS.find(({ name }) => name.startsWith(lawName));
    if (law === undefined) throw new Error(`There is no law ${lawName}`);
    await expect(checkLaw(breakSite(get), law, requests, RUN)).rejects.toThrow(BrokenLaw);
  });

  it('for every law in one way at least', () => {
    const seen = ({ name }: (typeof LAWS)[number]) => BROKEN_SITES.some(([, law]) => name.startsWith(law));
    expect(LAWS.filter((law) => !seen(law))).toEqual([]);
  });

  it('when a text is an error, a page is cut short or nothing is said of a cut', async () => {
    const failing: Get = async (path) => ({ ...(await get(path)), status: 500 });
    await expect(checkTypedText(failing, 'river')).rejects.toThrow(BrokenLaw);
    const cutShort: Get = async (path) => {
      const answer = await get(path);
      return path.startsWith('/api/') ? answer : { ...answer, text: answer.text.replace('</main>', '') };
    };
    await expect(checkTypedText(cutShort, 'river')).rejects.toThrow('closes');
    const silent: Get = async (path) => {
      const answer = await get(path);
      return { ...answer, text: answer.text.replace(/"notes":\[[^\]]*\]/, '"notes":[]') };
    };
    await expect(checkTypedText(silent, 'word '.repeat(700))).rejects.toThrow(BrokenLaw);
    await expect(checkTypedText(() => get('/search'), 'x'.repeat(20_000))).rejects.toThrow(BrokenLaw);
  });

  it('when parameters are not read as promised', async () => {
    const withoutDate: Get = (path) => get(path.replace('&date=2021-13', ''));
    await expect(checkDropped(withoutDate, '/search?q=river', 'date', '2021-13')).rejects.toThrow(BrokenLaw);
    const anySize: Get = (path) => get(path.replace('size=101', 'size=99'));
    await expect(checkSize(anySize, '/search', '101', 100)).rejects.toThrow(BrokenLaw);
    const firstPage: Get = (path) => get(path.replace(/page=\d+/, 'page=1'));
    await expect(checkPastTheEnd(firstPage, '/search?q=river', '999')).rejects.toThrow(BrokenLaw);
    await expect(checkErrors(() => get('/search'))).rejects.toThrow(BrokenLaw);
  });
});

describe('What the laws measure with', () => {
  it('the good site breaks no law', async () => {
    for (const law of LAWS) await checkLaw(get, law, requests.slice(0, 6), RUN);
  });

  it('dates are as long as the calendar has them', () => {
    expect(possibleDays('2020-02')).toEqual({ first: '2020-02-01', last: '2020-02-29' });
    expect(possibleDays('1900-02').last).toBe('1900-02-28');
    expect(possibleDays('0099')).toEqual({ first: '0099-01-01', last: '0099-12-31' });
    expect(possibleDays('2021-12-31')).toEqual({ first: '2021-12-31', last: '2021-12-31' });
  });

  it('a coarse date is in a range only whole', () => {
    expect(liesIn('2021-07', '2021-07-01', '2021-07-31')).toBe(true);
    expect(liesIn('2021-07', '2021-07-02', null)).toBe(false);
    expect(liesIn('2021', '2021-01', '2021-11')).toBe(false);
    expect(liesIn(null, null, '2021')).toBe(false);
    expect(belongsTo('2021', '2021-month-unknown')).toBe(true);
    expect(belongsTo('2021-07', '2021-month-unknown')).toBe(false);
    expect(['2021-07-15', '2021-07', '2021', null, '2020'].map((date) => partOf(date, '2021'))).toEqual([
      ...['2021-07', '2021-07', '2021-month-unknown', 'undated', null],
    ]);
    expect(['2021-07-15', '2021-07', '2021'].map((date) => partOf(date, '2021-07'))).toEqual([
      ...['2021-07-15', '2021-07-day-unknown', null],
    ]);
  });

  it('markup is read as it is written and refused when it is broken', () => {
    expect(textOf(parseMarkup('<!DOCTYPE html><p class="a">1 &lt; 2 &amp; <b>3</b><br/>&#39;</p>'))).toBe(
      "1 < 2 & 3'",
    );
    for (const html of ['<p>', '<p></b>', '<p><b></p></b>', 'a < b', '</p>']) {
      expect(() => parseMarkup(html), html).toThrow();
    }
  });
});
