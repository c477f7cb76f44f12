/** The reader interface: one file of a format → the articles in it, as drafts. */

/** A file of the archive, as a reader sees it. */
export interface SourceFile {
  /** Its path in the folder, segments separated by `/`. */
  readonly path: string;
  /** Its content, whole. */
  readonly content: Buffer;
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
  /** A date stated about the article, as it is written there. */
  readonly statedDate: string | null;
  /** A date in the leading marker of scraped text, as it is written there. */
  readonly markerDate: string | null;
  /** What could not be read, each a sentence. */
  readonly warnings: readonly string[];
}

/**
 * Reads the files of one format. Throws a Problem for a file that can't be used at all; anything
 * less is a warning on the draft.
 */
export interface Reader {
  readonly name: string;
  /** In lower case, with the dot. */
  readonly extensions: readonly string[];
  read(file: SourceFile): Iterable<Draft>;
}
