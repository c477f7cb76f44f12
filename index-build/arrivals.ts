/** The arrivals record: the day on which each article was first indexed, carried from build to build. */

import { promises as fs } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { ArticleId } from '../src/article.ts';
import { ARRIVALS } from '../src/index-folder/layout.ts';
import { type CivilDate, parseCivilDate } from '../src/publication-date.ts';
import { DISK, type Disk } from './disk.ts';
import { replaceFileBy } from './durable-files.ts';

/** Bytes of `YYYY-MM-DD`, and of what stands before the id. */
const [DAY, BEFORE_ID] = [10, 11];
const LINE_END = 0x0a;

/**
 * Ids with their days as lines of one text, in the order in which they came: a million objects would take
 * several times as much. A line is looked up by the CRC-32 of its id, with linear probing (Knuth, TAOCP 6.4).
 */
export class Arrivals {
  private text = Buffer.alloc(2 ** 12);
  private used = 0;
  /** 2^n slots, half of them empty: where a line begins, and 1 more. */
  private slots = new Uint32Array(2 ** 8);
  private count = 0;

  /** The record that lines of `YYYY-MM-DD id` make; what can't be read is left out. */
  static read(text: Buffer): Arrivals {
    const arrivals = new Arrivals();
    for (let start = 0; start < text.length; ) {
      const found = text.indexOf(LINE_END, start);
      const end = found < 0 ? text.length : found;
      const day = parseCivilDate(text.toString('latin1', start, Math.min(end, start + DAY)));
      if (day !== null && end > start + BEFORE_ID) {
        arrivals.put(day, text.subarray(start + BEFORE_ID, end));
      }
      start = end + 1;
    }
    return arrivals;
  }

  /** The day of an article; `today` for one that is new, which is in the record then. */
  dayOf(id: ArticleId, today: CivilDate): CivilDate {
    const bytes = Buffer.from(id);
    const start = this.slots[this.slotOf(bytes)] as number;
    if (start > 0) return this.text.toString('latin1', start - 1, start - 1 + DAY);
    this.put(today, bytes);
    return today;
  }

  /** The lines. */
  get bytes(): Uint8Array {
    return this.text.subarray(0, this.used);
  }

  /** Of two days of one article the first counts. */
  private put(day: CivilDate, id: Uint8Array): void {
    const slot = this.slotOf(id);
    if (this.slots[slot] !== 0) return;
    const start = this.used;
    const end = start + BEFORE_ID + id.length;
    if (end >= this.text.length) this.text = Buffer.concat([this.text], 2 * end);
    this.text.write(`${day} `, start, 'latin1');
    this.text.set(id, start + BEFORE_ID);
    this.text[end] = LINE_END;
    this.used = end + 1;
    this.slots[slot] = start + 1;
    this.count += 1;
    if (2 * this.count > this.slots.length) this.growSlots();
  }

  /** The slot of an id: its own, or the empty one that it would have. */
  private slotOf(id: Uint8Array): number {
    const { slots, text } = this;
    const mask = slots.length - 1;
    for (let slot = crc32(id) & mask; ; slot = (slot + 1) & mask) {
      const from = (slots[slot] as number) - 1 + BEFORE_ID;
      if (slots[slot] === 0) return slot;
      let i = 0;
      while (i < id.length && text[from + i] === id[i]) i += 1;
      if (i === id.length && text[from + i] === LINE_END) return slot;
    }
  }

  private growSlots(): void {
    const starts = this.slots.filter((start) => start > 0);
    this.slots = new Uint32Array(2 * this.slots.length);
    const mask = this.slots.length - 1;
    for (const start of starts) {
      const from = start - 1 + BEFORE_ID;
      let slot = crc32(this.text.subarray(from, this.text.indexOf(LINE_END, from))) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = start;
    }
  }
}

/** The record of an index folder; empty when there is none. */
export async function readArrivals(index: string): Promise<Arrivals> {
  try {
    return Arrivals.read(await fs.readFile(join(index, ARRIVALS)));
  } catch (error) {
    // Any other failure must not pass for an empty record, which would make every article new.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Arrivals();
    throw error;
  }
}

/**
 * Articles that are no longer there keep their line: a folder that is away for a day must not make
 * its articles new.
 */
export async function writeArrivals(index: string, arrivals: Arrivals, disk: Disk = DISK): Promise<void> {
  await replaceFileBy(join(index, ARRIVALS), (sink) => sink(arrivals.bytes), disk);
}
