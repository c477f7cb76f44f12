/** Articles analyzed again: each of their words must be in the lists, at its positions, and no others. */

import { analyze, isStopTerm } from '../analysis/analyzer.ts';
import { analyzedAs } from '../analysis/languages.ts';
import type { Article } from '../article.ts';
import { PackedPostings } from '../compiled-index/packed-postings.ts';
import { PositionCursor, PositionList } from '../compiled-index/position-cursor.ts';
import * as sections from '../compiled-index/sections.ts';
import { StoredArticles } from '../compiled-index/stored-articles.ts';
import { type Field, fieldTexts } from '../query.ts';
import type { ListTotals } from './check-lists.ts';
import { type Findings, plural } from './findings.ts';
import type { Structures } from './structures.ts';

/** Articles that are analyzed again at most, evenly spread. */
const SAMPLE = 200;

type Needed = Pick<
  Structures,
  | 'facts'
  | 'terms'
  | 'surfaces'
  | 'surfaceForms'
  | 'directory'
  | 'postings'
  | 'positions'
  | 'articleDirectory'
  | 'articles'
>;

/** Bytes of what was read of articles that stay in memory. */
const KEPT = 2 ** 20;

/** Where a term stands in a field of an article, as its text says. */
interface Expected {
  readonly article: number;
  readonly field: number;
  readonly term: string;
  readonly places: number[];
}

/** `totals` are those of the lists. */
export function checkSample(needed: Needed, totals: ListTotals, findings: Findings): void {
  const { facts } = needed;
  const stored = new StoredArticles(needed.articleDirectory, needed.articles, KEPT);
  const step = Math.max(1, Math.ceil(facts.articles / SAMPLE));
  const expected: Expected[] = [];
  let sampled = 0;
  for (let number = 0; number < facts.articles; number += step) {
    findings.guard(sections.ARTICLES, `article ${number}`, () => {
      const article = stored.readArticle(number);
      const language = analyzedAs(article.language);
      if (!facts.languages.all.includes(language)) {
        findings.contradiction(
          sections.FACTS,
          `it does not name ${language}, the language of article ${number}`,
        );
      }
      for (const [field, name] of facts.fields.entries()) {
        const ofField = analyzeField(needed, article, name, findings);
        for (const [term, places] of ofField) expected.push({ article: number, field, term, places });
        const tokens = [...ofField.values()].reduce((sum, places) => sum + places.length, 0);
        const listed = totals.tokens[number * facts.fields.length + field] as number;
        if (tokens === listed) continue;
        findings.contradiction(
          sections.POSTINGS,
          `the ${name} of article ${number} has ${tokens} tokens, and its lists ${listed}`,
        );
      }
    });
    sampled += 1;
  }
  checkPlaces(needed, expected, findings);
  findings.checked.push(`${plural(sampled, 'article')} of these, analyzed again`);
}

/** The terms of a field and where they stand. */
function analyzeField(
  { terms, surfaces, surfaceForms }: Needed,
  article: Article,
  name: Field,
  findings: Findings,
): Map<string, number[]> {
  const places = new Map<string, number[]>();
  let position = 0;
  for (const [i, text] of fieldTexts(article, name).entries()) {
    // No phrase runs from one text into the next.
    if (i > 0) position += 1;
    for (const { surface, term } of analyze(text, article.language)) {
      const ofTerm = places.get(term) ?? [];
      ofTerm.push(position);
      places.set(term, ofTerm);
      position += 1;
      if (isStopTerm(term)) continue;
      const { starts, termOf } = surfaceForms;
      const found = surfaces.find(surface);
      const read = found < 0 ? termOf.subarray(0, 0) : termOf.subarray(starts[found], starts[found + 1]);
      if (!read.includes(terms.find(term))) {
        findings.contradiction(sections.SURFACES, `${JSON.stringify(surface)} does not lead to its term`);
      }
    }
  }
  return places;
}

/** Reads each list once, however many of the articles it is asked about. */
function checkPlaces(needed: Needed, expected: readonly Expected[], findings: Findings): void {
  const byList = new Map<number, Expected[]>();
  for (const each of expected) {
    const term = needed.terms.find(each.term);
    const list = term < 0 ? -1 : needed.directory.find(term, each.field);
    const ofList = byList.get(list) ?? [];
    ofList.push(each);
    byList.set(list, ofList);
  }
  for (const [list, ofList] of byList) {
    const placesIn = list < 0 ? () => null : readPlaces(needed, list);
    for (const { article, field, term, places } of ofList) {
      if (placesIn(article)?.join() === places.join()) continue;
      findings.contradiction(
        sections.POSITIONS,
        `${JSON.stringify(term)} stands elsewhere in the ${needed.facts.fields[field]} of article ${article} than is said`,
      );
    }
  }
}

/** Where an article has the term of a list; null when it does not have it. */
function readPlaces(
  { directory, postings, positions }: Needed,
  list: number,
): (article: number) => Uint32Array | null {
  const packed = PackedPostings.read(postings.read(...directory.postingRange(list)), directory.count(list));
  const bytes = positions.read(...directory.positionRange(list));
  const cursor = new PositionCursor(new PositionList(packed, () => ({ bytes, from: 0 })));
  return (article) => {
    if (!cursor.moveTo(article)) return null;
    cursor.readPlaces();
    return cursor.places.subarray(0, cursor.count);
  };
}
