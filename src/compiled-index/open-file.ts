/** A file that is read by range for as long as it is open. Whatever the disk does meanwhile is a Damage. */

import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { Damage } from '../problem.ts';

export class OpenFile {
  private isClosed = false;

  private constructor(
    readonly path: string,
    private readonly descriptor: number,
  ) {}

  /** Throws a Damage for a file that is missing or can't be opened. */
  static open(path: string): OpenFile {
    try {
      return new OpenFile(path, openSync(path, 'r'));
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      throw new Damage(path, code === 'ENOENT' ? 'is missing' : `can't be opened: ${message}`);
    }
  }

  /** In bytes, as it is now. */
  get size(): number {
    return this.fromDisk('its size', () => fstatSync(this.descriptor).size);
  }

  /** `what` says what is there. Throws a Damage when the disk does not give it, or not all of it. */
  readAt(position: number, length: number, what: string): Uint8Array {
    // The system gives the number of a closed file to the next one that is opened.
    if (this.isClosed) throw new Error(`${this.path} is closed.`);
    const bytes = Buffer.allocUnsafeSlow(length);
    for (let done = 0; done < length; ) {
      const [left, from] = [length - done, position + done];
      const read = this.fromDisk(what, () => readSync(this.descriptor, bytes, done, left, from));
      if (read === 0) throw this.damaged(`it ends before the end of ${what}`);
      done += read;
    }
    return bytes;
  }

  damaged(what: string): Damage {
    return new Damage(this.path, `is damaged: ${what}`);
  }

  close(): void {
    this.isClosed = true;
    closeSync(this.descriptor);
  }

  private fromDisk<T>(what: string, read: () => T): T {
    try {
      return read();
    } catch (error) {
      throw this.damaged(`${what} can't be read (${(error as Error).message})`);
    }
  }
}
