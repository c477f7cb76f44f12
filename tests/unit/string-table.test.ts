/** Varints and tables of strings: what is written is read, and damage is noticed. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader, ByteWriter } from '../../src/compiled-index/bytes.ts';
import { codePointOrder, StringTable, writeStringTable } from '../../src/compiled-index/string-table.ts';
import { aStringTable } from '../fixtures/vocabulary.ts';

/** Strings of any characters, many with long beginnings in common. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('a', 'é', '中', '\uE000', '\uFFFD', '𐐨', '😀') }),
  fc.nat({ max: 300 }).map((length) => 'prefix'.repeat(length)),
);
const sortedTexts = fc.uniqueArray(text, { maxLength: 60 }).map((texts) => texts.sort(codePointOrder));

describe('ByteWriter and ByteReader', () => {
  const anyNumber = fc.oneof(fc.maxSafeNat(), fc.nat(300));

  it('give back every number, text and run of bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyNumber, text, fc.uint8Array(), fc.nat(255))), (entries) => {
        const writer = new ByteWriter();
        for (const [number, string, bytes, byte] of entries) {
          writer.varint(number);
          writer.text(string);
          writer.byte(byte);
          writer.varint(bytes.length);
          writer.bytes(bytes);
        }
        const written = writer.finish();
        expect(written.length).toBe(writer.length);
        const reader = new ByteReader(written);
        for (const [number, string, bytes, byte] of entries) {
          expect(reader.varint()).toBe(number);
          expect(reader.text()).toBe(string);
          expect(reader.byte()).toBe(byte);
          expect(reader.take(reader.varint())).toEqual(bytes);
        }
        expect(reader.at).toBe(written.length);
      }),
    );
  });

  it('write small numbers low bits first', () => {
    const writer = new ByteWriter();
    for (const number of [0, 127, 128, 300]) writer.varint(number);
    expect([...writer.finish()]).toEqual([0, 127, 0x80, 1, 0xac, 2]);
  });

  it.each([-1, 1.5, 2 ** 53, Number.NaN])('refuse to write %d', (number) => {
    expect(() => new ByteWriter().varint(number)).toThrow(RangeError);
  });

  it('say so when bytes end too early', () => {
    const ends = 'the section ends too early';
    expect(() => new ByteReader(Uint8Array.of()).byte()).toThrow(ends);
    expect(() => new ByteReader(Uint8Array.of(0x80)).varint()).toThrow(ends);
    expect(() => new ByteReader(Uint8Array.of(1, 2)).take(3)).toThrow(ends);
    expect(() => new ByteReader(Uint8Array.of(5, 0x61)).text()).toThrow(ends);
    expect(() => new ByteReader(Uint8Array.of(1, 2), 3).take(0)).toThrow(ends);
  });

  it('refuse numbers that are too large to be exact', () => {
    expect(() => new ByteReader(new Uint8Array(20).fill(0xff)).varint()).toThrow(RangeError);
    expect(() => new ByteReader(Uint8Array.of(...Array(7).fill(0xff), 0x7f)).varint()).toThrow('too large');
  });
});

describe('StringTable', () => {
  it('gives back the strings in order and finds each', () => {
    fc.assert(
      fc.property(sortedTexts, (texts) => {
        const table = aStringTable(texts);
        expect(table.size).toBe(texts.length);
        expect(texts.map((_, i) => table.at(i))).toEqual(texts);
        expect(texts.map((string) => table.find(string))).toEqual(texts.map((_, i) => i));
      }),
    );
  });

  it('finds no other strings, and where they would stand', () => {
    fc.assert(
      fc.property(sortedTexts, text, (texts, other) => {
        const table = aStringTable(texts);
        expect(table.find(other)).toBe(texts.indexOf(other));
        expect(table.lowerBound(other)).toBe(texts.filter((t) => codePointOrder(t, other) < 0).length);
      }),
    );
  });

  it('gives the range of the strings that begin alike', () => {
    fc.assert(
      fc.property(sortedTexts, text, fc.nat(3), (texts, other, length) => {
        const prefix = [...other].slice(0, length).join('');
        const [from, to] = aStringTable(texts).rangeOf(Buffer.from(prefix));
        expect(texts.slice(from, to)).toEqual(texts.filter((string) => string.startsWith(prefix)));
      }),
    );
  });

  it('is walked from any place on, each string with what it shares with the one before', () => {
    fc.assert(
      fc.property(sortedTexts, fc.nat(60), (texts, from) => {
        const strings = aStringTable(texts).cursorBefore(Math.min(from, texts.length));
        let before = texts[from - 1] ?? '';
        for (const text of texts.slice(from)) {
          expect(strings.goOn()).toBe(true);
          expect(texts[strings.place]).toBe(text);
          expect(Buffer.from(strings.bytes.slice(0, strings.length)).toString()).toBe(text);
          expect(strings.shared).toBe(sharedBytes(before, text));
          before = text;
        }
        expect(strings.goOn()).toBe(false);
      }),
    );
  });

  it('is walked past the strings that begin alike', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'é'), maxLength: 7 });
    const manyAlike = fc
      .uniqueArray(letters, { minLength: 150, maxLength: 300 })
      .map((texts) => texts.sort(codePointOrder));
    fc.assert(
      fc.property(manyAlike, fc.nat(), fc.nat(3), (texts, drawn, length) => {
        const from = drawn % texts.length;
        const text = texts[from] as string;
        const strings = aStringTable(texts).cursorBefore(from);
        strings.goOn();
        const alike = Buffer.from(text).subarray(0, length);
        const next = texts.findIndex(
          (other, i) => i > from && !Buffer.from(other).subarray(0, alike.length).equals(alike),
        );
        expect(strings.goPast(alike.length)).toBe(next >= 0);
        expect(strings.place).toBe(next < 0 ? texts.length : next);
        if (next < 0) return;
        expect(Buffer.from(strings.bytes.slice(0, strings.length)).toString()).toBe(texts[next]);
        expect(strings.shared).toBe(sharedBytes(text, texts[next] as string));
        // And on from there.
        expect(strings.goOn()).toBe(next + 1 < texts.length);
        expect(Buffer.from(strings.bytes.slice(0, strings.length)).toString()).toBe(
          texts[next + 1] ?? texts[next],
        );
      }),
      { numRuns: 100 },
    );
  });

  it('has no string before the first or after the last', () => {
    const table = aStringTable(['a', 'b']);
    expect(() => table.at(-1)).toThrow(RangeError);
    expect(() => table.at(2)).toThrow(RangeError);
  });

  it('can be of no string or of the empty one', () => {
    expect(aStringTable([])).toMatchObject({ size: 0 });
    expect(aStringTable([]).find('')).toBe(-1);
    expect(aStringTable(['']).find('')).toBe(0);
  });

  it('writes what strings share once', () => {
    const long = 'x'.repeat(1000);
    expect(writeStringTable([long, `${long}a`, `${long}b`]).length).toBeLessThan(1020);
  });

  it.each([[['b', 'a']], [['a', 'a']], [['', '']], [['ab', 'a']]])('refuses to write %j', (strings) => {
    expect(() => writeStringTable(strings)).toThrow('out of order');
  });

  it('throws wherever its bytes are cut off, and for bytes too many', () => {
    fc.assert(
      fc.property(sortedTexts, fc.nat(), (texts, cut) => {
        const section = writeStringTable(texts);
        expect(() => StringTable.read(section.subarray(0, cut % section.length))).toThrow(RangeError);
        expect(() => StringTable.read(Uint8Array.of(...section, 0))).toThrow(RangeError);
      }),
    );
  });

  it('takes no length on trust', () => {
    const writer = new ByteWriter();
    writer.varint(2 ** 52);
    expect(() => StringTable.read(writer.finish())).toThrow('the section ends too early');
    const sharesTooMuch = Uint8Array.of(2, 0, 1, 2, 1, 0x61, 0x62);
    expect(() => StringTable.read(sharesTooMuch)).toThrow('string 1 shares more');
  });

  it('reads nothing but a table in order from damaged bytes, or throws', () => {
    const damaged = fc.tuple(sortedTexts, fc.nat(), fc.nat(255)).map(([texts, at, byte]) => {
      const section = writeStringTable(texts);
      return section.with(at % section.length, byte);
    });
    fc.assert(
      fc.property(fc.oneof(damaged, fc.uint8Array({ maxLength: 40 })), (section) => {
        let table: StringTable;
        try {
          table = StringTable.read(section);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
          return;
        }
        const strings = table.cursorBefore(0);
        let before: Uint8Array | null = null;
        while (strings.goOn()) {
          const here = strings.bytes.slice(0, strings.length);
          if (before !== null) expect(Buffer.compare(before, here)).toBe(-1);
          before = here;
        }
        expect(strings.place).toBe(table.size);
      }),
      { numRuns: 1000 },
    );
  });
});

function sharedBytes(a: string, b: string): number {
  const [inA, inB] = [Buffer.from(a), Buffer.from(b)];
  let shared = 0;
  while (shared < inA.length && shared < inB.length && inA[shared] === inB[shared]) shared += 1;
  return shared;
}

describe('codePointOrder', () => {
  it('is the order of the bytes', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(codePointOrder(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
    );
  });

  it('puts characters outside the basic plane last, as UTF-16 does not', () => {
    expect(['😀', '\uFF5E', 'a'].sort(codePointOrder)).toEqual(['a', '\uFF5E', '😀']);
  });
});
