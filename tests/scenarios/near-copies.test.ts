/** A story that several papers printed is one group of near-copies: told of each, and counted each. */

import { describe, expect, it } from 'vitest';
import { useSite } from '../fixtures/archive.ts';

const STORY =
  'The two ministers met on the bridge at dawn, shook hands before the cameras of both countries and ' +
  'spoke for an hour about grain, gas and the railway that is to cross the river next spring, though ' +
  'neither would say who pays for it.';
const page = (source: string, day: string, text: string) =>
  `---\ntitle: As told by the ${source}\nsource: ${source}\ndate: 2021-07-${day}\n---\n${text}\n`;

const site = useSite({
  'courier.md': page('Courier', '15', STORY),
  'herald.md': page('Herald', '16', `${STORY.replace('an hour', 'two hours')} (Wire)`),
  'wire.md': page('Wire', '14', STORY),
  'other.md': page('Gazette', '15', STORY.split(' ').reverse().join(' ')),
});

const json = async (path: string) => (await (await site.request(path)).json()) as Record<string, never>;

describe('near-copies', () => {
  it('are listed with each hit, in order of date, and every one of them is counted', async () => {
    const { total, hits } = (await json('/api/search?q=grain&sort=oldest')) as unknown as {
      total: number;
      hits: { id: string; near_copies: object[] }[];
    };
    expect(total).toBe(4);
    expect(hits.map(({ id }) => id)).toEqual(['wire.md', 'other.md', 'courier.md', 'herald.md']);
    expect(hits[0]?.near_copies).toEqual([
      {
        id: 'courier.md',
        title: 'As told by the Courier',
        date: '2021-07-15',
        source: 'Courier',
        url: '/articles/courier.md',
      },
      expect.objectContaining({ id: 'herald.md' }),
    ]);
    expect(hits[1]?.near_copies).toEqual([]);
  });

  it('are listed with the article, in the API and on its page', async () => {
    expect((await json('/api/articles/courier.md')).near_copies).toMatchObject([
      { id: 'wire.md' },
      { id: 'herald.md' },
    ]);
    const html = await (await site.request('/articles/courier.md')).text();
    expect(html).toContain('Nearly the same text');
    expect(html).toContain('href="/articles/herald.md"');
    expect(await (await site.request('/articles/other.md')).text()).not.toContain('Nearly the same text');
  });
});
