/** The interval maxima of every term that has them, found again from its lists. */

import { FieldWeights } from '../compiled-index/field-weights.ts';
import { MaximaFinder } from '../compiled-index/maxima-finder.ts';
import { PackedPostings } from '../compiled-index/packed-postings.ts';
import * as sections from '../compiled-index/sections.ts';
import { type Findings, plural } from './findings.ts';
import { quoted, type Structures } from './structures.ts';

type Needed = Pick<
  Structures,
  'facts' | 'terms' | 'directory' | 'lengths' | 'postings' | 'intervals' | 'maxima'
>;

export function checkMaxima(needed: Needed, findings: Findings): void {
  const { facts, terms, lengths, intervals, maxima } = needed;
  const { ordinals } = intervals;
  const expected = ordinals.length * intervals.intervals;
  if (maxima.bytes !== expected) {
    const what = `${plural(ordinals.length, 'term')} need ${expected} bytes of maxima, and there are ${maxima.bytes}`;
    findings.contradiction(sections.INTERVAL_TERMS, what);
    return;
  }
  const finder = new MaximaFinder(
    new FieldWeights(facts.fields, lengths),
    facts.articles,
    intervals.interval,
  );
  for (const [i, term] of ordinals.entries()) {
    findings.guard(sections.INTERVAL_MAXIMA, quoted(terms, term), () => {
      const stored = maxima.read(i * intervals.intervals, (i + 1) * intervals.intervals);
      if (Buffer.compare(finder.of(listsOf(needed, term)), stored) === 0) return;
      findings.contradiction(
        sections.INTERVAL_MAXIMA,
        `${quoted(terms, term)} has other maxima than its lists`,
      );
    });
  }
  findings.checked.push(`the interval maxima of ${plural(ordinals.length, 'term')}, against their lists`);
}

function listsOf({ directory, postings, intervals }: Needed, term: number) {
  return directory.listsOf(term, intervals.fields).map(({ list, field }) => ({
    field,
    postings: PackedPostings.read(postings.read(...directory.postingRange(list)), directory.count(list)),
  }));
}
