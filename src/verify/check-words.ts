/** Terms and surface forms: sorted, led to each other, and counted as the posting lists count them. */

import { isStopTerm } from '../analysis/analyzer.ts';
import * as sections from '../compiled-index/sections.ts';
import type { ListTotals } from './check-lists.ts';
import { type Findings, plural } from './findings.ts';
import { quoted, type Structures } from './structures.ts';

/** Reading the tables has found out already whether they are sorted. */
export function checkWords(
  { facts, terms, surfaces, surfaceForms }: Pick<Structures, 'facts' | 'terms' | 'surfaces' | 'surfaceForms'>,
  totals: ListTotals | null,
  findings: Findings,
): void {
  const { starts, counts, termOf } = surfaceForms;
  const counted = new Float64Array(terms.size);
  for (let surface = 0; surface < surfaces.size; surface += 1) {
    let before = -1;
    for (let reading = starts[surface] as number; reading < (starts[surface + 1] as number); reading += 1) {
      const term = termOf[reading] as number;
      const wrong = (what: string) =>
        findings.contradiction(sections.SURFACE_FORMS, `${quoted(surfaces, surface)} leads to ${what}`);
      if (term <= before) wrong('its terms out of order');
      before = term;
      if (term >= terms.size) wrong('no term');
      else if (facts.languages.all.length === 1 && isStopTerm(terms.at(term)))
        wrong('the term of a stop word');
      else counted[term] = (counted[term] as number) + (counts[reading] as number);
    }
  }
  findings.checked.push(`${plural(surfaces.size, 'surface form')} against the terms`);
  if (totals === null) return;
  for (let term = 0; term < terms.size; term += 1) {
    const occurrences = totals.ofTerm[term] as number;
    if (counted[term] === occurrences || (counted[term] === 0 && isStopTerm(terms.at(term)))) continue;
    findings.contradiction(
      sections.SURFACE_FORMS,
      `the surface forms of ${quoted(terms, term)} count ${counted[term]} occurrences, and its lists ${occurrences}`,
    );
  }
}
