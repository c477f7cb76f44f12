/** Processes by number, and told apart from a later one that got the same number. */

import { readFileSync } from 'node:fs';

/** Whether a process of this number is running, be it anyone's. */
export function isRunning(pid: number): boolean {
  // 0 and negative numbers name groups of processes, not one.
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Of `/proc/PID/stat`: the fields after the name, which may hold spaces and parentheses, and the start among them. */
const AFTER_NAME = /^.*\) (.*)$/s;
const START = 19;

/**
 * When a process started, as a word that no other process of its number has: the boot of the machine
 * and the clock ticks since. Null where the system does not tell it.
 */
export function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const ticks = AFTER_NAME.exec(stat)?.[1]?.split(' ')[START];
    return ticks === undefined ? null : `${boot}/${ticks}`;
  } catch {
    return null;
  }
}
