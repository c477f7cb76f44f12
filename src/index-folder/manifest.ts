/** The manifest of a generation: what it was built from and by, and what its files must be. */

import { hash } from 'node:crypto';
import { ANALYZER_VERSION, LUNR_VERSION } from '../analysis/analyzer.ts';
import { Problem, REBUILD } from '../problem.ts';

/** To be raised with every change of what a generation's files hold. */
export const FORMAT = 4;

export interface FileEntry {
  readonly bytes: number;
  readonly sha256: string;
  /** Of a compiled index, the SHA-256 of its directory, by which it is known when it is opened. */
  readonly directory?: string;
}

export interface Manifest {
  /** What must be equal for this program to read the generation. */
  readonly versions: {
    readonly format: number;
    readonly analyzer: number;
    readonly lunr: string;
    /** Of the tables by which the runtime tells letters and words. */
    readonly unicode: string;
  };
  /** The readers that made the articles: with others, a folder is read again. */
  readonly readers: number;
  /** The hash of every file of the folder that was read, by path and content. */
  readonly source: string;
  /** What was asked for beside the folder: with other wishes, it is built again. */
  readonly options: {
    /** Whether `lunr.json` is to be written. `auto`: for an archive of a size that Lunr can bear. */
    readonly lunrJson: 'yes' | 'no' | 'auto';
    /** The keys and columns of this archive that tell something, by what they tell. */
    readonly map: Readonly<Record<string, string>>;
    /** How numeric dates are to be read; null: as they and others of their source tell. */
    readonly dayOrder: 'day-first' | 'month-first' | null;
  };
  readonly counts: {
    readonly articles: number;
    readonly undated: number;
    /** Files that could not be used, and things in used ones that could not be read. */
    readonly skipped: number;
    readonly warnings: number;
    readonly terms: number;
  };
  readonly files: Readonly<Record<string, FileEntry>>;
}

export const VERSIONS: Manifest['versions'] = {
  format: FORMAT,
  analyzer: ANALYZER_VERSION,
  lunr: LUNR_VERSION,
  unicode: process.versions.unicode ?? '',
};

export function sha256(content: string | Uint8Array): string {
  return hash('sha256', content, 'hex');
}

/** A generation is named by its manifest's hash, and so by all that the manifest holds the hashes of. */
export function generationName(manifest: string | Uint8Array): string {
  return sha256(manifest).slice(0, 32);
}

export function serializeManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** Reads a manifest whose bytes are known to be whole; throws a Problem for another program's version. */
export function parseManifest(text: string, path: string): Manifest {
  const manifest = JSON.parse(text) as Manifest;
  for (const [name, expected] of Object.entries(VERSIONS)) {
    const found = manifest.versions?.[name as keyof Manifest['versions']];
    if (found !== expected) {
      throw new Problem(
        `The index at ${path} was written with ${name} version ${found}, and this program reads ${expected}. ` +
          REBUILD,
      );
    }
  }
  return manifest;
}
