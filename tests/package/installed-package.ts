/** The program packed, and run by `npx` from its tarball in a folder where nothing else is. */

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../src/package-root.ts';

/** Packs the program, compiled anew where needed, into a folder; returns the name of the tarball. */
export function pack(folder: string): string {
  // Run by npm or by hand, this is npm's own answer, and nothing of the scripts that it runs.
  const answer = execFileSync('npm', ['pack', '--json', '--silent', '--pack-destination', folder], {
    cwd: PACKAGE_ROOT,
    encoding: 'utf8',
  });
  return (JSON.parse(answer.slice(answer.indexOf('['))) as [{ filename: string }])[0].filename;
}

/** Where `npx` installs to, with all that npm has fetched before and nothing that it has installed. */
export class NpxHome {
  readonly cache: string;

  constructor(folder: string) {
    this.cache = join(folder, 'npm');
    mkdirSync(this.cache);
    const known = execFileSync('npm', ['config', 'get', 'cache'], { encoding: 'utf8' }).trim();
    mkdirSync(join(known, '_cacache'), { recursive: true });
    symlinkSync(join(known, '_cacache'), join(this.cache, '_cacache'));
  }

  /** The folder that it made for the tarball. */
  get installed(): string {
    const [name, ...others] = readdirSync(join(this.cache, '_npx'));
    if (name === undefined || others.length > 0) throw new Error('npx made not just one folder.');
    return join(this.cache, '_npx', name);
  }

  /** The installed packages as npm recorded them, the program itself among them. */
  get packages(): string[] {
    const record = readFileSync(join(this.installed, 'node_modules/.package-lock.json'), 'utf8');
    return Object.keys((JSON.parse(record) as { packages: object }).packages);
  }
}

export interface Served {
  readonly url: string;
  readonly output: string;
  stop(): void;
}

/** `npx --yes ./TARBALL …` in `folder`, until it says where it serves. */
export function serveByNpx(folder: string, home: NpxHome, args: readonly string[]): Promise<Served> {
  const { HOST: _, PUBLIC_URL: __, ...inherited } = process.env;
  const child: ChildProcess = spawn('npx', ['--yes', '--prefer-offline', '--no-audit', ...args], {
    cwd: folder,
    detached: true,
    env: { ...inherited, PORT: '0', npm_config_cache: home.cache },
  });
  // npx starts the program in a shell: the whole group goes.
  const stop = () => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
  };
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (data: Buffer): void => {
      output += data.toString();
      const url = /^Serving on (http:\/\/\S+)/m.exec(output)?.[1];
      if (url !== undefined) resolve({ url, output, stop });
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.on('exit', () => reject(new Error(`It ended: ${output}`)));
  });
}
