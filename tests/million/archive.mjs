/** The archive in its folder: the articles, and what Backfile and FTS5 build of them; made where it is missing. */

import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawArticles, writeArticles } from './articles.mjs';
import { buildBackfile, buildFts5 } from './building.mjs';

/** Megabytes that builds are given. */
const ROOMY = 2_000;
const NARROW = 450;

/**
 * @param {string} folder @param {string[]} sentences @param {number} articles
 * @param {(line: string) => void} tell what is being done
 * @returns the folders of the index and of FTS5, and what building took, now or when they were built
 */
export async function makeArchive(folder, sentences, articles, tell) {
  const source = join(folder, 'articles');
  const index = join(folder, 'index');
  const fts5 = join(folder, 'fts5');
  const record = join(folder, 'built.json');
  if (!existsSync(source)) {
    tell('writing the articles');
    const unfinished = join(folder, 'articles.unfinished');
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished);
    writeArticles(drawArticles(sentences, articles), unfinished);
    renameSync(unfinished, source);
  }
  if (!existsSync(record)) {
    tell('building with room');
    const roomy = await buildBackfile(source, index, ROOMY);
    tell('building with little memory');
    const other = join(folder, 'other-index');
    const narrow = await buildBackfile(source, other, NARROW);
    rmSync(other, { recursive: true });
    tell('building FTS5');
    const built = { roomy, narrow, fts5: await buildFts5(source, fts5) };
    writeFileSync(record, `${JSON.stringify(built)}\n`);
  } else {
    tell(`built in an earlier run, as ${record} tells`);
  }
  return { index, fts5, built: JSON.parse(readFileSync(record, 'utf8')) };
}

/** The index of one article: what a server takes that has next to nothing to serve. */
export async function makeSmallest(folder, sentences) {
  const source = join(folder, 'one-article');
  const index = join(folder, 'index-of-one');
  rmSync(source, { recursive: true, force: true });
  mkdirSync(source);
  writeArticles(drawArticles(sentences, 1), source);
  await buildBackfile(source, index, NARROW);
  return index;
}
