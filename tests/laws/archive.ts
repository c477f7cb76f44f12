/** A small archive made by chance, with all that dates, facets and file names may be. */

import type { Files } from '../fixtures/archive.ts';
import { Random } from './random.ts';

const WORDS = (
  'river treaty border alliance military gas pipeline minister harbour winter election railway summit trade ' +
  'island archive letter bridge council market café Лавров Пекин 北京 Bogotá naïve Obama’s e-mail well-known ' +
  'organise organised organisation the of and to in is not a be 10:30 1969 42nd C++ U.S. Straße İstanbul don’t'
).split(' ');
const DAYS = [
  ...['2020-02-29', '2020-03-01', '2020-12-31', '2021-01-01', '2021-07-01', '2021-07-15', '2021-07-16'],
  ...['2021-07-31', '2021-08-01', '2021-12-31', '2022-01-01', '2022-11-09', '1999-12-31', '1899-06-30'],
];
const SOURCES = ['Daily Courier', 'A&B "Weekly" <News>', 'Ünïcode+Post', '50% off, daily', 'courier', 'The'];
const AUTHORS = ['Ann Lee', 'Ann Lee, Jr.', 'Лев Ким', '王小明', 'O’Neil & "Sons"'];
const SECTIONS = ['World', 'world', 'Arts & <Letters>', 'Ünïcode'];
const TAGS = [
  'economy',
  'Economy',
  'war & peace',
  'sport',
  'a=b',
  'c#',
  'énergie',
  '北京',
  'long '.repeat(20).trim(),
];
/** Tags that only these many articles have, each of them many, so that not all of them are listed. */
const MANY_TAGS = { articles: 4, each: 33 };

/** The files of an archive by path; the same seed gives the same. */
export function archiveByChance(count: number, seed: number): Files {
  const random = new Random(seed, 'archive');
  const numbers = Array.from({ length: count }, (_, number) => number);
  return Object.fromEntries(numbers.map((number) => [pathOf(number, random), articleOf(number, random)]));
}

function pathOf(number: number, random: Random): string {
  const day = random.chance(0.2) ? `${random.pick(DAYS)}-` : '';
  const folder = random.pick(['', 'plain/', 'two words/deep/', 'ünï/', '100%/', 'no#1/']);
  return `${folder}${day}article ${number}.md`;
}

function articleOf(number: number, random: Random): string {
  const lines = [`title: ${JSON.stringify(`${sentence(random, 5)} ${number}`)}`];
  const date = dateOf(random);
  if (date !== null) lines.push(`date: '${date}'`);
  if (random.chance(0.85)) lines.push(`source: ${JSON.stringify(random.pick(SOURCES))}`);
  if (random.chance(0.3)) lines.push(`description: ${JSON.stringify(sentence(random, 8))}`);
  const authors = random.some(AUTHORS, random.below(3));
  if (authors.length > 0) lines.push('authors:', ...authors.map((name) => `- ${JSON.stringify(name)}`));
  if (random.chance(0.6)) lines.push(`section: ${JSON.stringify(random.pick(SECTIONS))}`);
  if (random.chance(0.5)) lines.push(`language: ${random.pick(['en', 'ru', 'zh'])}`);
  const tags = random.some(TAGS, random.below(5));
  if (number < MANY_TAGS.articles) {
    for (let i = 0; i < MANY_TAGS.each; i += 1) tags.push(`tag ${number * (MANY_TAGS.each - 2) + i}`);
  }
  if (tags.length > 0) lines.push('tags:', ...tags.map((tag) => `- ${JSON.stringify(tag)}`));
  const paragraphs = Array.from({ length: 1 + random.below(4) }, () => `${sentence(random, 20)}.`);
  return `---\n${lines.join('\n')}\n---\n\n${paragraphs.join('\n\n')}\n`;
}

/** Known to the day, the month or the year, or not at all. */
function dateOf(random: Random): string | null {
  const length = random.pick([10, 10, 10, 7, 4, null]);
  return length === null ? null : random.pick(DAYS).slice(0, length);
}

function sentence(random: Random, most: number): string {
  return Array.from({ length: 3 + random.below(most - 2) }, () => random.pick(WORDS)).join(' ');
}
