/** What a line of scraped text is by itself: furniture of a site's page, a byline, or the story's. */

import { describe, expect, it } from 'vitest';
import { readByline } from '../../index-build/scraped/byline.ts';
import { furnitureOf } from '../../index-build/scraped/furniture.ts';

const kind = (line: string) => {
  const found = furnitureOf(line);
  return found === null ? null : `${found.reason}, ${found.sureness}`;
};

describe('a line is', () => {
  it.each([
    ['ADVERTISEMENT', 'an advertisement, anywhere'],
    ['Werbung', 'an advertisement, anywhere'],
    ['РЕКЛАМА', 'an advertisement, anywhere'],
    ['广告', 'an advertisement, anywhere'],
    ['Share this articleComments', 'buttons for sharing, anywhere'],
    ['Share | Tweet | Print (12)', 'buttons for sharing, likely'],
    ['You may also like', 'links to other articles, closing'],
    ['Читайте также', 'links to other articles, closing'],
    ['READ MORE: The ferry that never came', 'links to other articles, anywhere'],
    ['Lire aussi : Le bac qui ne vint jamais', 'links to other articles, anywhere'],
    ['12 Comments', 'a comment form, likely'],
    ['Your email address will not be published. Required fields are marked *', 'a comment form, anywhere'],
    ['Sign up for our weekly newsletter', 'an invitation to subscribe, likely'],
    ['Home › World › Europe', null],
    ['Home » World » Business', 'navigation, likely'],
    ['We and our partners use cookies', 'navigation, likely'],
    ['This site uses cookies to remember you.', 'navigation, likely'],
    ['Published: 3 March 2021', 'a note on its date or length, likely'],
    ['4 min read', 'a note on its date or length, likely'],
    ['A crane on the quay. Photo: The Harbour Board', 'a caption or its credit, anywhere'],
    ['Foto: J. Weber', 'a caption or its credit, anywhere'],
    ['The bridge at dawn. (AP Photo/Ann O’Hara)', 'a caption or its credit, anywhere'],
    ['The bridge at dawn. Ann O’Hara/AFP via Getty Images', 'a caption or its credit, anywhere'],
    ['FILE - The bridge in May 2019.', 'a caption or its credit, anywhere'],
    ['© 2022 The Harbour Gazette', 'a copyright line, anywhere'],
    ['Copyright The Gazette. All rights reserved. It may not be broadcast', 'a copyright line, anywhere'],
    ['Alle Rechte vorbehalten.', 'a copyright line, anywhere'],
  ])('furniture or not: %s', (line, expected) => {
    expect(kind(line)).toBe(expected);
  });

  it.each([
    'The advertisement cost the paper its licence.',
    'Share this article with nobody, the editor wrote.',
    'Comments by the minister were not recorded',
    'He held up a photo: the ferry, with its bow in the air.',
    'The report was carried by AFP and Reuters.',
    'MOSCOW (AP) — Two ferries will cross the river this year.',
    'She said that all rights reserved to the crown under the charter had lapsed long before.',
    'Copyright was the smallest of their quarrels.',
    'Published in 1911, the book sold 12 copies, and the author burnt the rest of them in the yard himself.',
    'Home rule was the question of the day',
    'FILE - a command that tells what a file holds',
    '10:30',
    '14',
    '',
  ])('none: %s', (line) => {
    expect(furnitureOf(line)).toBeNull();
  });
});

describe('a byline', () => {
  it.each([
    ['By Jane Smith', ['Jane Smith'], null],
    ['by time news', [], 'time news'],
    [
      'By Jane Smith and J. R. van Dyke, Harbour Gazette',
      ['Jane Smith', 'J. R. van Dyke'],
      'Harbour Gazette',
    ],
    ['By\u00a0Euronews with\u00a0AFP', [], 'Euronews'],
    ['By Jane Smith in Riga', ['Jane Smith'], null],
    ['Von Max Müller', ['Max Müller'], null],
    ['Автор: Анна Петрова', ['Анна Петрова'], null],
  ])('names people and papers: %s', (line, authors, source) => {
    expect(readByline(line)).toEqual({ authors, source });
  });

  it.each([
    'By the river',
    'By train from Riga to Moscow',
    'By 1950 the bridge was built',
    'Jane Smith',
    'By',
  ])('is none: %s', (line) => {
    expect(readByline(line)).toBeNull();
  });
});

it('a line of any length is looked at in time that grows no faster than it', () => {
  for (const part of [
    'share ',
    'Photo: A ',
    'A/AFP ',
    'copyright ',
    'by A and ',
    'sign up subscribe ',
    '© 2020 ',
  ]) {
    const line = part.repeat(100_000);
    const start = performance.now();
    furnitureOf(line);
    readByline(line);
    expect(performance.now() - start, part).toBeLessThan(200);
    furnitureOf(line.slice(0, 599));
    expect(performance.now() - start, part).toBeLessThan(400);
  }
});
