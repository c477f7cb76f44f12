/** Runs Lighthouse on a page several times, each in a browser of its own, and takes the median of each score. */

import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { CATEGORIES } from './pages.mjs';

/** An odd number, so that the median is one of the runs. */
const RUNS = 5;
/** A browser now and then loses the beginning of its trace, and Lighthouse asks to be run again. */
const ATTEMPTS = 4;

/**
 * @typedef {object} Measured
 * @property {number} score of 100, the median
 * @property {{ id: string, title: string, shown: string, elements: string[] }[]} failed
 *   audits of the worst run that took something off its score
 */

/**
 * Lighthouse's own settings: a phone in a slow network, simulated.
 *
 * @param {string} url
 * @param {string} chromePath the Chromium to drive
 * @returns {Promise<Record<string, Measured>>} by category
 */
export async function measure(url, chromePath) {
  const runs = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await runUntilTraced(url, chromePath));
  const byCategory = CATEGORIES.map((category) => {
    const sorted = runs.toSorted((one, other) => scoreOf(one, category) - scoreOf(other, category));
    const score = Math.round(100 * scoreOf(sorted[(RUNS - 1) / 2], category));
    return [category, { score, failed: failedIn(sorted[0], category) }];
  });
  return Object.fromEntries(byCategory);
}

async function runUntilTraced(url, chromePath) {
  for (let attempt = 1; ; attempt += 1) {
    const result = await runOnce(url, chromePath);
    if (result.runtimeError === undefined) return result;
    const { code, message } = result.runtimeError;
    if (attempt === ATTEMPTS) throw new Error(`${url}: ${message} (${code})`);
    console.error(`Once more, after ${code}`);
  }
}

async function runOnce(url, chromePath) {
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await launch({ chromePath, chromeFlags: ['--headless=new', ...root], logLevel: 'silent' });
  try {
    const flags = { port: browser.port, onlyCategories: CATEGORIES, logLevel: 'silent', output: 'json' };
    return (await lighthouse(url, flags)).lhr;
  } finally {
    browser.kill();
  }
}

function scoreOf({ categories }, category) {
  const { score } = categories[category];
  if (score === null) throw new Error(`Lighthouse gave no score for ${category}.`);
  return score;
}

function failedIn({ categories, audits }, category) {
  return categories[category].auditRefs
    .map(({ id }) => audits[id])
    .filter(({ score }) => score !== null && score < 1)
    .map(({ id, title, displayValue, score, details }) => ({
      id,
      title,
      shown: displayValue ?? `${Math.round(100 * score)} of 100`,
      elements: elementsIn(details),
    }));
}

/** What an audit complains of, wherever it lists it: elements with where they are, addresses, messages. */
function elementsIn(details) {
  const found = new Set();
  const visit = (value) => {
    if (value === null || typeof value !== 'object') return;
    if (value.type === 'node') {
      found.add([value.selector, value.snippet].filter(Boolean).join(' '));
      return;
    }
    for (const text of [value.url, value.description]) if (typeof text === 'string') found.add(text);
    for (const part of Object.values(value)) visit(part);
  };
  // Only what is listed: the rest of the details is headings, and data for tools.
  visit(details?.items);
  return [...found];
}
