/** Text as articles have it: whole characters, whatever escapes spelled. */

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { build } from '../../index-build/build.ts';
import { wellFormed } from '../../index-build/text-form.ts';
import { openCompiledEngine } from '../../src/engine/open-engine.ts';
import { openGeneration } from '../../src/index-folder/read-generation.ts';
import { temporaryFolder, writeArchive } from '../fixtures/archive.ts';

describe('halves of surrogate pairs', () => {
  it('become U+FFFD, and whole pairs stay', () => {
    expect(wellFormed('a\ud83d\ude00b\ud83dc\ude00')).toBe('a😀b\ufffdc\ufffd');
  });

  it('in front matter stop no build, also when two tags become one', async () => {
    const temporary = temporaryFolder();
    try {
      const folder = writeArchive(temporary.path, {
        'a.md': '---\ntitle: "T\\ud800"\nsource: "\\udc00"\ntags: ["\\ud800", "\\ud801", gas]\n---\nText.\n',
      });
      const index = join(temporary.path, 'index');
      await build({ folder, index, today: '2024-01-01' });
      const engine = openCompiledEngine(await openGeneration(index));
      expect(await engine.article('a.md')).toMatchObject({
        title: 'T\ufffd',
        source: '\ufffd',
        tags: ['\ufffd', 'gas'],
      });
    } finally {
      temporary.remove();
    }
  });
});
