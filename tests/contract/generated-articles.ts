/** Archives and seeds for what is held against Lunr's own builder and queries. */

import fc from 'fast-check';
import { anArticle } from '../fixtures/articles.ts';

/**
 * Few words, so that they meet; some that an object has as a member, some that no script spaces, some
 * whose stems differ by language or whose accents tell them apart.
 */
export const WORDS = [
  'treaty',
  'treaties',
  'border',
  'gas',
  'Gas',
  "China's",
  'cafés',
  'Лавров',
  '关系',
  '10',
  'the',
  'of',
  'constructor',
  'toString',
  'hasOwnProperty',
  'Häuser',
  'Haus',
  'schön',
  'выборы',
  'выборов',
  "l'économie",
  'economies',
  'marché',
  'marche',
];

/** The languages of an archive: mostly none is known, and there are archives of one and of several. */
export const languages = fc.constantFrom<readonly (string | null)[]>(
  [null],
  [null],
  ['en', null],
  ['de-AT'],
  ['de', 'en'],
  ['fr', 'ru', null],
  ['ja', 'zh-Hant', 'th'],
);

const prose = fc
  .array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(' ', ' ', ', ', '\n\n', "' ")), {
    maxLength: 12,
  })
  .map((parts) => parts.flat().join(''));
const names = fc.array(fc.constantFrom('Gas Man', 'The Border', 'Treaty', 'of', ''), { maxLength: 3 });
/** Days on which articles came into the archive, in no relation to when they were published. */
export const arrived = fc.constantFrom('2023-12-31', '2024-01-01', '2024-02-29');
const article = fc.record({
  title: prose,
  text: prose,
  description: fc.option(prose),
  date: fc.option(fc.constantFrom('1999', '2021-07', '2021-07-15', '2020-07-15')),
  arrived,
  source: fc.option(fc.constantFrom('Herald', 'The Times', '')),
  authors: names,
  tags: names,
  /** Which of the languages of its archive. */
  language: fc.nat(),
});
/** As paths and records give them, and some that an object has as a member. */
const id = fc.oneof(
  fc.nat(30).map(String),
  fc.constantFrom('a.txt', 'a/b.md', 'all.jsonl#1', '__proto__', 'constructor', 'title/x', 'a%22b'),
);

export const archives = fc
  .tuple(fc.uniqueArray(fc.tuple(id, article), { maxLength: 12, selector: ([name]) => name }), languages)
  .map(([given, of]) =>
    given.map(([name, each]) => {
      const language = of[each.language % of.length] as string | null;
      return anArticle({ ...each, language, id: name });
    }),
  );

/** A failure prints its seed; CONTRACT_SEED=seed runs it again. */
export function runs(numRuns: number): { numRuns: number; seed?: number } {
  const { CONTRACT_SEED } = process.env;
  return { numRuns, ...(CONTRACT_SEED === undefined ? {} : { seed: Number(CONTRACT_SEED) }) };
}
