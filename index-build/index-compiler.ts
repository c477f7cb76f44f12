/** Articles → the compiled index, in one pass over their tokens. */

import { isStopTerm, type WordForm } from '../src/analysis/analyzer.ts';
import { termsInAnyLanguage } from '../src/analysis/typed-forms.ts';
import type { Article } from '../src/article.ts';
import { readFieldLengths, writeFieldLengths } from '../src/compiled-index/field-lengths.ts';
import { FieldWeights } from '../src/compiled-index/field-weights.ts';
import { IntervalMaximaWriter, type IntervalOptions } from '../src/compiled-index/interval-maxima.ts';
import { SectionWriter, type Sink } from '../src/compiled-index/section-file.ts';
import * as sections from '../src/compiled-index/sections.ts';
import { sortByCodePoint, writeStringTable } from '../src/compiled-index/string-table.ts';
import { type Reading, writeSurfaceForms } from '../src/compiled-index/surface-forms.ts';
import { TermDirectoryWriter } from '../src/compiled-index/term-directory.ts';
import { FIELDS, READ_FIELDS } from '../src/query.ts';
import { type BuildLimits, NO_LIMITS, spoolPlace } from './limits.ts';
import { PostingRuns, type RunOfTokens } from './posting-runs.ts';
import { SecondThread } from './second-thread.ts';
import { Spool, type SpoolPlace } from './spool.ts';
import { TermNumbers } from './term-numbers.ts';
import { TextHasher } from './text-words.ts';
import { TokenCounts } from './token-counts.ts';
import { TokenLog } from './token-log.ts';

export interface CompilerOptions {
  readonly limits?: BuildLimits;
  /** The folder where what outgrows the limits is laid aside; null: nothing is. */
  readonly folder?: string | null;
  /** Whether the log is to hold all articles in the end, whatever the limits: `lunr.json` is made of it. */
  readonly keepsLog?: boolean;
  /** Characters of the articles of a block; as the store has it unless given. */
  readonly blockLength?: number;
  /** Which terms have interval maxima; as {@link IntervalMaximaWriter} has it unless given. */
  readonly intervals?: IntervalOptions;
}

export class IndexCompiler {
  /** Of the articles since it was cleared last, which it never is when it is to be kept. */
  readonly log = new TokenLog();
  private readonly keepsLog: boolean;
  private readonly intervals: IntervalOptions | undefined;
  private readonly mostTokens: number;
  private readonly isSmall: boolean;
  private readonly place: SpoolPlace;
  private readonly articles: SecondThread;
  private readonly numbers = new TermNumbers();
  private readonly counts = new TokenCounts();
  private readonly runs: PostingRuns;
  private readonly texts = new TextHasher();
  /** By field: the lengths of some articles after the other, as they are written. */
  private readonly lengths: readonly Uint8Array[][] = FIELDS.map(() => []);
  /** Articles in all runs. */
  private inRuns = 0;

  constructor(options: CompilerOptions = {}) {
    const { limits = NO_LIMITS, folder = null, keepsLog = false, blockLength, intervals } = options;
    this.keepsLog = keepsLog;
    this.intervals = intervals;
    this.mostTokens = keepsLog ? Number.POSITIVE_INFINITY : limits.tokens;
    this.isSmall = limits.isSmall;
    this.place = spoolPlace(limits, folder);
    this.articles = new SecondThread(
      { place: this.place, ...(blockLength === undefined ? {} : { blockLength }) },
      // So much that it has work while a run is made here, and is soon done when all is read.
      Math.floor(limits.waiting / 4),
    );
    this.runs = new PostingRuns(this.place);
  }

  /** Adds the next article in the order of their numbers: by date, undated last; `line` is its JSON. */
  add(article: Article, line: Uint8Array = Buffer.from(JSON.stringify(article))): void {
    this.articles.add(line);
    this.log.add(article);
    if (this.log.length >= this.mostTokens) {
      // Whichever thread has less to do makes the run.
      if (this.articles.hasTime) this.articles.addRun(this.endRun());
      else this.runs.add(this.endRun());
    }
  }

  /** Resolves when further articles may be added. Throws what the thread of the articles died of. */
  room(): Promise<void> {
    return this.articles.room();
  }

  /** Terms so far, those of stop words left out. */
  get terms(): number {
    const terms = new Set<string>();
    for (const form of this.log.forms) if (form !== null && !isStopTerm(form.term)) terms.add(form.term);
    return terms.size;
  }

  /** Writes the file to `sink`, in order. Nothing can be added after this. */
  async finish(sink: Sink): Promise<void> {
    const { log, numbers, counts } = this;
    const last = this.endRun();
    // Begun first: the other thread is done by the time that the lists are.
    const ofArticles = this.articles.finish();
    // It may fail before anyone waits for it.
    ofArticles.catch(() => {});
    this.runs.add(last);
    if (!this.keepsLog) log.clear(true);
    const others = await this.articles.finishRuns();
    if (others !== null) this.runs.takeOver(others);
    // With little memory one thread after the other has what it takes.
    if (this.isSmall) await ofArticles;
    const out = new SectionWriter(sink);
    const facts: sections.Facts = {
      articles: this.inRuns,
      tokens: counts.tokens,
      languages: log.languages,
      fields: FIELDS,
    };
    out.section(sections.FACTS, [Buffer.from(JSON.stringify(facts))]);
    out.section(sections.TERMS, [writeStringTable(numbers.sorted())]);
    writeSurfaces(log, counts.ofForms, numbers, out);
    this.writeLists(out);
    out.section(sections.FIELD_LENGTHS, this.lengths.flat());
    const { sections: small, articles } = await ofArticles;
    for (const [name, bytes] of small) out.section(name, [bytes]);
    out.section(sections.ARTICLES, articles.pieces());
    articles.close();
    out.finish();
  }

  /** Lets go of what an unfinished compiler holds; of a finished one there is nothing. */
  close(): Promise<void> {
    this.runs.close();
    return this.articles.close();
  }

  /** Counts what the log has, of which a run is to be made; forgets it unless it is to be kept. */
  private endRun(): RunOfTokens {
    const { log, numbers } = this;
    for (const [field, ofField] of this.counts.add(log).entries()) {
      this.lengths[field]?.push(writeFieldLengths([ofField]));
    }
    const termOf = numbers.learn(log.forms);
    this.articles.addTexts(this.texts.hash(log));
    const first = this.inRuns;
    this.inRuns += log.articles;
    return { tokens: this.keepsLog ? log : log.take(), first, termOf, order: numbers.order };
  }

  private writeLists(out: SectionWriter): void {
    const { numbers, place } = this;
    // These come first of all fields; the lengths of the others are not needed.
    const counting = READ_FIELDS.length;
    const written = Buffer.concat(this.lengths.slice(0, counting).flat());
    const lengths = readFieldLengths(written, counting, this.inRuns);
    const directory = new TermDirectoryWriter();
    const [postings, positions, rows] = [new Spool(place), new Spool(place), new Spool(place)];
    const maxima = new IntervalMaximaWriter(
      new FieldWeights(READ_FIELDS, lengths),
      this.inRuns,
      2 ** counting - 1,
      (ofTerm) => rows.write(ofTerm),
      this.intervals,
    );
    let ordinal = 0;
    for (const lists of this.runs.merged(numbers, (bytes) => positions.write(bytes))) {
      directory.add(lists.map(({ entry }) => entry));
      for (const list of lists) postings.write(list.postings);
      if (!isStopTerm(numbers.texts[numbers.order[ordinal] as number] as string)) maxima.add(ordinal, lists);
      ordinal += 1;
    }
    this.runs.close();
    out.section(sections.TERM_DIRECTORY, [directory.finish()]);
    out.section(sections.INTERVAL_TERMS, [maxima.finish()]);
    for (const [name, spool] of [
      [sections.POSTINGS, postings],
      [sections.POSITIONS, positions],
      [sections.INTERVAL_MAXIMA, rows],
    ] as const) {
      out.section(name, spool.pieces());
      spool.close();
    }
  }
}

/** What is left out of queries is no surface: wildcards and fuzzy words never stand for it. */
function writeSurfaces(log: TokenLog, counts: Uint32Array, terms: TermNumbers, out: SectionWriter): void {
  const { forms, languages } = log;
  const [ordinals, termOf] = [terms.ordinals(), terms.learn(forms)];
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
  out.section(sections.SURFACES, [writeStringTable(listed)]);
  const ordinalOf = (form: number): number => ordinals[termOf[form] as number] as number;
  const readingOf = (form: number): Reading => [counts[form] as number, ordinalOf(form)];
  function* readings(): Generator<readonly Reading[]> {
    for (const surface of listed) {
      const ofSurface = [numbers.get(surface) as number, ...(others.get(surface) ?? [])].map(readingOf);
      for (const term of termsInAnyLanguage(surface, languages)) {
        const number = terms.numberOf(term);
        const ordinal = number === undefined ? undefined : (ordinals[number] as number);
        if (ordinal !== undefined && !ofSurface.some(([, known]) => known === ordinal))
          ofSurface.push([0, ordinal]);
      }
      yield ofSurface.sort(([, a], [, b]) => a - b);
    }
  }
  out.section(sections.SURFACE_FORMS, [writeSurfaceForms(readings())]);
}
