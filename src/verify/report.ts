/** Findings → what `backfile verify` prints. */

import { join } from 'node:path';
import { CURRENT } from '../index-folder/layout.ts';
import { type Findings, plural } from './findings.ts';

/** One line a finding, and at the end what to do. */
export function formatFindings(findings: Findings, index: string): string {
  const { checked, skipped, problems } = findings;
  const lines = checked.map((what) => `Checked: ${what}.`);
  for (const problem of problems) lines.push(`Problem: ${problem}`);
  for (const what of new Set(skipped)) lines.push(`Not checked, since what it needs can't be read: ${what}.`);
  if (problems.length === 0) lines.push(`The index at ${index} is whole.`);
  else
    lines.push(`The index at ${index} has ${plural(findings.count, 'problem')}. ${remedy(findings, index)}`);
  return lines.join('\n');
}

function remedy(findings: Findings, index: string): string {
  const build = `backfile build FOLDER --out ${index}`;
  if (findings.has('damage')) {
    return `Bytes were changed after they were written, as by a failing disk. Build it again: ${build}.`;
  }
  return (
    'It is as it was written, so the program that wrote it is at fault: please report this. ' +
    `Then remove ${join(index, CURRENT)} and build it again: ${build}.`
  );
}
