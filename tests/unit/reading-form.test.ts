/** What was read of a file, as bytes: given back as it was added, whatever is in it, a line an item. */

import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Draft } from '../../index-build/reader.ts';
import { itemsOf, ReadingWriter } from '../../index-build/reading/reading-form.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('a\nb', '],"problems":[', ']}', ',', ''),
);
const draft = fc.record({ title: text, text, tags: fc.array(text) }) as unknown as fc.Arbitrary<Draft>;

it('the drafts come back in their order, and then the problems, whatever is in them', () => {
  fc.assert(
    fc.property(fc.array(draft), fc.array(text), (drafts, problems) => {
      const writer = new ReadingWriter();
      for (const problem of problems) writer.add(problem);
      for (const each of drafts) writer.add(each);
      const reading = writer.take();
      expect([...itemsOf(reading)]).toEqual(JSON.parse(JSON.stringify([...drafts, ...problems])));
      expect(JSON.parse(Buffer.from(reading).toString())).toEqual(
        JSON.parse(JSON.stringify({ drafts, problems })),
      );
      expect([...itemsOf(writer.take())]).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

it('a reading that lies within a larger piece of memory is read alike', () => {
  const writer = new ReadingWriter();
  writer.add('a problem');
  const reading = writer.take();
  const larger = new Uint8Array(reading.length + 20).fill(0x0a);
  larger.set(reading, 10);
  expect([...itemsOf(larger.subarray(10, 10 + reading.length))]).toEqual(['a problem']);
});
