/** The scores as a table in Markdown, and under it every audit behind a score that is too low. */

import { CATEGORIES } from './pages.mjs';

/** @param {{ name: string, bounds: Record<string, number>, scores: Record<string, import('./measure.mjs').Measured> }[]} pages */
export function report(pages) {
  const rows = pages.map(({ name, bounds, scores }) => {
    const cells = CATEGORIES.map((category) => cell(scores[category].score, bounds[category]));
    return `| ${[name, ...cells].join(' | ')} |`;
  });
  const head = [`| page | ${CATEGORIES.join(' | ')} |`, `|---|${'---:|'.repeat(CATEGORIES.length)}`];
  return [...head, ...rows, ...shortfalls(pages).flatMap(complaint)].join('\n');
}

/** The categories of pages that score less than they should. */
export function shortfalls(pages) {
  return pages.flatMap(({ name, bounds, scores }) =>
    Object.entries(bounds)
      .filter(([category, bound]) => scores[category].score < bound)
      .map(([category, bound]) => ({ name, category, bound, ...scores[category] })),
  );
}

/** A score below its bound says so; one without a bound stands in brackets. */
function cell(score, bound) {
  if (bound === undefined) return `(${score})`;
  return score < bound ? `${score}, not ${bound}` : String(score);
}

function complaint({ name, category, bound, score, failed }) {
  const audits = failed.flatMap(({ id, title, shown, elements }) => [
    `- ${title} (${id}): ${shown}`,
    ...elements.map((element) => `    ${element}`),
  ]);
  return ['', `${name}, ${category}: ${score}, and should have ${bound}`, ...audits];
}
