/**
 * A million articles that were never written: sentences of the corpus, put together anew by a seed. Each has
 * about as many bytes as a short news item; their dates lie in sixty years, some known to the month or
 * the year alone and some not at all; they come from {@link SOURCES} papers.
 */

import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { pick, randomFrom } from '../bench/random.mjs';

const SEED = 1_000_000;
const SOURCES = 300;
export const FIRST_YEAR = 1960;
export const YEARS = 60;
/** Of the dates: known to the year alone, to the month alone, and not at all. */
const YEAR_ONLY = 0.08;
const MONTH_ONLY = 0.12;
const UNDATED = 0.02;
/** Characters of a text, at the least; the sentence that passes it ends it. */
const LENGTH = 720;
/** Characters of a paragraph, likewise. */
const PARAGRAPH = 300;
/** A sentence shorter is seldom one, a longer one a table. */
const SENTENCE = [40, 400];
const TITLE_WORDS = 9;
const TOPICS = 60;

/** @param {import('../bench/corpus.mjs').BenchArticle[]} corpus @returns {string[]} */
export function sentencesOf(corpus) {
  const sentences = new Set();
  for (const { text } of corpus) {
    for (const paragraph of text.split('\n\n')) {
      for (const sentence of paragraph.split(/(?<=[a-z]\.) (?=[A-Z])/)) {
        if (sentence.length >= SENTENCE[0] && sentence.length <= SENTENCE[1]) sentences.add(sentence);
      }
    }
  }
  return [...sentences];
}

/** Articles one after the other, the same in every run. */
export function* drawArticles(sentences, count, seed = SEED) {
  const random = randomFrom(seed);
  for (let number = 0; number < count; number += 1) {
    const paragraphs = [];
    let paragraph = '';
    for (let length = 0; length < LENGTH; ) {
      const sentence = pick(random, sentences);
      length += sentence.length + 1;
      paragraph += paragraph === '' ? sentence : ` ${sentence}`;
      if (paragraph.length < PARAGRAPH && length < LENGTH) continue;
      paragraphs.push(paragraph);
      paragraph = '';
    }
    yield {
      id: String(number),
      title: titleFrom(pick(random, sentences)),
      date: dateFrom(random),
      // Papers are not equally large.
      source: `Paper ${Math.floor(SOURCES * random() ** 2) + 1}`,
      tags: [`topic ${Math.floor(TOPICS * random() ** 2) + 1}`],
      text: paragraphs.join('\n\n'),
    };
  }
}

/**
 * Files of records in a folder, as an archive's export might be cut.
 * @param {number} perFile articles of a file
 */
export function writeArticles(articles, folder, perFile = 20_000) {
  let file = null;
  let lines = [];
  let count = 0;
  const flush = () => {
    if (file !== null) writeSync(file, lines.join(''));
    lines = [];
  };
  for (const article of articles) {
    if (count % perFile === 0) {
      flush();
      if (file !== null) closeSync(file);
      file = openSync(join(folder, `part-${String(count / perFile).padStart(3, '0')}.jsonl`), 'w');
    }
    lines.push(`${JSON.stringify(article)}\n`);
    if (lines.length === 1000) flush();
    count += 1;
  }
  flush();
  if (file !== null) closeSync(file);
}

function titleFrom(sentence) {
  return sentence.split(' ').slice(0, TITLE_WORDS).join(' ').replace(/\W+$/, '');
}

/** As exact as it is known; null for one that is not. */
function dateFrom(random) {
  const drawn = random();
  const year = String(FIRST_YEAR + Math.floor(YEARS * random()));
  const month = String(1 + Math.floor(12 * random())).padStart(2, '0');
  const day = String(1 + Math.floor(28 * random())).padStart(2, '0');
  if (drawn < UNDATED) return null;
  if (drawn < UNDATED + YEAR_ONLY) return year;
  if (drawn < UNDATED + YEAR_ONLY + MONTH_ONLY) return `${year}-${month}`;
  return `${year}-${month}-${day}`;
}
