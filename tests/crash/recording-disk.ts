/** A disk that does what it is told and keeps a record of it, step by step. */

import { DISK, type Disk } from '../../index-build/disk.ts';

export type Step =
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'create'; readonly path: string; readonly file: number }
  | { readonly kind: 'write'; readonly file: number; readonly bytes: Uint8Array }
  | { readonly kind: 'sync'; readonly file: number }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string }
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'sync-folder'; readonly path: string };

export class RecordingDisk implements Disk {
  readonly steps: Step[] = [];
  private files = 0;

  async makeFolder(path: string): Promise<void> {
    await DISK.makeFolder(path);
    this.steps.push({ kind: 'folder', path });
  }

  async create(path: string) {
    const made = await DISK.create(path);
    const file = this.files;
    this.files += 1;
    this.steps.push({ kind: 'create', path, file });
    return {
      write: (bytes: Uint8Array) => {
        made.write(bytes);
        this.steps.push({ kind: 'write', file, bytes: Uint8Array.from(bytes) });
      },
      sync: async () => {
        await made.sync();
        this.steps.push({ kind: 'sync', file });
      },
      close: () => made.close(),
    };
  }

  async rename(from: string, to: string): Promise<void> {
    await DISK.rename(from, to);
    this.steps.push({ kind: 'rename', from, to });
  }

  async remove(path: string): Promise<void> {
    await DISK.remove(path);
    this.steps.push({ kind: 'remove', path });
  }

  async syncFolder(path: string): Promise<void> {
    await DISK.syncFolder(path);
    this.steps.push({ kind: 'sync-folder', path });
  }
}
