/** Articles → the compiled index, in one pass over their tokens. */

import { isStopTerm, type WordForm } from '../src/analysis/analyzer.ts';
import { termsInAnyLanguage } from '../src/analysis/typed-forms.ts';
import type { Article } from '../src/article.ts';
import { ByteWriter } from '../src/compiled-index/bytes.ts';
import { writeFieldLengths } from '../src/compiled-index/field-lengths.ts';
import { writeNearCopies } from '../src/compiled-index/near-copies.ts';
import { PostingListWriter } from '../src/compiled-index/posting-list.ts';
import { SectionWriter, type Sink } from '../src/compiled-index/section-file.ts';
import * as sections from '../src/compiled-index/sections.ts';
import { sortByCodePoint, writeStringTable } from '../src/compiled-index/string-table.ts';
import { type Reading, writeSurfaceForms } from '../src/compiled-index/surface-forms.ts';
import { type ListEntry, TermDirectoryWriter } from '../src/compiled-index/term-directory.ts';
import { FIELDS } from '../src/query.ts';
import { invertField, type Occurrences } from './inverted-fields.ts';
import { findNearCopies } from './near-copies.ts';
import { SecondThread } from './second-thread.ts';
import { countTokens } from './token-counts.ts';
import { TokenLog } from './token-log.ts';

export class IndexCompiler {
  readonly log = new TokenLog();
  readonly ids: string[] = [];
  private readonly articles = new SecondThread();

  /** Adds the next article in the order of their numbers: by date, undated last. */
  add(article: Article): void {
    this.articles.add(article);
    this.log.add(article);
    this.ids.push(article.id);
  }

  /** Terms so far, those of stop words left out. */
  get terms(): number {
    const terms = new Set<string>();
    for (const form of this.log.forms) if (form !== null && !isStopTerm(form.term)) terms.add(form.term);
    return terms.size;
  }

  /** Writes the file to `sink`, in order. Nothing can be added after this. */
  async finish(sink: Sink): Promise<void> {
    const { log } = this;
    // Begun first: the other thread is done by the time that the words are.
    const ofArticles = this.articles.finish();
    const out = new SectionWriter(sink);
    const counts = countTokens(log);
    const facts: sections.Facts = {
      articles: log.articles,
      tokens: counts.tokens,
      languages: log.languages,
      fields: FIELDS,
    };
    out.section(sections.FACTS, Buffer.from(JSON.stringify(facts)));
    const terms = sortTerms(log.forms);
    out.section(sections.TERMS, writeStringTable(terms.sorted));
    writeSurfaces(log, counts.ofForms, terms, out);
    writeLists(log, terms, out);
    out.section(sections.FIELD_LENGTHS, writeFieldLengths(counts.lengths));
    out.section(sections.NEAR_COPIES, writeNearCopies(findNearCopies(log)));
    for (const [name, pieces] of await ofArticles) out.section(name, ...pieces);
    out.finish();
  }

  /** Lets go of what an unfinished compiler holds; of a finished one there is nothing. */
  close(): Promise<void> {
    return this.articles.close();
  }
}

export interface SortedTerms {
  /** A term's ordinal is its place here. */
  readonly sorted: readonly string[];
  /** The ordinal of each surface form's term, by the form's number. */
  readonly termOf: Uint32Array;
}

export function sortTerms(forms: readonly (WordForm | null)[]): SortedTerms {
  const terms = new Set<string>();
  for (const form of forms) if (form !== null) terms.add(form.term);
  const sorted = sortByCodePoint([...terms]);
  const ordinals = new Map<string, number>();
  for (let ordinal = 0; ordinal < sorted.length; ordinal += 1)
    ordinals.set(sorted[ordinal] as string, ordinal);
  const termOf = new Uint32Array(forms.length);
  for (let form = 1; form < forms.length; form += 1) {
    termOf[form] = ordinals.get((forms[form] as WordForm).term) as number;
  }
  return { sorted, termOf };
}

/** What is left out of queries is no surface: wildcards and fuzzy words never stand for it. */
function writeSurfaces(
  log: TokenLog,
  counts: Uint32Array,
  { sorted, termOf }: SortedTerms,
  out: SectionWriter,
): void {
  const { forms, languages } = log;
  const ordinals = new Map(sorted.map((term, ordinal) => [term, ordinal]));
  const isIn = log.inPatterns();
  /** By surface: its form, and in `others` the further ones that few have. */
  const numbers = new Map<string, number>();
  const others = new Map<string, number[]>();
  for (let form = 1; form < forms.length; form += 1) {
    if (isIn[form] === 0) continue;
    const { surface } = forms[form] as WordForm;
    if (!numbers.has(surface)) numbers.set(surface, form);
    else others.set(surface, [...(others.get(surface) ?? []), form]);
  }
  const listed = sortByCodePoint([...numbers.keys()]);
  out.section(sections.SURFACES, writeStringTable(listed));
  const readingOf = (form: number): Reading => [counts[form] as number, termOf[form] as number];
  function* readings(): Generator<readonly Reading[]> {
    for (const surface of listed) {
      const ofSurface = [numbers.get(surface) as number, ...(others.get(surface) ?? [])].map(readingOf);
      for (const term of termsInAnyLanguage(surface, languages)) {
        const ordinal = ordinals.get(term);
        if (ordinal !== undefined && !ofSurface.some(([, known]) => known === ordinal))
          ofSurface.push([0, ordinal]);
      }
      yield ofSurface.sort(([, a], [, b]) => a - b);
    }
  }
  out.section(sections.SURFACE_FORMS, writeSurfaceForms(readings()));
}

function writeLists(log: TokenLog, { sorted, termOf }: SortedTerms, out: SectionWriter): void {
  const fields = FIELDS.map((_, field) => invertField(log, field, termOf, sorted.length));
  const directory = new TermDirectoryWriter();
  const postings = new ByteWriter();
  const positions = new ByteWriter();
  const writer = new PostingListWriter(postings, positions);
  for (let term = 0; term < sorted.length; term += 1) {
    const lists: ListEntry[] = [];
    for (let field = 0; field < fields.length; field += 1) {
      const { starts, articles, places } = fields[field] as Occurrences;
      const from = starts[term] as number;
      const to = starts[term + 1] as number;
      if (from === to) continue;
      const postingsBefore = postings.length;
      const positionsBefore = positions.length;
      lists.push({
        field,
        articles: writer.write(articles, places, from, to),
        postingBytes: postings.length - postingsBefore,
        positionBytes: positions.length - positionsBefore,
      });
    }
    directory.add(lists);
  }
  out.section(sections.TERM_DIRECTORY, directory.finish());
  out.section(sections.POSTINGS, postings.finish());
  out.section(sections.POSITIONS, positions.finish());
}
