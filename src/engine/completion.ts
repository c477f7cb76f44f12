/** Completion: the words of the archive that what is being typed may become. */

import { fold } from '../analysis/folding.ts';
import { Shortlist } from './shortlist.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The commonest surfaces that begin with the folded prefix, the commonest first; none for an empty one. */
export function complete({ surfaces, totals }: Vocabulary, prefix: string, limit: number): string[] {
  const folded = fold(prefix);
  if (folded === '') return [];
  const shortlist = new Shortlist(limit, totals);
  const [from, to] = surfaces.rangeOf(Buffer.from(folded));
  for (let surface = from; surface < to; surface += 1) shortlist.offer(surface);
  return shortlist.finish().places.map((surface) => surfaces.at(surface));
}
