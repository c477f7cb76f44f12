/**
 * Whether there is room for what is about to be done. Where it is certain that there is not, a Problem
 * says so before anything fails; where it may be too little, sentences do.
 */

import { Problem } from '../problem.ts';
import { freeDisk, type Machine, thisMachine } from './machine.ts';
import type { SourceBytes } from './needs.ts';
import { LEAST_DISK, LEAST_MEMORY, type Needs, needsOfBuild, needsOfLunr, needsOfServing } from './needs.ts';

export interface PlannedBuild {
  readonly source: SourceBytes;
  readonly lunrJson: boolean;
  /** The index folder. */
  readonly index: string;
}

/** Sentences of warning, none where all is well. Throws a Problem where the build can't but fail. */
export async function roomToBuild(
  { source, lunrJson, index }: PlannedBuild,
  machine: Machine = thisMachine(),
  disk?: number | null,
): Promise<string[]> {
  const free = disk === undefined ? await freeDisk(index) : disk;
  const needs = needsOfBuild(source, lunrJson);
  const what = `Building an index of ${megabytes(source.plain + source.compressed)} of files`;
  if (free !== null && free < LEAST_DISK) {
    throw new Problem(
      `${what} takes about ${megabytes(needs.disk)} on the disk of ${index}, which is full. ` +
        'Make room there, or name another place: --out DIR.',
    );
  }
  const warnings = memoryWarnings(what, needs, machine);
  if (free !== null && free < needs.disk) {
    const smaller = lunrJson ? 'Without lunr.json it takes less: --no-lunr-json. ' : '';
    warnings.push(
      `${what} takes about ${megabytes(needs.disk)} on the disk of ${index}, where ${megabytes(free)} are free. ` +
        `${smaller}Should it fail, make room there, or name another place: --out DIR.`,
    );
  }
  return warnings;
}

/** What is to be opened: bytes of the compiled index that are held in memory, or Lunr's file. */
export type PlannedServing =
  | { readonly held: number }
  | { readonly lunrJson: number; readonly compiledIndex: number };

/** Like {@link roomToBuild}, before an index is served. */
export function roomToServe(planned: PlannedServing, machine: Machine = thisMachine()): string[] {
  if ('held' in planned) {
    const least = LEAST_MEMORY + planned.held;
    const needs = needsOfServing(planned.held);
    if (machine.memory < least) {
      throw new Problem(
        `Serving this index takes ${megabytes(least)} of memory at the least, and there are ${megabytes(machine.memory)} ` +
          `for this program. Give it more: ${megabytes(needs.memory)} are enough.`,
      );
    }
    return memoryWarnings('Serving this index', needs, machine);
  }
  const { lunrJson, compiledIndex } = planned;
  const needs = needsOfLunr(lunrJson, compiledIndex);
  // As a text alone it does not fit.
  if (machine.heap < lunrJson) {
    throw new Problem(
      `Serving by Lunr takes about ${megabytes(needs.heap)} of heap, since its index of ${megabytes(lunrJson)} is all in ` +
        `memory, and the runtime may have ${megabytes(machine.heap)}. Leave out --engine lunr, or give it more: ${moreHeap(needs)}.`,
    );
  }
  return memoryWarnings('Serving by Lunr', needs, machine);
}

function memoryWarnings(what: string, needs: Omit<Needs, 'disk'>, machine: Machine): string[] {
  const warnings: string[] = [];
  if (machine.heap < needs.heap) {
    warnings.push(
      `${what} takes about ${megabytes(needs.heap)} of heap, and the runtime may have ${megabytes(machine.heap)}. ` +
        `Should it end for lack of memory, give it more: ${moreHeap(needs)}.`,
    );
  }
  if (machine.freeMemory < needs.memory) {
    warnings.push(
      `${what} takes about ${megabytes(needs.memory)} of memory, and ${megabytes(machine.freeMemory)} of ` +
        `${megabytes(machine.memory)} are free. Should it be killed, give it more, or end what else is running.`,
    );
  }
  return warnings;
}

/** The setting counts in units of 2^20 bytes. */
function moreHeap({ heap }: Omit<Needs, 'disk'>): string {
  return `NODE_OPTIONS=--max-old-space-size=${Math.ceil((1.2 * heap) / 2 ** 20)}`;
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1e6).toLocaleString('en')} MB`;
}
