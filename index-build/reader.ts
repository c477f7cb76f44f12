/** The reader interface: one file of a format → the articles in it, as drafts. */

import type { DateEvidence } from '../src/publication-date.ts';

/** A file of the archive, as a reader sees it. */
export interface SourceFile {
  /** Its path in the folder, segments separated by `/`. */
  readonly path: string;
  /** Its content, unfolded if it is compressed. Throws a Problem for one that is too long to be held. */
  whole(): Promise<Buffer>;
  /** The same piece by piece, however long it is. */
  pieces(): AsyncIterable<Buffer>;
}

/** A date that a file tells, as it is written there. */
export interface DateText {
  readonly text: string;
  readonly evidence: DateEvidence;
  /** Where it stands, for a warning: "its front matter". */
  readonly where: string;
}

/** What was left out of a text because it is none of the story, and why: "an advertisement". */
export interface Cut {
  readonly text: string;
  readonly reason: string;
}

/** An article as its file tells it, before the build decides on its date, language and id. */
export interface Draft {
  /** The record's own id in a file that holds many articles; null when the file is the article. */
  readonly record: string | null;
  /** Empty when nothing tells it. */
  readonly title: string;
  /** Paragraphs separated by a blank line. */
  readonly text: string;
  readonly description: string | null;
  readonly source: string | null;
  readonly authors: readonly string[];
  readonly section: string | null;
  readonly tags: readonly string[];
  /** As it is told, as a BCP 47 tag if all is well: `en-GB`. Null when nothing tells it. */
  readonly language: string | null;
  readonly url: string | null;
  /** Dates stated about the article, the best first: they count before its address and file name. */
  readonly statedDates: readonly DateText[];
  /** Dates found with its text, which count after its address and file name. */
  readonly foundDates: readonly DateText[];
  /**
   * The lines near the headline as they stood before anything was cut: a dateline may be among
   * them. Empty when nothing was cut, so that the text begins with them.
   */
  readonly head: readonly string[];
  readonly cuts: readonly Cut[];
  /** What could not be read, each a sentence without its full stop. */
  readonly warnings: readonly string[];
}

/** To be spread: what a reader need not say. */
export const EMPTY_DRAFT: Draft = {
  record: null,
  title: '',
  text: '',
  description: null,
  source: null,
  authors: [],
  section: null,
  tags: [],
  language: null,
  url: null,
  statedDates: [],
  foundDates: [],
  head: [],
  cuts: [],
  warnings: [],
};

/** What a value in a record may tell: what `--map` gives names of keys and columns for. */
export const MAPPED_NAMES = [
  'id',
  'title',
  'text',
  'description',
  'date',
  'author',
  'source',
  'section',
  'tag',
  'language',
  'url',
] as const;
export type MappedName = (typeof MAPPED_NAMES)[number];

/** How the archive's owner wants it read. */
export interface ReadOptions {
  /** The key or column of this archive that tells something: `{ date: 'Published' }`. */
  readonly map: Readonly<Partial<Record<MappedName, string>>>;
}

/** A record of a file that holds many that can't be used, and why: a sentence without its full stop. */
export interface BadRecord {
  readonly problem: string;
}

/**
 * Reads the files of one format. Throws a Problem for a file that can't be used, or not from some
 * place on: the drafts before it count. Anything less is a warning on the draft.
 */
export interface Reader {
  read(file: SourceFile, options: ReadOptions): AsyncIterable<Draft | BadRecord>;
}
