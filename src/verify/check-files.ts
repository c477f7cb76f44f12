/** The files of a generation against its manifest, and the pages of its compiled index. */

import { stat } from 'node:fs/promises';
import type { SectionFile } from '../compiled-index/section-file.ts';
import { sha256OfFile } from '../index-folder/file-hash.ts';
import { COMPILED_INDEX } from '../index-folder/layout.ts';
import type { Generation } from '../index-folder/read-generation.ts';
import { type Findings, plural } from './findings.ts';

/** Each file's size and hash. */
export async function checkFiles(generation: Generation, findings: Findings): Promise<void> {
  let read = 0;
  for (const [name, { bytes, sha256 }] of Object.entries(generation.manifest.files)) {
    try {
      const path = generation.path(name);
      const { size } = await stat(path);
      if (size !== bytes) findings.damage(name, `it has ${size} bytes, and ${bytes} were written`);
      else if ((await sha256OfFile(path)) !== sha256)
        findings.damage(name, 'its bytes are not those that were written');
      read += size;
    } catch (error) {
      findings.damage(name, `it can't be read (${(error as Error).message})`);
    }
  }
  const names = Object.keys(generation.manifest.files);
  findings.checked.push(`${plural(read, 'byte')} of ${names.join(' and ')} against the manifest`);
}

/** Whether the compiled index, whole in itself or not, is the one of this generation. */
export function checkIdentity(file: SectionFile, { directory }: Generation, findings: Findings): void {
  if (file.directory !== directory) findings.damage(COMPILED_INDEX, 'it is of another generation');
}

/** Every page of every section, known to this program or not. Returns the names of damaged sections. */
export function checkPages(file: SectionFile, findings: Findings): Set<string> {
  const damaged = new Set<string>();
  for (const name of file.names) {
    const section = file.section(name);
    const pages = findings.guard(name, 'it', () => section.damagedPages());
    if (pages === null || pages.length > 0) damaged.add(name);
    if (pages === null || pages.length === 0) continue;
    const which = pages.length === 1 ? `page ${runs(pages)} is` : `pages ${runs(pages)} are`;
    findings.damage(name, `${which} damaged, of ${section.pages} from 0`);
  }
  const pages = file.names.reduce((sum, name) => sum + file.section(name).pages, 0);
  const of = plural(file.names.length, 'section');
  findings.checked.push(`${plural(pages, 'page')} of ${of} against their checksums`);
  return damaged;
}

/** `3, 7 to 9` of 3, 7, 8, 9. */
function runs(pages: readonly number[]): string {
  const starts = pages.filter((page, i) => page - 1 !== pages[i - 1]);
  const ends = pages.filter((page, i) => page + 1 !== pages[i + 1]);
  return starts.map((start, i) => (start === ends[i] ? `${start}` : `${start} to ${ends[i]}`)).join(', ');
}
