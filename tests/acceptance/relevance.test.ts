/** How well Backfile ranks, against Lunr as it comes: the collections and figures of `npm run eval:relevance`. */

import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { BACKFILE, ENGINES, LUNR } from '../eval/engines.mjs';
import { type Evaluation, evaluate, type Scores } from '../eval/evaluate.mjs';
import { sharedFolder } from './shared-folder.ts';

let evaluation: Evaluation;
beforeAll(async () => {
  const folder = (name: string) => resolve(PACKAGE_ROOT, sharedFolder(name));
  evaluation = await evaluate(
    { collections: folder('collections'), archive: folder('archives/18f-blog') },
    ENGINES,
  );
});

/** The scores of Backfile and of Lunr. */
function bothOf(scores: Readonly<Record<string, Scores>> | undefined): readonly [Scores, Scores] {
  const [ours, lunrs] = [scores?.[BACKFILE], scores?.[LUNR]];
  if (ours === undefined || lunrs === undefined) throw new Error('An engine was not evaluated.');
  return [ours, lunrs];
}

describe('Over the four collections', () => {
  it('the mean nDCG@10 is at least Lunr’s, and 0.48', () => {
    const [ours, lunrs] = bothOf(evaluation.means);
    expect(ours.ndcg).toBeGreaterThanOrEqual(lunrs.ndcg);
    expect(ours.ndcg).toBeGreaterThanOrEqual(0.48);
  });

  it('Lunr ranks as well as it is known to: it was asked properly', () => {
    const [, lunrs] = bothOf(evaluation.means);
    expect(lunrs.ndcg).toBeGreaterThanOrEqual(0.473);
  });

  it.each(['cranfield', 'cisi', 'cacm', 'lisa'] as const)(
    'the nDCG@10 on %s is at most 0.01 below Lunr’s',
    (name) => {
      const [ours, lunrs] = bothOf(evaluation.collections[name]);
      expect(ours.ndcg).toBeGreaterThanOrEqual(lunrs.ndcg - 0.01);
    },
  );
});

it('At least 0.98 of the posts are found first by their own titles', () => {
  const [ours] = bothOf(evaluation.knownItems);
  expect(ours.success).toBeGreaterThanOrEqual(0.98);
});
