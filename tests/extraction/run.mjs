/**
 * `npm run eval:extraction`: how well the article of a saved page is found, its text beside plain
 * Readability's, and its date, title and author. The pages are halved by a hash of their names:
 * rules are made by looking at the even half alone.
 */

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { articleFromDraft } from '../../dist/index-build/article-from-draft.js';
import { blockLines } from '../../dist/index-build/html/block-text.js';
import { htmlReader } from '../../dist/index-build/readers/html-reader.js';
import { sourceFile } from '../../dist/index-build/source-file.js';
import { Tally } from './metadata-tally.mjs';
import { average, compareTexts } from './shingles.mjs';

const SHARED = process.env.BACKFILE_SHARED ?? fileURLToPath(new URL('../../../shared', import.meta.url));
const FOLDER = join(SHARED, 'extraction');
const TODAY = new Date().toISOString().slice(0, 10);

if (!existsSync(FOLDER)) {
  console.error(
    `There is no folder ${FOLDER}. Put the pages there, or set BACKFILE_SHARED to the folder above.`,
  );
  process.exit(1);
}
await reportTexts();
await reportMetadata();

async function reportTexts() {
  const truth = readJson('ground-truth.json');
  const scores = { Backfile: { even: [], odd: [] }, Readability: { even: [], odd: [] } };
  for (const [name, { articleBody }] of Object.entries(truth)) {
    const bytes = pageOf('html', name);
    const found = { Backfile: (await draftOf(bytes)).text, Readability: readable(bytes.toString('utf8')) };
    for (const [engine, text] of Object.entries(found)) {
      scores[engine][halfOf(name)].push(compareTexts(text, articleBody));
    }
  }
  console.log('## Text: runs of four words, precision and recall averaged over pages\n');
  console.log('| by | half | pages | precision | recall | F1 |\n|---|---|---:|---:|---:|---:|');
  for (const [engine, halves] of Object.entries(scores)) {
    for (const [half, ofHalf] of Object.entries(halves)) {
      const { precision, recall, f1 } = average(ofHalf);
      console.log(
        `| ${engine} | ${half} | ${ofHalf.length} | ${[precision, recall, f1].map(share).join(' | ')} |`,
      );
    }
  }
}

async function reportMetadata() {
  const expected = readJson('metadata/expected.json');
  const tallies = { even: new Tally(), odd: new Tally() };
  for (const [name, each] of Object.entries(expected)) {
    const draft = await draftOf(pageOf('metadata/html', name));
    const { article } = articleFromDraft(draft, 'page.html', { today: TODAY, dayOrder: null });
    tallies[halfOf(name)].add(each, article);
  }
  console.log('\n## Date, title and author\n');
  console.log(
    '| half | days found | dates right | known to the month or year | right but for the zone | titles | authors |\n|---|---:|---:|---:|---:|---:|---:|',
  );
  for (const [half, tally] of Object.entries(tallies)) {
    const { found, right, coarse, zone, title, author } = tally.shares();
    console.log(
      `| ${half} | ${share(found)} | ${share(right)} | ${coarse} | ${zone} | ${share(title)} | ${share(author)} |`,
    );
  }
  console.log(
    '\nFound: the day, of the pages that have one expected. Right: of the dates given on these, the day\nor the month or year that it is in.',
  );
}

async function draftOf(bytes) {
  for await (const draft of htmlReader.read(sourceFile('page.html', bytes), { map: {} })) return draft;
  throw new Error('a page gave no draft');
}

function readable(html) {
  const { document } = parseHTML(html);
  const content = new Readability(document, { serializer: (element) => element }).parse()?.content;
  return content == null
    ? ''
    : blockLines(content)
        .map(({ text }) => text)
        .join('\n');
}

function pageOf(folder, name) {
  return gunzipSync(readFileSync(join(FOLDER, folder, `${name}.html.gz`)));
}

function readJson(path) {
  return JSON.parse(readFileSync(join(FOLDER, path), 'utf8'));
}

function halfOf(name) {
  return createHash('sha256').update(name).digest()[0] % 2 === 0 ? 'even' : 'odd';
}

function share(number) {
  return number.toFixed(3);
}
