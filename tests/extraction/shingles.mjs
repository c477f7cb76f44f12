/** How like a text is to the one expected: by runs of four words, each as often as it occurs. */

const RUN = 4;

/** @returns {{ precision: number, recall: number }} of `found` against `expected` */
export function compareTexts(found, expected) {
  const [ofFound, ofExpected] = [countRuns(found), countRuns(expected)];
  let shared = 0;
  for (const [run, count] of ofFound) shared += Math.min(count, ofExpected.get(run) ?? 0);
  const share = (total) => (total === 0 ? 0 : shared / total);
  const [inFound, inExpected] = [sum(ofFound), sum(ofExpected)];
  if (inFound === 0 && inExpected === 0) return { precision: 1, recall: 1 };
  return { precision: share(inFound), recall: share(inExpected) };
}

/** A text of fewer words is one run. */
function countRuns(text) {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const counts = new Map();
  if (words.length === 0) return counts;
  for (let i = 0; i === 0 || i + RUN <= words.length; i += 1) {
    const run = words.slice(i, i + RUN).join(' ');
    counts.set(run, (counts.get(run) ?? 0) + 1);
  }
  return counts;
}

function sum(counts) {
  let total = 0;
  for (const count of counts.values()) total += count;
  return total;
}

/** Precision and recall averaged over pages, and F1 of the two averages. */
export function average(scores) {
  const mean = (name) => scores.reduce((total, score) => total + score[name], 0) / scores.length;
  const [precision, recall] = [mean('precision'), mean('recall')];
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}
