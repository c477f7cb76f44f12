/** Archives and seeds for what is held against Lunr's own builder and queries. */

import fc from 'fast-check';
import { anArticle } from '../fixtures/articles.ts';

/** Few words, so that they meet; some that an object has as a member, some that no script spaces. */
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
];

const prose = fc
  .array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(' ', ' ', ', ', '\n\n', "' ")), {
    maxLength: 12,
  })
  .map((parts) => parts.flat().join(''));
const names = fc.array(fc.constantFrom('Gas Man', 'The Border', 'Treaty', 'of', ''), { maxLength: 3 });
const article = fc.record({
  title: prose,
  text: prose,
  description: fc.option(prose),
  date: fc.option(fc.constantFrom('1999', '2021-07', '2021-07-15')),
  source: fc.option(fc.constantFrom('Herald', 'The Times', '')),
  authors: names,
  tags: names,
});
/** As paths and records give them, and some that an object has as a member. */
const id = fc.oneof(
  fc.nat(30).map(String),
  fc.constantFrom('a.txt', 'a/b.md', 'all.jsonl#1', '__proto__', 'constructor', 'title/x', 'a%22b'),
);

export const archives = fc
  .uniqueArray(fc.tuple(id, article), { maxLength: 12, selector: ([name]) => name })
  .map((given) => given.map(([name, each]) => anArticle({ ...each, id: name })));

/** A failure prints its seed; CONTRACT_SEED=seed runs it again. */
export function runs(numRuns: number): { numRuns: number; seed?: number } {
  const { CONTRACT_SEED } = process.env;
  return { numRuns, ...(CONTRACT_SEED === undefined ? {} : { seed: Number(CONTRACT_SEED) }) };
}
