/** The evaluation as tables in Markdown, and whether it shows what is asked of Backfile. */

import { BACKFILE, FTS5, LUNR } from './engines.mjs';

export function report(evaluation) {
  const { collections, means, knownItems } = evaluation;
  return [
    ...Object.entries(collections).map(([name, scores]) => section(name, scores)),
    section('Mean of the four', means),
    section('Known items: articles of 18f-blog asked for by their own titles', knownItems),
    `## What is asked of Backfile\n\n${targets(evaluation).join('\n')}`,
  ].join('\n\n');
}

function section(title, scores) {
  const rows = Object.entries(scores).map(([engine, { ndcg, map, success }]) => [
    engine,
    ...[ndcg, map, success].map((value) => value.toFixed(4)),
  ]);
  const head = ['engine', 'nDCG@10', 'MAP', 'success@1'];
  const width = Math.max(...rows.map(([engine]) => engine.length));
  const line = ([engine, ...cells]) =>
    `| ${[engine.padEnd(width), ...cells.map((cell) => cell.padStart(9))].join(' | ')} |`;
  const rule = `| ${'-'.repeat(width)} |${` ${'-'.repeat(8)}: |`.repeat(3)}`;
  return [`## ${title}\n`, line(head), rule, ...rows.map(line)].join('\n');
}

function targets({ collections, means, knownItems }) {
  const ours = means[BACKFILE].ndcg;
  const others = means[LUNR].ndcg;
  const margins = Object.values(collections).map(
    (scores) => scores[BACKFILE].ndcg - Math.max(scores[LUNR].ndcg, scores[FTS5].ndcg),
  );
  const found = knownItems[BACKFILE].success;
  return [
    verdict('mean nDCG@10', ours, `at least lunr’s, ${others.toFixed(4)}`, ours >= others),
    verdict(
      'on the worst collection against the better of lunr and FTS5',
      Math.min(...margins),
      'at least −0.01',
      Math.min(...margins) >= -0.01,
    ),
    verdict('of known items first', found, 'at least 0.98', found >= 0.98),
  ];
}

function verdict(what, value, limit, isMet) {
  return `- ${isMet ? 'met' : 'MISSED'}: ${value.toFixed(4)} ${what} (${limit})`;
}
