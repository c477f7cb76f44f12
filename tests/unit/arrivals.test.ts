/** The record of arrivals, against a plain Map: first days stay, what can't be read is left out, nothing is lost. */

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Arrivals } from '../../index-build/arrivals.ts';

const id = fc.oneof(
  fc.constantFrom('a.md', 'a.md#1', 'a.md#11', 'b/a.md', '%C3%BC.txt'),
  fc.nat(400).map((number) => `file-${number}.txt`),
  fc
    .string({ minLength: 1, maxLength: 12 })
    .map(encodeURIComponent)
    .filter((text) => text !== ''),
);
const day = fc.constantFrom('2019-12-31', '2024-01-01', '2024-02-29');

it('knows the first day of each article, as read and as added', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(id, day)), fc.array(fc.tuple(id, day)), (written, asked) => {
      const text = written.map(([name, on]) => `${on} ${name}\n`).join('');
      const arrivals = Arrivals.read(Buffer.from(text));
      const expected = new Map<string, string>();
      for (const [name, on] of written) if (!expected.has(name)) expected.set(name, on);
      for (const [name, today] of asked) {
        if (!expected.has(name)) expected.set(name, today);
        expect(arrivals.dayOf(name, today)).toBe(expected.get(name));
      }
      expect(Buffer.from(arrivals.bytes).toString()).toBe(
        [...expected].map(([name, on]) => `${on} ${name}\n`).join(''),
      );
    }),
  );
});

it('leaves out lines that are none, and ends where a line was cut off', () => {
  const lines = ['2024-01-01 a.md', 'rubbish', '2024-13-01 b.md', '2024-01-01 ', '', '2024-02-29 c'];
  const arrivals = Arrivals.read(Buffer.from(lines.join('\n')));
  expect(Buffer.from(arrivals.bytes).toString()).toBe('2024-01-01 a.md\n2024-02-29 c\n');
});

it('holds many', () => {
  const arrivals = new Arrivals();
  for (let i = 0; i < 20_000; i += 1) arrivals.dayOf(`articles/${i}.txt`, '2024-01-01');
  for (let i = 0; i < 20_000; i += 1) {
    expect(arrivals.dayOf(`articles/${i}.txt`, '2025-01-01')).toBe('2024-01-01');
  }
  expect(Buffer.from(arrivals.bytes).toString().match(/\n/g)).toHaveLength(20_000);
});
