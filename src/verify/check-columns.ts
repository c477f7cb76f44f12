/** Dates, facets and the directory of articles: what has an entry for each article. */

import { isStopTerm } from '../analysis/analyzer.ts';
import { FACETS } from '../article.ts';
import type { FacetColumn } from '../compiled-index/facet-column.ts';
import * as sections from '../compiled-index/sections.ts';
import { MANIFEST } from '../index-folder/layout.ts';
import type { Manifest } from '../index-folder/manifest.ts';
import { parseCivilDate } from '../publication-date.ts';
import { type Findings, plural } from './findings.ts';
import type { Structures } from './structures.ts';

/** What the manifest says of the whole. */
export function checkCounts(
  { facts, terms, dates }: Pick<Structures, 'facts' | 'terms' | 'dates'>,
  counts: Manifest['counts'],
  findings: Findings,
): void {
  let words = 0;
  for (let term = 0; term < terms.size; term += 1) if (!isStopTerm(terms.at(term))) words += 1;
  const undated = facts.articles - dates.firstUndated;
  const found = { articles: facts.articles, undated, terms: words };
  for (const [name, count] of Object.entries(found)) {
    const said = counts[name as keyof typeof found];
    if (said !== count)
      findings.contradiction(MANIFEST, `it counts ${said} ${name}, and the index has ${count}`);
  }
  findings.checked.push('articles, undated ones and terms as the manifest counts them');
}

export function checkDates({ facts, dates }: Pick<Structures, 'facts' | 'dates'>, findings: Findings): void {
  const wrong = (what: string) => findings.contradiction(sections.DATES, what);
  let next = 0;
  for (const [i, date] of dates.dates.entries()) {
    const before = dates.dates[i - 1];
    const [from, to] = dates.run(i, i + 1);
    if (parseCivilDate(date) === null) wrong(`${JSON.stringify(date)} is no date`);
    if (before !== undefined && before >= date) wrong(`${before} stands before ${date}`);
    if (from !== next || to <= from) wrong(`${date} has the articles ${from} to before ${to}`);
    next = to;
  }
  if (next !== dates.firstUndated || next > facts.articles) {
    wrong(
      `${dates.firstUndated} of ${facts.articles} articles are said to be dated, and ${next} have a date`,
    );
  }
  findings.checked.push(plural(dates.dates.length, 'date'));
}

export function checkFacets({ facets }: Pick<Structures, 'facets'>, findings: Findings): void {
  for (const facet of FACETS) {
    checkColumn(facets[facet], sections.facetSection(facet), findings);
    findings.checked.push(`${plural(facets[facet].values.size, 'value')} of the facet ${facet}`);
  }
}

export function checkArrivals({ arrivals }: Pick<Structures, 'arrivals'>, findings: Findings): void {
  checkColumn(arrivals, sections.ARRIVALS, findings);
  findings.checked.push(`${plural(arrivals.values.size, 'day')} of arrival`);
}

function checkColumn(column: FacetColumn, section: string, findings: Findings): void {
  const { values, articles } = column;
  const wrong = (what: string) => findings.contradiction(section, what);
  const used = new Uint8Array(values.size);
  for (let article = 0; article < articles; article += 1) {
    const ofArticle = column.of(article);
    if (new Set(ofArticle).size !== ofArticle.length) wrong(`article ${article} has a value twice`);
    for (const ordinal of ofArticle) {
      if (ordinal < values.size) used[ordinal] = 1;
      else wrong(`article ${article} has value ${ordinal} of ${values.size}`);
    }
  }
  const unused = used.indexOf(0);
  if (unused >= 0) wrong(`no article has ${JSON.stringify(values.at(unused))}`);
}

/** Which articles they are was checked as they were read. */
export function checkNearCopies({ nearCopies }: Pick<Structures, 'nearCopies'>, findings: Findings): void {
  findings.checked.push(`${plural(nearCopies.groups, 'group')} of near-copies`);
}

/** Returns whether each article can be looked up. */
export function checkArticleDirectory(
  { facts, articleDirectory, articles }: Pick<Structures, 'facts' | 'articleDirectory' | 'articles'>,
  findings: Findings,
): boolean {
  const { blocks } = articleDirectory;
  const end = blocks === 0 ? 0 : articleDirectory.range(blocks - 1)[1];
  const covered = articleDirectory.articles === facts.articles && end === articles.bytes;
  if (!covered) {
    findings.contradiction(
      sections.ARTICLE_DIRECTORY,
      `it has ${articleDirectory.articles} articles in ${end} bytes, and there are ${facts.articles} in ${articles.bytes}`,
    );
  }
  return covered;
}
