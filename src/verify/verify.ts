/** Verifies the index that an index folder serves: its bytes, what its parts say of each other, a sample. */

import type { Manifest } from '../index-folder/manifest.ts';
import { checkArticles } from './check-articles.ts';
import { checkBytes } from './check-bytes.ts';
import {
  checkArrivals,
  checkArticleDirectory,
  checkCounts,
  checkDates,
  checkFacets,
  checkNearCopies,
} from './check-columns.ts';
import { checkLists } from './check-lists.ts';
import { checkMaxima } from './check-maxima.ts';
import { checkSample } from './check-sample.ts';
import { checkWords } from './check-words.ts';
import { Findings } from './findings.ts';
import { readStructures, type Structures } from './structures.ts';

/** Throws a Problem for a folder that is no index, or one of another version. */
export async function verify(index: string): Promise<Findings> {
  const findings = new Findings();
  const { generation, file, damaged } = await checkBytes(index, findings);
  try {
    if (file !== null) {
      const counts = generation?.manifest.counts ?? null;
      checkStructures(readStructures(file, damaged, findings), counts, findings);
    }
    return findings;
  } finally {
    file?.close();
  }
}

/** `structures` lacks what can't be read: checks that need it are left out. */
function checkStructures(
  structures: Partial<Structures>,
  counts: Manifest['counts'] | null,
  findings: Findings,
): void {
  const check = <K extends keyof Structures, T>(
    what: string,
    names: readonly K[],
    run: (needed: Pick<Structures, K>) => T,
  ): T | null => {
    if (names.some((name) => structures[name] === undefined)) {
      findings.skipped.push(what);
      return null;
    }
    return findings.guard(what, 'it', () => run(structures as Pick<Structures, K>));
  };

  if (counts === null) findings.skipped.push('the counts of the manifest');
  else {
    check('the counts of the manifest', ['facts', 'terms', 'dates'], (needed) =>
      checkCounts(needed, counts, findings),
    );
  }
  const before = findings.count;
  const totals = check(
    'the posting lists',
    ['facts', 'terms', 'directory', 'lengths', 'postings', 'positions'],
    (needed) => checkLists(needed, findings),
  );
  // Made of lists that are wrong, they are as wrong: that is no second problem.
  if (findings.count > before) findings.skipped.push('the interval maxima');
  else {
    check(
      'the interval maxima',
      ['facts', 'terms', 'directory', 'lengths', 'postings', 'intervals', 'maxima'],
      (needed) => checkMaxima(needed, findings),
    );
  }
  check('the surface forms', ['facts', 'terms', 'surfaces', 'surfaceForms'], (needed) =>
    checkWords(needed, totals, findings),
  );
  check('the dates', ['facts', 'dates'], (needed) => checkDates(needed, findings));
  check('the facets', ['facets'], (needed) => checkFacets(needed, findings));
  check('the days of arrival', ['arrivals'], (needed) => checkArrivals(needed, findings));
  check('the near-copies', ['nearCopies'], (needed) => checkNearCopies(needed, findings));
  const stored = check('the directory of articles', ['facts', 'articleDirectory', 'articles'], (needed) =>
    checkArticleDirectory(needed, findings),
  );
  check('the articles', ['facts', 'articleDirectory', 'articles'], (needed) =>
    checkArticles(needed, structures, findings),
  );
  if (totals === null || stored !== true) {
    findings.skipped.push('a sample of articles, analyzed again');
    return;
  }
  check(
    'a sample of articles, analyzed again',
    [
      'facts',
      'terms',
      'surfaces',
      'surfaceForms',
      'directory',
      'postings',
      'positions',
      'articleDirectory',
      'articles',
    ],
    (needed) => checkSample(needed, totals, findings),
  );
}
