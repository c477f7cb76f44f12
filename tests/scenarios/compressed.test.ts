/** Compressed files: any format within .gz, read as if it were not, and none that unfolds without end. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findDate } from '../../index-build/dates/find-date.ts';
import type { Draft } from '../../index-build/reader.ts';
import { readDrafts } from '../../index-build/reading/read-in-parts.ts';
import { LONGEST_WHOLE, openSourceFile } from '../../index-build/source-file.ts';
import { type TemporaryFolder, temporaryFolder } from '../fixtures/archive.ts';

let temporary: TemporaryFolder;
beforeEach(() => {
  temporary = temporaryFolder();
});
afterEach(() => temporary.remove());

/** What is read of a file on the disk. */
async function readFile(name: string, bytes: Uint8Array): Promise<{ drafts: Draft[]; problems: string[] }> {
  writeFileSync(join(temporary.path, name), bytes);
  const { file } = await openSourceFile(temporary.path, name);
  const drafts: Draft[] = [];
  const problems: string[] = [];
  for await (const item of readDrafts(file, { map: {} })) {
    if (typeof item === 'string') problems.push(item);
    else drafts.push(item);
  }
  return { drafts, problems };
}

const MARKDOWN = '---\ntitle: The ice\n---\nIt came early.';

describe('a compressed file', () => {
  it.each([
    ['2021-07-15-ice.md.gz', MARKDOWN],
    ['2021-07-15-ice.TXT.GZ', 'The ice\n\nIt came early.'],
    ['2021-07-15-ice.json.gz', '{"title": "The ice", "body": "It came early."}'],
    ['2021-07-15-ice.jsonl.gz', '{"title": "The ice", "body": "It came early."}\n'],
    ['2021-07-15-ice.csv.gz', 'title,body\nThe ice,It came early.\n'],
  ])('is read as what is in it: %s', async (name, content) => {
    const { drafts, problems } = await readFile(name, gzipSync(content));
    expect(problems).toEqual([]);
    expect(drafts).toMatchObject([{ title: 'The ice', text: 'It came early.' }]);
    expect(
      drafts[0] && findDate(drafts[0], name, { today: '2024-01-01', dayOrder: null }).date,
    ).toMatchObject({ date: '2021-07-15' });
  });

  it('may be several, one behind the other', async () => {
    const bytes = Buffer.concat([gzipSync('{"title":"One"}\n'), gzipSync('{"title":"Two"}\n')]);
    const { drafts } = await readFile('a.jsonl.gz', bytes);
    expect(drafts.map(({ title }) => title)).toEqual(['One', 'Two']);
  });

  it.each(['a.md.gz', 'a.csv.gz'])('that is cut off or none at all is refused: %s', async (name) => {
    const whole = gzipSync(`title\n${Array.from({ length: 2000 }, (_, i) => `Row ${i * 7919}`).join('\n')}`);
    for (const bytes of [whole.subarray(0, whole.length / 2), Buffer.from('title\nA\n'), Buffer.alloc(0)]) {
      const { problems } = await readFile(name, bytes);
      expect(problems).toEqual(['its compressed content is damaged or no gzip at all']);
    }
  });

  it('keeps the records before the place where it is damaged', async () => {
    const whole = gzipSync(
      Array.from({ length: 50_000 }, (_, i) => `{"id":${i},"title":"Row ${(i * 7919) % 1009}"}`).join('\n'),
    );
    const { drafts, problems } = await readFile('a.jsonl.gz', whole.subarray(0, whole.length / 2));
    expect(drafts.length).toBeGreaterThan(10_000);
    expect(problems).toEqual(['its compressed content is damaged or no gzip at all']);
  });

  it('that unfolds to more than may be held is refused, whole or in pieces', async () => {
    const bomb = gzipSync(Buffer.alloc(LONGEST_WHOLE + 1024, ' '));
    for (const name of ['a.txt.gz', 'a.json.gz', 'a.jsonl.gz']) {
      const { drafts, problems } = await readFile(name, bomb);
      expect(drafts).toEqual([]);
      expect(problems).toEqual(['it unfolds to more than 64 MiB']);
    }
  });

  it('of any bytes is read or refused with a sentence', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 100 }), fc.boolean(), async (bytes, isGzip) => {
        for (const name of ['a.md.gz', 'a.jsonl.gz', 'a.csv.gz']) {
          const { problems } = await readFile(name, isGzip ? gzipSync(bytes) : bytes);
          for (const problem of problems) expect(problem).not.toMatch(/^it could not be read \(/);
        }
      }),
      { numRuns: 100 },
    );
  });
});
