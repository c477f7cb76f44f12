/** The closing report of a build, in plain sentences. */

import type { BuildReport } from './build.ts';

/** Warnings and skipped files listed of each; what a longer list would hide is counted. */
const MOST_LISTED = 50;

export function formatReport(report: BuildReport, folder: string, seconds: number): string {
  const { counts } = report;
  if (report.unchanged) {
    return `${folder} is unchanged: nothing to index (${counted(counts.articles, 'article')}).`;
  }
  const lines = [
    ...listed('Warning', report.warnings),
    ...listed('Skipped', report.skipped),
    `Indexed ${counted(counts.articles, 'article')} of ${folder} in ${seconds.toFixed(1)} s: ` +
      `${counts.undated} undated, ${counted(counts.skipped, 'file')} skipped, ` +
      `${counted(counts.terms, 'term')}, ${megabytes(report.bytes)}.`,
  ];
  const others = Object.entries(report.otherKinds).map(([kind, count]) => `${count} ${kind}`);
  if (others.length > 0) lines.push(`Left alone, being of no format that is read: ${others.join(', ')}.`);
  if (counts.articles === 0)
    lines.push('There is nothing to search: no file of a format that is read has any text.');
  return lines.join('\n');
}

function listed(what: string, items: BuildReport['skipped']): string[] {
  const lines = items
    .slice(0, MOST_LISTED)
    .map(({ path, reason }) => `${what}: ${printable(path)}: ${reason}.`);
  if (items.length > MOST_LISTED) lines.push(`${what}: and ${items.length - MOST_LISTED} more.`);
  return lines;
}

/** What a terminal would obey, and what turns the direction of a line; file names may hold anything. */
const UNPRINTABLE = /\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu;

/** A line that does nothing but stand on a terminal. */
export function printable(line: string): string {
  return line.replace(UNPRINTABLE, '\uFFFD');
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 2 : 0)} MB`;
}
