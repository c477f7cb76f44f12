/** Resident memory of a process and of those it started, in bytes, as Linux tells it. */

import { readFileSync } from 'node:fs';

const POLL_MILLISECONDS = 50;

/** @returns {{ resident: number, peak: number }} now, and at most until now; 0 when it has ended */
export function memoryOf(pid) {
  const sum = { resident: 0, peak: 0 };
  for (const each of [pid, ...descendantsOf(pid)]) {
    const status = read(`/proc/${each}/status`);
    sum.resident += kilobytes(status, 'VmRSS') * 1024;
    sum.peak += kilobytes(status, 'VmHWM') * 1024;
  }
  return sum;
}

/** @returns {() => number} what ends the watch and tells the most that the process and its own had at once */
export function watchPeak(pid) {
  let most = 0;
  const look = () => {
    most = Math.max(most, memoryOf(pid).peak);
  };
  const timer = setInterval(look, POLL_MILLISECONDS);
  return () => {
    clearInterval(timer);
    look();
    return most;
  };
}

/** @returns {number[]} the processes that a process has started, and theirs */
export function descendantsOf(pid) {
  const children = read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);
  return children.flatMap((child) => [child, ...descendantsOf(child)]);
}

function kilobytes(status, name) {
  return Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0);
}

/** Nothing of a process that has just ended. */
function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
