/** A disk on which one operation fails, or all that need room from one on. */

import { DISK, type Disk } from '../../index-build/disk.ts';

const MESSAGES = { ENOSPC: 'no space left on device', EIO: 'i/o error', EDQUOT: 'quota exceeded' } as const;
export type FaultCode = keyof typeof MESSAGES;

export class FaultyDisk implements Disk {
  /** So far, those that failed too. */
  operations = 0;
  hasFailed = false;

  /** The operation of this number fails, from 0. */
  constructor(
    private readonly failing: number,
    private readonly code: FaultCode,
  ) {}

  async makeFolder(path: string): Promise<void> {
    this.count(true);
    await DISK.makeFolder(path);
  }

  async create(path: string) {
    this.count(true);
    const file = await DISK.create(path);
    return {
      write: (bytes: Uint8Array) => {
        try {
          this.count(true);
        } catch (error) {
          // A full disk takes what there is room for.
          file.write(bytes.subarray(0, bytes.length / 2));
          throw error;
        }
        file.write(bytes);
      },
      sync: async () => {
        this.count(true);
        await file.sync();
      },
      close: () => file.close(),
    };
  }

  async rename(from: string, to: string): Promise<void> {
    this.count(false);
    await DISK.rename(from, to);
  }

  async remove(path: string): Promise<void> {
    this.count(false);
    await DISK.remove(path);
  }

  async syncFolder(path: string): Promise<void> {
    this.count(false);
    await DISK.syncFolder(path);
  }

  private count(needsRoom: boolean): void {
    const number = this.operations;
    this.operations += 1;
    const isFull = this.hasFailed && needsRoom && this.code !== 'EIO';
    if (number !== this.failing && !isFull) return;
    this.hasFailed = true;
    throw Object.assign(new Error(`${this.code}: ${MESSAGES[this.code]}`), {
      code: this.code,
      syscall: 'write',
    });
  }
}
