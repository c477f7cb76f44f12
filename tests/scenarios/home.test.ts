/** The first page of an archive: examples that find something in it, this day in other years, the undated. */

import type { Hono } from 'hono';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { type Files, sampleFiles, useSite } from '../fixtures/archive.ts';

type Site = Pick<Hono, 'request'>;

const markdown = (title: string, date: string | null, text: string) =>
  `---\ntitle: ${title}\n${date === null ? '' : `date: ${date}\n`}---\n${text}`;

const RUSSIAN: Files = {
  'a.md': markdown(
    'Выборы губернатора прошли спокойно',
    '2019-03-04',
    'Жители области голосовали весь день.',
  ),
  'b.md': markdown(
    'Строительство новой электростанции',
    '2021-05-06',
    'Правительство области одобрило проект.',
  ),
  'c.md': markdown('Музей открывает выставку фотографий', '2020', 'Выставка продлится до конца месяца.'),
  'd.md': markdown(
    'Энергетики о строительстве и выборах',
    '2018-01-02',
    'Губернатор встретился с энергетиками.',
  ),
};

/** No word is in one without being in the other: nothing can be found without it. */
const ALIKE: Files = {
  'a.md': markdown('Ferry', '2021', 'One ferry, one harbour.'),
  'b.md': markdown('Harbour', '2020', 'The harbour of the ferry.'),
};

const DAYS: Files = {
  ...Object.fromEntries(
    ['2022', '2020', '2019', '2000', '1999'].map((year) => [
      `${year}.md`,
      markdown(`Of ${year}`, `${year}-07-15`, 'A day.'),
    ]),
  ),
  'this-year.md': markdown('Of this year', '2023-07-15', 'A day.'),
  'next-day.md': markdown('Of the next day', '2022-07-16', 'A day.'),
  'month.md': markdown('Of some day of July', '2022-07', 'A day.'),
  'leap.md': markdown('Of a leap day', '2016-02-29', 'A day.'),
  'undated-a.md': markdown('Of no day', null, 'Nothing.'),
  'undated-b.md': markdown('Of no other day', null, 'Nothing.'),
};

async function homeOf(site: Site, path = '/') {
  const response = await site.request(path);
  expect(response.status).toBe(200);
  const { document } = parseHTML(await response.text());
  const links = (selector: string) =>
    [...document.querySelectorAll(selector)].map((link) => ({
      text: link.textContent ?? '',
      href: link.getAttribute('href') ?? '',
    }));
  return { document, examples: links('.syntax a'), links };
}

interface Answer {
  readonly query: { readonly matching: string; readonly notes: readonly string[] };
  readonly total: number;
  readonly hits: readonly { readonly title: string }[];
}
const answerTo = async (site: Site, href: string) =>
  (await (await site.request(`/api${href}`)).json()) as Answer;

describe.each([
  ['the sample archive', useSite(sampleFiles()), 8],
  ['a Russian archive', useSite(RUSSIAN), 7],
  ['an archive whose articles have the same words', useSite(ALIKE), 3],
  ['an archive of one article', useSite({ 'a.md': markdown('Ferry', '2021', 'One ferry.') }), 1],
])('each example of %s', (_name, site, fewest) => {
  it('finds articles that have all that it asks for, just as it is typed', async () => {
    const { examples } = await homeOf(site);
    expect(examples.length).toBeGreaterThanOrEqual(fewest);
    for (const { text, href } of examples) {
      expect(new URL(href, 'http://localhost').searchParams.get('q')).toBe(text);
      const { query, total } = await answerTo(site, href);
      expect(total, text).toBeGreaterThan(0);
      expect(query, text).toMatchObject({ matching: 'all', notes: [] });
    }
    expect(new Set(examples.map(({ text }) => text)).size).toBe(examples.length);
  });
});

describe('an archive of nothing', () => {
  const site = useSite({});

  it('has a first page without examples', async () => {
    const { document, examples } = await homeOf(site);
    expect(examples).toEqual([]);
    expect(document.querySelector('.lead')?.textContent).toBe('There are no articles in this archive yet.');
  });
});

describe('this day in other years', () => {
  const site = useSite(DAYS, { today: () => '2023-07-15' });
  const otherDay = useSite(DAYS, { today: () => '2023-07-17' });
  const leapDay = useSite(DAYS, { today: () => '2020-02-29' });

  it('has the last four articles of that day, none of this year and none of another day', async () => {
    const { document, links } = await homeOf(site);
    expect(document.querySelector('#on-this-day')?.textContent).toBe('On 15 July in other years');
    const titles = links('section[aria-labelledby=on-this-day] .titles a').map(({ text }) => text);
    expect(titles).toEqual(['Of 2022', 'Of 2020', 'Of 2019', 'Of 2000']);
  });

  it('leads to all articles of that day', async () => {
    const { links } = await homeOf(site);
    const [all] = links('section[aria-labelledby=on-this-day] p a');
    expect(all).toEqual({ text: '15 July in any year', href: '/search?day=07-15' });
    expect((await answerTo(site, all?.href ?? '')).total).toBe(6);
  });

  it('is not there on a day of which there is nothing, and is there on a leap day', async () => {
    expect((await homeOf(otherDay)).document.querySelector('#on-this-day')).toBeNull();
    expect((await homeOf(leapDay)).links('section[aria-labelledby=on-this-day] .titles a')).toHaveLength(1);
  });

  it('is told in the language of the page', async () => {
    const { document } = await homeOf(site, '/?lang=ru');
    expect(document.querySelector('#on-this-day')?.textContent).toBe('15 июля в другие годы');
  });
});

describe('the undated', () => {
  const site = useSite(DAYS);

  it('are a link away, and told by how many they are', async () => {
    const { links } = await homeOf(site);
    const undated = links('section[aria-labelledby=newest] p a').find(({ href }) => href.includes('undated'));
    expect(undated).toEqual({ text: '2 articles undated', href: '/search?date=undated' });
    const { hits } = await answerTo(site, undated?.href ?? '');
    expect(hits.map(({ title }) => title)).toEqual(['Of no day', 'Of no other day']);
  });

  it('are not spoken of where all are dated', async () => {
    const { document } = await homeOf(dated);
    expect(document.querySelector('main')?.innerHTML).not.toContain('undated');
  });
  const dated = useSite({ 'a.md': markdown('Ferry', '2021', 'One ferry.') });
});
