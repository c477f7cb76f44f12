/** The reader interface: one file of a format → the articles in it, as drafts. */

import type { DateEvidence } from '../src/publication-date.ts';

/** A file of the archive, as a reader sees it. */
export interface SourceFile {
  /** Its path in the folder, segments separated by `/`. */
  readonly path: string;
  /** Its content, whole. */
  readonly content: Buffer;
}

/** A date that a file tells, as it is written there. */
export interface DateText {
  readonly text: string;
  readonly evidence: DateEvidence;
  /** Where it stands, for a warning: "its front matter". */
  readonly where: string;
}

/** An article as its file tells it, before the build decides on its date and id. */
export interface Draft {
  /** The record's own id in a file that holds many articles; null when the file is the article. */
  readonly record: string | null;
  /** Empty when nothing tells it. */
  readonly title: string;
  readonly text: string;
  readonly description: string | null;
  readonly source: string | null;
  readonly authors: readonly string[];
  readonly tags: readonly string[];
  readonly url: string | null;
  /** Dates stated about the article, the best first: they count before its file name. */
  readonly statedDates: readonly DateText[];
  /** Dates found with its text, which count after its file name. */
  readonly foundDates: readonly DateText[];
  /** What could not be read, each a sentence. */
  readonly warnings: readonly string[];
}

/**
 * Reads the files of one format. Throws a Problem for a file that can't be used, or not from some
 * place on: the drafts before it count. Anything less is a warning on the draft.
 */
export interface Reader {
  /** In lower case, with the dot. */
  readonly extensions: readonly string[];
  read(file: SourceFile): Iterable<Draft> | AsyncIterable<Draft>;
}
