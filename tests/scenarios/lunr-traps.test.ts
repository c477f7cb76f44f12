/** Ordinary news text and ordinary typing that stock Lunr loses or throws at. */

import { describe, expect, it } from 'vitest';
import { useSite } from '../fixtures/archive.ts';

const FILES = {
  'cafe.txt': 'At the café\n\nA night in Bogotá—and Obama’s economy, they said. The green line.',
  'moscow.txt': 'Лавров в Пекине\n\nМинистр Лавров прибыл в Пекин. Ёлка.',
  'beijing.txt': '中俄关系\n\n外交部长在北京讨论中俄关系。',
  'plain.txt': 'At noon\n\nThe meeting began at 10:30 with foo.',
};

describe('the traps of stock Lunr', () => {
  const site = useSite(FILES);

  async function found(q: string): Promise<string[]> {
    const response = await site.request(`/api/search?${new URLSearchParams({ q })}`);
    expect(response.status).toBe(200);
    return ((await response.json()) as { hits: { id: string }[] }).hits.map((hit) => hit.id);
  }

  it.each(['café', 'cafe', 'CAFÉ', 'cafe\u0301'])(
    'an accented name is found with and without its accent: %s',
    async (q) => {
      expect(await found(q)).toEqual(['cafe.txt']);
    },
  );

  it.each(['Bogotá', 'bogota', 'Obama', "Obama's", 'Obama’s', 'economy', 'economy,', 'economies'])(
    'a word is found beside dashes and commas, as a possessive and in another number: %s',
    async (q) => {
      expect(await found(q)).toEqual(['cafe.txt']);
    },
  );

  it.each(['Лавров', 'лавров', 'ЛАВРОВ', 'Пекин', 'елка'])('Cyrillic is found: %s', async (q) => {
    expect(await found(q)).toEqual(['moscow.txt']);
  });

  it.each(['北京', '中俄关系', '关系', '中俄'])('Chinese is found by its words: %s', async (q) => {
    expect(await found(q)).toEqual(['beijing.txt']);
  });

  it('a required stop word does not hide what has the other word', async () => {
    expect(await found('+the +green')).toEqual(['cafe.txt']);
  });

  it.each(['10:30', 'foo^', 'foo~', 'foo*', '+foo', 'foo:', 'foo^^~9'])(
    'what is syntax to Lunr is found as words: %s',
    async (q) => {
      expect(await found(q)).toEqual(['plain.txt']);
    },
  );

  it.each(['-', '+', '*', ':', '^', '~', ''])(
    'a query of no words is no error and finds everything: “%s”',
    async (q) => {
      expect(await found(q)).toHaveLength(Object.keys(FILES).length);
    },
  );
});
