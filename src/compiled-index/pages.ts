/**
 * Pages: what a section is read and checked by. A section is cut into pages of {@link PAGE} bytes, the
 * last one shorter; each has a CRC-32 of its own, so that any range can be read and known to be whole.
 */

import { crc32 } from 'node:zlib';

/** Bytes of a page: as much as a disk and the system's cache handle at once. */
export const PAGE = 4096;

/** Sums up bytes as they are written into the checksums of their pages. */
export class PageChecksums {
  private readonly sums: number[] = [];
  private sum = 0;
  private filled = 0;

  add(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      const part = bytes.subarray(at, at + PAGE - this.filled);
      this.sum = crc32(part, this.sum);
      this.filled += part.length;
      at += part.length;
      if (this.filled === PAGE) this.endPage();
    }
  }

  /** The checksums of all pages, in order. */
  finish(): Uint32Array {
    if (this.filled > 0) this.endPage();
    return Uint32Array.from(this.sums);
  }

  private endPage(): void {
    this.sums.push(this.sum);
    this.sum = 0;
    this.filled = 0;
  }
}

export function pageCount(bytes: number): number {
  return Math.ceil(bytes / PAGE);
}

/** The first of these whole pages that is not as it was written; null when all are. `first` is their place. */
export function firstDamagedPage(bytes: Uint8Array, first: number, checksums: Uint32Array): number | null {
  for (let at = 0, page = first; at < bytes.length; at += PAGE, page += 1) {
    if (crc32(bytes.subarray(at, at + PAGE)) !== checksums[page]) return page;
  }
  return null;
}
