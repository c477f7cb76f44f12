/** What readers looked for, from the lines of a log: what they found and what they did not, day by day. */

/** Queries that are listed of each kind. */
const MOST_LISTED = 20;
/** Different queries that are counted: a log may be of years. Rarer ones make room for later ones. */
const MOST_COUNTED = 100_000;

interface Day {
  requests: number;
  searches: number;
  withoutResult: number;
  failed: number;
}

interface Line {
  readonly time: string;
  readonly route: string;
  readonly status: number;
  readonly results?: number;
  readonly q?: string;
}

export async function reportOf(lines: AsyncIterable<string>): Promise<string> {
  const days = new Map<string, Day>();
  const asked = new Map<string, number>();
  const unanswered = new Map<string, number>();
  for await (const text of lines) {
    const line = parse(text);
    if (line === null) continue;
    const name = line.time.slice(0, 10);
    const day = days.get(name) ?? { requests: 0, searches: 0, withoutResult: 0, failed: 0 };
    days.set(name, day);
    day.requests += 1;
    if (line.status >= 500) day.failed += 1;
    if (line.route !== '/search' && line.route !== '/api/search') continue;
    day.searches += 1;
    if (line.results === 0) day.withoutResult += 1;
    const query = folded(line.q ?? '');
    if (query === '') continue;
    count(asked, query);
    if (line.results === 0) count(unanswered, query);
  }
  return write(days, asked, unanswered);
}

/** A request of the log; null for every other line. */
function parse(text: string): Line | null {
  // Most lines of other programs are seen to be none without reading them.
  if (!text.startsWith('{')) return null;
  try {
    const line = JSON.parse(text) as Partial<Line> & { msg?: unknown };
    const isRequest = line.msg === 'request' && typeof line.time === 'string';
    if (!isRequest || typeof line.route !== 'string' || typeof line.status !== 'number') return null;
    if (line.q !== undefined && typeof line.q !== 'string') return null;
    return line as Line;
  } catch {
    return null;
  }
}

/** Queries that differ in case and blanks alone are one; what a terminal would obey is left out. */
function folded(query: string): string {
  return query
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim()
    .toLowerCase();
}

function count(counts: Map<string, number>, query: string): void {
  const before = counts.get(query) ?? 0;
  if (before === 0 && counts.size >= MOST_COUNTED) {
    for (const [rare, times] of counts) if (times === 1) counts.delete(rare);
    if (counts.size >= MOST_COUNTED) return;
  }
  counts.set(query, before + 1);
}

function write(
  days: ReadonlyMap<string, Day>,
  asked: ReadonlyMap<string, number>,
  unanswered: ReadonlyMap<string, number>,
): string {
  if (days.size === 0) {
    return 'There is no request in this log. Backfile writes them with --log-format json.\n';
  }
  const rows = [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { requests, searches, withoutResult, failed }]) =>
      [
        name,
        ...[requests, searches, withoutResult, failed].map((number) => String(number).padStart(15)),
      ].join(''),
    );
  const head = ['requests', 'searches', 'without result', 'failed']
    .map((title) => title.padStart(15))
    .join('');
  const parts = [`${'day'.padEnd(10)}${head}\n${rows.join('\n')}`];
  if (asked.size === 0)
    parts.push('What was typed is not in this log. Backfile writes it with --log-queries.');
  else {
    parts.push(list('What was looked for most', asked));
    parts.push(unanswered.size === 0 ? 'Each found something.' : list('What found nothing', unanswered));
  }
  return `${parts.join('\n\n')}\n`;
}

function list(title: string, counts: ReadonlyMap<string, number>): string {
  const listed = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, MOST_LISTED);
  return [title, ...listed.map(([query, times]) => `${String(times).padStart(8)}  ${query}`)].join('\n');
}
