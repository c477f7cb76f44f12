/** What is asked of Backfile, as ratios within one run, and whether this run shows it. */

/** @returns {string[]} a line each; none when Backfile or the peer was not measured */
export function targets({ build, open, tables, ratios }) {
  const ours = build.backfile;
  if (ours === undefined) return [];
  // A page with its snippets is what no peer makes.
  const { pages: _, ...answers } = tables;
  const worst = Math.max(...Object.values(answers).map((rows) => rows.backfile.worst));
  const fts5 = build.fts5;
  return [
    atLeast('times lunr’s median query', ratios.words.lunr, 200),
    atLeast('times FTS5’s', ratios.words.fts5, 20),
    atLeast('times FlexSearch’s', ratios.words.flexsearch, 3),
    atMost('ms for the slowest query of all tables', worst, 5),
    atMost('of FTS5’s build time', fts5 && ours.milliseconds / fts5.milliseconds, 2),
    atMost('ms to open', open.backfile.milliseconds, 60),
    atMost('of FTS5’s bytes on disk', fts5 && ours.bytes / fts5.bytes, 0.6),
  ].filter((line) => line !== null);
}

function atLeast(what, value, limit) {
  return verdict(what, value, `at least ${limit}`, value >= limit);
}

function atMost(what, value, limit) {
  return verdict(what, value, `at most ${limit}`, value <= limit);
}

function verdict(what, value, limit, met) {
  if (value === undefined) return null;
  return `- ${met ? 'met' : 'MISSED'}: ${value.toFixed(2)} ${what} (${limit})`;
}
