/** A phrase from the folder to the page: found whole, marked whole, nowhere else. */

import { describe, expect, it } from 'vitest';
import { useSite } from '../fixtures/archive.ts';

const FILES = {
  'war.md':
    '---\ntitle: After the Cold War\ndate: 1992-01-02\n---\nThe war was cold.\n\nA cold war, they said; cold and war-like. The COLD\nWAR ended.',
  'winter.txt': 'War in winter\n\nThe cold of the war.',
  'rights.txt': 'A bill of rights\n\nRights of a bill, and the bill of rights itself.',
  'soviet.txt': 'Sino–Soviet split\n\nThe Sino-Soviet split of Пекин и Москва, at a café noir.',
  'excerpt.md': '---\ntitle: Short\nexcerpt: Of a lasting peace.\n---\nA peace that is lasting.',
};

const site = useSite(FILES);

interface Found {
  readonly total: number;
  readonly hits: readonly {
    readonly id: string;
    readonly title: string;
    readonly title_highlights: readonly (readonly [number, number])[];
    readonly snippets: readonly {
      readonly text: string;
      readonly highlights: readonly (readonly [number, number])[];
    }[];
  }[];
}

async function found(q: string): Promise<Found> {
  return (await (await site.request(`/api/search?${new URLSearchParams({ q })}`)).json()) as Found;
}

/** What the API says is marked, title first. */
function markedIn({ title, title_highlights, snippets }: Found['hits'][number]): string[] {
  return [{ text: title, highlights: title_highlights }, ...snippets].flatMap(({ text, highlights }) =>
    highlights.map(([start, end]) => text.slice(start, end)),
  );
}

/** What a page marks. */
async function markedOn(path: string): Promise<string[]> {
  const html = await (await site.request(path)).text();
  return [...html.matchAll(/<mark[^>]*>(.*?)<\/mark>/gs)].map(([, text]) => text ?? '');
}

describe('A phrase', () => {
  it.each([
    ['"cold war"', 'war.md', ['Cold War', 'cold war', 'COLD WAR']],
    ['"Cold Wars"', 'war.md', ['Cold War', 'cold war', 'COLD WAR']],
    ['"bill of rights"', 'rights.txt', ['bill of rights', 'bill of rights']],
    ['“the bill of rights”', 'rights.txt', ['the bill of rights']],
    ['"Sino-Soviet split"', 'soviet.txt', ['Sino–Soviet split', 'Sino-Soviet split']],
    ['"пекин и москва"', 'soviet.txt', ['Пекин и Москва']],
    ['"cafe noir"', 'soviet.txt', ['café noir']],
    ['"lasting peace"', 'excerpt.md', ['lasting peace']],
  ])('%s is found in %s alone, and is what is marked', async (q, id, marked) => {
    const { total, hits } = await found(q);
    expect([total, hits.map((hit) => hit.id)]).toEqual([1, [id]]);
    expect(hits.flatMap(markedIn)).toEqual(marked);
    expect(await markedOn(`/search?${new URLSearchParams({ q })}`)).toEqual(marked);
  });

  it('is what is marked on the page of its article too', async () => {
    const onPage = await markedOn('/articles/war.md?q="cold+war"');
    expect(onPage.map((text) => text.replace(/\s/, ' '))).toEqual(['Cold War', 'cold war', 'COLD WAR']);
  });

  it('beside a word leaves the marks of that word, and none of its own words elsewhere', async () => {
    const { hits } = await found('"cold war" ended');
    expect(hits.map(({ id }) => id)).toEqual(['war.md']);
    expect(hits.flatMap(markedIn)).toEqual(['Cold War', 'cold war', 'COLD WAR', 'ended']);
  });

  it.each(['"war cold"', '"cold the war"', '"bill rights"', '"split café"', '"winter the cold"'])(
    'of other words, in another order or over two fields finds nothing: %s',
    async (q) => {
      expect((await found(q)).total).toBe(0);
    },
  );

  it('finds some of what its words find, and they some of what any of them finds', async () => {
    const [phrase, all, any] = await Promise.all(['"cold war"', 'cold AND war', 'cold OR war'].map(found));
    expect([phrase?.total, all?.total, any?.total]).toEqual([1, 2, 2]);
  });
});
