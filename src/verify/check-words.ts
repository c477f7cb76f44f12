/** Terms and surface forms: sorted, led to each other, and counted as the posting lists count them. */

import { isStopTerm } from '../analysis/analyzer.ts';
import * as sections from '../compiled-index/sections.ts';
import type { ListTotals } from './check-lists.ts';
import { type Findings, plural } from './findings.ts';
import { quoted, type Structures } from './structures.ts';

/** Reading the tables has found out already whether they are sorted. */
export function checkWords(
  { terms, surfaces, surfaceForms }: Pick<Structures, 'terms' | 'surfaces' | 'surfaceForms'>,
  totals: ListTotals | null,
  findings: Findings,
): void {
  const { counts, termOf } = surfaceForms;
  const counted = new Float64Array(terms.size);
  for (let surface = 0; surface < surfaces.size; surface += 1) {
    const term = termOf[surface] as number;
    const lost =
      term >= terms.size ? 'no term' : isStopTerm(terms.at(term)) ? 'the term of a stop word' : null;
    if (lost !== null) {
      findings.contradiction(sections.SURFACE_FORMS, `${quoted(surfaces, surface)} leads to ${lost}`);
    } else counted[term] = (counted[term] as number) + (counts[surface] as number);
  }
  findings.checked.push(`${plural(surfaces.size, 'surface form')} against the terms`);
  if (totals === null) return;
  for (let term = 0; term < terms.size; term += 1) {
    const occurrences = totals.ofTerm[term] as number;
    if (isStopTerm(terms.at(term)) || counted[term] === occurrences) continue;
    findings.contradiction(
      sections.SURFACE_FORMS,
      `the surface forms of ${quoted(terms, term)} count ${counted[term]} occurrences, and its lists ${occurrences}`,
    );
  }
}
