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
