/** The file of sections: any range is read as it was written, and no change of a byte goes unnoticed. */

import fs, { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { SectionFile, SectionWriter } from '../../src/compiled-index/section-file.ts';
import { Problem } from '../../src/problem.ts';

const folder = mkdtempSync(join(tmpdir(), 'backfile-test-'));
const path = join(folder, 'file');
afterAll(() => rmSync(folder, { recursive: true }));

type Sections = Readonly<Record<string, readonly Uint8Array[]>>;

function bytesOf(sections: Sections): Buffer {
  const pieces: Uint8Array[] = [];
  const out = new SectionWriter((piece) => pieces.push(piece));
  for (const [name, parts] of Object.entries(sections)) out.section(name, parts);
  out.finish();
  return Buffer.concat(pieces);
}

/** Opens a file of these bytes, uses it and closes it. */
function withFile<T>(content: Uint8Array, use: (file: SectionFile) => T): T {
  writeFileSync(path, content);
  const file = SectionFile.open(path);
  try {
    return use(file);
  } finally {
    file.close();
  }
}

const readAll = (file: SectionFile) =>
  file.names.map((name) => [name, Buffer.from(file.section(name).read())]);
const pattern = (length: number) => Uint8Array.from({ length }, (_, i) => (i * 31 + (i >> 8)) & 255);

describe('a file of sections', () => {
  it('gives back each section, in whatever pieces it was written', () => {
    const piece = fc.nat(9000).map(pattern);
    const name = fc.stringMatching(/^[a-z-]{1,9}$/);
    const given = fc.dictionary(name, fc.array(piece, { maxLength: 3 }), { maxKeys: 4 });
    fc.assert(
      fc.property(given, (sections) => {
        const read = withFile(bytesOf(sections), readAll);
        expect(read).toEqual(Object.entries(sections).map(([key, parts]) => [key, Buffer.concat(parts)]));
      }),
      { numRuns: 30 },
    );
  });

  it('gives back any range, over the borders of pages and up to the end', () => {
    const whole = pattern(3 * 4096 + 100);
    withFile(bytesOf({ before: [pattern(5)], whole: [whole], after: [pattern(5000)] }), (file) => {
      const section = file.section('whole');
      const place = fc.oneof(fc.nat(whole.length), fc.constantFrom(0, 4095, 4096, 4097, 8192, whole.length));
      fc.assert(
        fc.property(place, place, (one, other) => {
          const [from, to] = [Math.min(one, other), Math.max(one, other)];
          expect(Buffer.from(section.read(from, to))).toEqual(Buffer.from(whole.subarray(from, to)));
        }),
      );
      expect(() => section.read(0, whole.length + 1)).toThrow(Problem);
      expect(() => section.read(-1, 5)).toThrow(Problem);
      expect(() => section.read(5, 4)).toThrow(Problem);
    });
  });

  it('has sections that nobody asks for, and says which one it has not', () => {
    withFile(bytesOf({ known: [pattern(3)], 'of-tomorrow': [pattern(3)] }), (file) => {
      expect(file.section('known').read()).toHaveLength(3);
      expect(() => file.section('other')).toThrow(/it has no section other\. Build it again/);
    });
  });

  it('reads what a range needs and nothing else: damage elsewhere does not matter, and is found there', () => {
    const content = bytesOf({ one: [pattern(4096 * 3)], two: [pattern(10)] });
    content[8 + 4096] = (content[8 + 4096] as number) ^ 1;
    withFile(content, (file) => {
      expect(file.section('one').read(0, 4096)).toHaveLength(4096);
      expect(file.section('one').read(8192)).toHaveLength(4096);
      expect(() => file.section('one').read(4095, 4097)).toThrow(
        /page 1 of one is not what was written there/,
      );
      expect(file.section('one').damagedPages()).toEqual([1]);
      expect(file.section('two').damagedPages()).toEqual([]);
    });
  });

  const small = bytesOf({ one: [pattern(40)], two: [pattern(30)], empty: [] });

  it('notices every flipped byte of a small file, when it is opened or read', () => {
    for (let at = 0; at < small.length; at += 1) {
      const changed = Buffer.from(small);
      changed[at] = (changed[at] as number) ^ (1 << (at % 8));
      expect(() => withFile(changed, readAll), `byte ${at}`).toThrow(Problem);
    }
  });

  it('refuses a file that was cut short, wherever, or that goes on', () => {
    for (let length = 0; length < small.length; length += 1) {
      expect(() => withFile(small.subarray(0, length), readAll), `${length} bytes`).toThrow(Problem);
    }
    expect(() => withFile(Buffer.concat([small, Buffer.from([0])]), readAll)).toThrow(Problem);
  });

  it('refuses any bytes that are no such file, and one that is not there', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(() => withFile(bytes, readAll)).toThrow(Problem);
      }),
      { numRuns: 50 },
    );
    expect(() => SectionFile.open(join(folder, 'none'))).toThrow(/none is missing/);
  });

  it('lists every page that the disk refuses, beside those that it gives damaged', () => {
    const content = bytesOf({ one: [pattern(4096 * 6)] });
    content[8 + 4096 * 4] = (content[8 + 4096 * 4] as number) ^ 1;
    const { readSync } = fs;
    const faulty = (...[file, bytes, offset, length, position]: unknown[]) => {
      if (position === 8 + 4096) throw Object.assign(new Error('EIO: i/o error'), { syscall: 'read' });
      return (readSync as (...all: unknown[]) => number)(file, bytes, offset, length, position);
    };
    withFile(content, (file) => {
      fs.readSync = faulty as typeof readSync;
      syncBuiltinESMExports();
      try {
        expect(file.section('one').damagedPages()).toEqual([1, 4]);
        expect(() => file.section('one').read(4096, 8192)).toThrow(
          /is damaged: page 1 of one can't be read \(EIO: i\/o error\)\. Build it again/,
        );
      } finally {
        fs.readSync = readSync;
        syncBuiltinESMExports();
      }
    });
  });

  it('is told by its directory from another file that is whole, whatever differs', () => {
    const directory = withFile(small, (file) => file.directory);
    const other = bytesOf({ one: [pattern(40)], two: [pattern(29), pattern(1).fill(7)], empty: [] });
    for (const content of [small, other]) {
      writeFileSync(path, content);
      const open = () => SectionFile.open(path, directory).close();
      if (content === small) open();
      else expect(open).toThrow(/is damaged: it is not the file that the manifest names/);
    }
  });

  it('refuses another format, and says which', () => {
    const start = Number(small.readBigUInt64LE(small.length - 24));
    const directory = Buffer.from(
      small
        .subarray(start, -24)
        .toString()
        .replace(/"format":\d+/, '"format":7'),
    );
    const footer = Buffer.from(small.subarray(-24));
    footer.writeUInt32LE(crc32(directory), 12);
    const changed = Buffer.concat([small.subarray(0, start), directory, footer]);
    expect(() => withFile(changed, readAll)).toThrow(
      /has format 7, and this program reads 5\. Build it again/,
    );
  });
});
