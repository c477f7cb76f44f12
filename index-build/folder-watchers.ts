/**
 * Watches a folder with all folders in it, hidden ones left out as they are by the build.
 *
 * On Linux each folder has a watcher of its own. Node's recursive watching has one for each file there:
 * an archive of 20,000 files is beyond what many systems allow, and a file that is replaced by another
 * is lost.
 */

import { type FSWatcher, promises as fs, watch as watchOne } from 'node:fs';
import { join, sep } from 'node:path';

export type Watch = (
  path: string,
  options: { recursive: boolean },
  listen: (event: string, name: string | null) => void,
) => FSWatcher;

/** Whether the system itself watches a folder with all that is in it. */
const SYSTEM_RECURSES = process.platform === 'darwin' || process.platform === 'win32';

export class FolderWatchers {
  private readonly watchers = new Map<string, FSWatcher>();
  private isClosed = false;

  /** `stirred` is called for each change, `failed` with what keeps a folder from being watched. */
  constructor(
    private readonly folder: string,
    private readonly stirred: () => void,
    private readonly failed: (error: NodeJS.ErrnoException) => void,
    private readonly watch: Watch = watchOne,
  ) {}

  /** Watches what is there by now, whatever was watched before. */
  async renew(path = this.folder): Promise<void> {
    this.drop(path);
    await this.cover(path);
  }

  close(): void {
    this.isClosed = true;
    this.drop(this.folder);
  }

  private async cover(path: string): Promise<void> {
    if (this.isClosed || this.watchers.has(path) || !(await isFolder(path))) return;
    try {
      const watcher = this.watch(path, { recursive: SYSTEM_RECURSES }, (event, name) =>
        this.hear(path, event, name),
      );
      watcher.on('error', (error) => this.lose(path, error));
      this.watchers.set(path, watcher);
      if (SYSTEM_RECURSES) return;
      // Only now: what comes while the folder is read is heard of.
      const entries = await fs.readdir(path, { withFileTypes: true });
      for (const entry of entries) {
        if (entry.isDirectory() && !isHidden(entry.name)) await this.cover(join(path, entry.name));
      }
    } catch (error) {
      this.lose(path, error as NodeJS.ErrnoException);
    }
  }

  private hear(path: string, event: string, name: string | null): void {
    if (name?.split(sep).some(isHidden)) return;
    this.stirred();
    if (event !== 'rename' || name === null || SYSTEM_RECURSES) return;
    // A folder that came, went, or took the place of another one of its name. What was put into a new
    // one before it was watched is a change too.
    const changed = join(path, name);
    void this.renew(changed).then(() => {
      if (this.watchers.has(changed)) this.stirred();
    });
  }

  private lose(path: string, error: NodeJS.ErrnoException): void {
    this.drop(path);
    // A folder that is gone is a change of the one that it was in.
    if (error.code !== 'ENOENT' && !this.isClosed) this.failed(error);
  }

  private drop(path: string): void {
    for (const [watched, watcher] of this.watchers) {
      if (watched !== path && !watched.startsWith(path + sep)) continue;
      watcher.close();
      this.watchers.delete(watched);
    }
  }
}

function isHidden(name: string): boolean {
  return name.startsWith('.');
}

/** A link to a folder is none: the build does not follow it. */
async function isFolder(path: string): Promise<boolean> {
  return fs.lstat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
