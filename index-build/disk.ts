/** What a build does to an index folder: all that it changes there goes through this. */

import { promises as fs, writeSync } from 'node:fs';

export interface Disk {
  /** Makes a folder in one that is there; one that is there already stays. */
  makeFolder(path: string): Promise<void>;
  /** An empty file, in the place of any that was there. */
  create(path: string): Promise<NewFile>;
  rename(from: string, to: string): Promise<void>;
  /** Removes a file, or a folder with all that is in it; what is not there is no failure. */
  remove(path: string): Promise<void>;
  /** Has the names in a folder outlast a power cut. */
  syncFolder(path: string): Promise<void>;
}

/** A file that is being written, from its beginning to its end. */
export interface NewFile {
  write(bytes: Uint8Array): void;
  /** Has what was written outlast a power cut. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

export const DISK: Disk = {
  async makeFolder(path) {
    await fs.mkdir(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  },
  async create(path) {
    const file = await fs.open(path, 'w');
    return {
      write(bytes) {
        for (let done = 0; done < bytes.length; ) done += writeSync(file.fd, bytes, done);
      },
      sync: () => file.sync(),
      close: () => file.close(),
    };
  },
  rename: (from, to) => fs.rename(from, to),
  remove: (path) => fs.rm(path, { recursive: true, force: true }),
  async syncFolder(path) {
    const folder = await fs.open(path, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  },
};
