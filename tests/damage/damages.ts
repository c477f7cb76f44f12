/** What disks, copies and hands do to the files of an index, chosen by a seed. */

import { readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { sectionStarts } from '../fixtures/forged-index.ts';
import type { Random } from '../laws/random.ts';
import { type Indexes, pathOf } from './indexes.ts';

export const KINDS = [
  ...['a bit flipped', 'cut short', 'a page zeroed', 'two pages swapped'],
  ...["another generation's", 'missing', '`current` astray'],
] as const;
export type Kind = (typeof KINDS)[number];

export interface DamageDone {
  readonly kind: Kind;
  readonly file: string;
  /** For who has to do it again by hand. */
  readonly what: string;
}

const PAGE = 4096;
const FILES = ['compiled.index', 'manifest.json', 'lunr.json'] as const;

/** Most of what happens to files happens to bytes of the one that answers. */
const BYTES_OF = [...Array<string>(8).fill('compiled.index'), 'lunr.json', 'manifest.json', 'current'];

/** Damages the copy, so that at least a byte of one file is another. */
export function damageSomething(indexes: Indexes, random: Random): DamageDone {
  const common = random.chance(0.85);
  const kind = random.pick(common ? KINDS.slice(0, 4) : KINDS.slice(4));
  if (kind === "another generation's") return swapFile(indexes, random.pick(FILES));
  if (kind === 'missing') return removeFile(indexes, random.pick([...FILES, 'current']));
  if (kind === '`current` astray') return leadAstray(indexes, random);
  const file = random.pick(BYTES_OF);
  const path = pathOf(indexes.copy, indexes.whole, file);
  if (kind === 'cut short') {
    const length = random.below(statSync(path).size);
    truncateSync(path, length);
    return { kind, file, what: `${file} cut to ${length} bytes` };
  }
  const content = readFileSync(path);
  const changed = Buffer.from(content);
  let what = '';
  // A page of zeros that was one already is no damage.
  while (changed.equals(content)) what = change(kind, changed, placesIn(indexes, file, random), random);
  writeFileSync(path, changed);
  return { kind, file, what: `${file}: ${what}` };
}

/** Changes the bytes in place and says what was done. `place` chooses one. */
function change(kind: Kind, bytes: Buffer, place: () => number, random: Random): string {
  if (kind === 'a bit flipped') {
    const [at, bit] = [place(), random.below(8)];
    bytes[at] = (bytes[at] as number) ^ (1 << bit);
    return `bit ${bit} of byte ${at}`;
  }
  const pageAt = () => Math.floor(place() / PAGE) * PAGE;
  const from = pageAt();
  const page = bytes.subarray(from, from + PAGE);
  const other = pageAt();
  const isPage = kind === 'two pages swapped' && page.length === PAGE && other + PAGE <= bytes.length;
  if (!isPage) {
    page.fill(0);
    return `zeros from byte ${from}`;
  }
  const kept = Buffer.from(page);
  bytes.copy(bytes, from, other, other + PAGE);
  kept.copy(bytes, other);
  return `the pages at ${from} and ${other}`;
}

/** Any byte of a file; of the compiled index every second time one of any section, however small it is. */
function placesIn({ whole }: Indexes, file: string, random: Random): () => number {
  const { size } = statSync(pathOf(whole, whole, file));
  const starts = file === 'compiled.index' ? Object.values(sectionStarts(whole)) : [];
  return () => {
    if (starts.length === 0 || random.chance(0.5)) return random.below(size);
    const section = random.below(starts.length);
    const [start, end] = [starts[section] as number, starts[section + 1] ?? size];
    return start + random.below(end - start);
  };
}

function swapFile({ whole, copy, other }: Indexes, file: string): DamageDone {
  writeFileSync(pathOf(copy, whole, file), readFileSync(pathOf(other, other, file)));
  return { kind: "another generation's", file, what: `${file} of another generation` };
}

function removeFile({ whole, copy }: Indexes, file: string): DamageDone {
  rmSync(pathOf(copy, whole, file));
  return { kind: 'missing', file, what: `${file} is missing` };
}

function leadAstray({ copy, other }: Indexes, random: Random): DamageDone {
  const digits = Array.from({ length: 32 }, () => random.below(16).toString(16)).join('');
  const content = random.pick<string | Buffer>([
    `${digits}\n`,
    readFileSync(pathOf(other, other, 'current')),
    Buffer.from(Array.from({ length: random.below(64) }, () => random.below(256))),
    `../../${digits}\n`,
  ]);
  writeFileSync(pathOf(copy, copy, 'current'), content);
  return { kind: '`current` astray', file: 'current', what: `current is ${JSON.stringify(String(content))}` };
}
