/**
 * A disk in memory that knows what of it outlasts a power cut: the content of a file as it was when it
 * was last synced, and the names in a folder as they were when that was. What is younger may last or
 * not, each change for itself.
 */

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { Step } from './recording-disk.ts';

/** What becomes of a change that was not synced. */
export interface Fate {
  /** Whether a change of names in a folder lasts. */
  namesLast(): boolean;
  /** How much of so many bytes that were written last. */
  bytesLast(written: number): number;
}

interface File {
  readonly kind: 'file';
  bytes: Buffer;
  synced: number;
}

interface Folder {
  readonly kind: 'folder';
  names: Map<string, File | Folder>;
  lasting: Map<string, File | Folder>;
  /** Since the folder was synced, in order. Those of one change last together or not at all. */
  changes: (readonly (readonly [name: string, node: File | Folder | null])[])[];
}

export class ModelledDisk {
  private readonly root: Folder;
  private readonly files = new Map<number, File>();

  /** Begins with what is in the folder `content`, all of it synced; steps name paths in `base`. */
  constructor(
    content: string,
    private readonly base: string,
  ) {
    this.root = readFolder(content);
  }

  apply(step: Step): void {
    switch (step.kind) {
      case 'folder':
        // One that is there already stays.
        if (!this.parentOf(step.path).names.has(basename(step.path))) this.put(step.path, emptyFolder());
        break;
      case 'create': {
        const file: File = { kind: 'file', bytes: Buffer.alloc(0), synced: 0 };
        this.files.set(step.file, file);
        this.put(step.path, file);
        break;
      }
      case 'write': {
        const file = this.files.get(step.file) as File;
        file.bytes = Buffer.concat([file.bytes, step.bytes]);
        break;
      }
      case 'sync': {
        const file = this.files.get(step.file) as File;
        file.synced = file.bytes.length;
        break;
      }
      case 'rename': {
        const folder = this.parentOf(step.from);
        if (folder !== this.parentOf(step.to)) throw new Error('A rename leads from one folder to another.');
        const moved = folder.names.get(basename(step.from)) as File | Folder;
        change(folder, [
          [basename(step.from), null],
          [basename(step.to), moved],
        ]);
        break;
      }
      case 'remove':
        if (this.hasParent(step.path)) this.remove(this.parentOf(step.path), basename(step.path));
        break;
      case 'sync-folder': {
        const folder = this.folderAt(step.path);
        folder.lasting = new Map(folder.names);
        folder.changes = [];
      }
    }
  }

  /** Lays down in `target` what a power cut now leaves. */
  cutInto(target: string, fate: Fate): void {
    layDown(this.root, target, fate);
  }

  private put(path: string, node: File | Folder): void {
    change(this.parentOf(path), [[basename(path), node]]);
  }

  /** What is in a folder goes before it, each for itself. */
  private remove(folder: Folder, name: string): void {
    const node = folder.names.get(name);
    if (node === undefined) return;
    if (node.kind === 'folder') for (const inner of [...node.names.keys()]) this.remove(node, inner);
    change(folder, [[name, null]]);
  }

  private hasParent(path: string): boolean {
    try {
      this.parentOf(path);
      return true;
    } catch {
      return false;
    }
  }

  private parentOf(path: string): Folder {
    return this.folderAt(dirname(path));
  }

  private folderAt(path: string): Folder {
    let folder = this.root;
    for (const name of relative(this.base, path).split(sep)) {
      if (name === '') continue;
      const node = folder.names.get(name);
      if (node?.kind !== 'folder') throw new Error(`There is no folder ${path}.`);
      folder = node;
    }
    return folder;
  }
}

function emptyFolder(): Folder {
  return { kind: 'folder', names: new Map(), lasting: new Map(), changes: [] };
}

function change(folder: Folder, entries: readonly (readonly [string, File | Folder | null])[]): void {
  folder.changes.push(entries);
  alter(folder.names, entries);
}

function alter(
  names: Map<string, File | Folder>,
  entries: readonly (readonly [string, File | Folder | null])[],
): void {
  for (const [name, node] of entries) {
    if (node === null) names.delete(name);
    else names.set(name, node);
  }
}

function readFolder(path: string): Folder {
  const folder = emptyFolder();
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) folder.names.set(entry.name, readFolder(inner));
    else {
      const bytes = readFileSync(inner);
      folder.names.set(entry.name, { kind: 'file', bytes, synced: bytes.length });
    }
  }
  folder.lasting = new Map(folder.names);
  return folder;
}

function layDown(folder: Folder, target: string, fate: Fate): void {
  mkdirSync(target, { recursive: true });
  const names = new Map(folder.lasting);
  for (const entries of folder.changes) if (fate.namesLast()) alter(names, entries);
  for (const [name, node] of names) {
    const path = join(target, name);
    if (node.kind === 'folder') layDown(node, path, fate);
    else {
      const lasting = node.synced + fate.bytesLast(node.bytes.length - node.synced);
      writeFileSync(path, node.bytes.subarray(0, lasting));
    }
  }
}
