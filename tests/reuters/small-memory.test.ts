/** The cheapest server: with 96 MB for what the program holds, the 21,578 articles are built and served. */

import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { readCorpus } from '../bench/corpus.mjs';
import { temporaryFolder } from '../fixtures/archive.ts';

const QUERIES = ['oil OR gas', '"crude oil"', 'trade -japan', 'econ*', 'infaltion~1', 'bank date:1987-03'];

const temporary = temporaryFolder();
const folder = join(temporary.path, 'articles');
const articles = readCorpus().filter(({ title, text }) => title !== '' || text !== '');
beforeAll(() => {
  mkdirSync(folder);
  const lines = articles.map((article) => `${JSON.stringify(article)}\n`);
  writeFileSync(join(folder, 'articles.jsonl'), lines.join(''));
});
afterAll(() => temporary.remove());

it('one command builds an archive from one long file, lunr.json too, and then answers', async () => {
  const args = ['dist/src/cli.js', folder, '--out', join(temporary.path, 'index'), '--port', '0'];
  const child = spawn(process.execPath, ['--max-old-space-size=96', ...args], { cwd: PACKAGE_ROOT });
  try {
    const [output, url] = await new Promise<[string, string]>((resolve, reject) => {
      let said = '';
      const read = (data: Buffer): void => {
        said += data.toString();
        const found = /^Serving on (http:\/\/\S+)/m.exec(said)?.[1];
        if (found !== undefined) resolve([said, found]);
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.once('exit', (code, signal) => reject(new Error(`It ended with ${signal ?? code}:\n${said}`)));
    });
    expect(output).toContain(`Indexed ${articles.length.toLocaleString('en')} articles`);
    for (const q of QUERIES) {
      for (const path of ['/search', '/api/search']) {
        const response = await fetch(`${url}${path}?${new URLSearchParams({ q, size: '100' })}`);
        expect([q, response.status]).toEqual([q, 200]);
        await response.arrayBuffer();
      }
    }
    const lines = (await (await fetch(`${url}/search.jsonl`)).text()).trimEnd().split('\n');
    expect(lines).toHaveLength(articles.length);
  } finally {
    child.kill('SIGKILL');
  }
});
