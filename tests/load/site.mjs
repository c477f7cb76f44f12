/** Reuters-21578 as a built index, and servers of it in processes of their own. */

import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../dist/src/cli.js', import.meta.url));

/** Characters of what a server says that are kept. */
const MOST_OUTPUT = 1_000_000;

/** Builds the articles as one file of lines, and returns the index folder. */
export function buildIndexOf(articles, folder) {
  const source = join(folder, 'articles');
  const index = join(folder, 'index');
  mkdirSync(source);
  writeFileSync(
    join(source, 'articles.jsonl'),
    articles.map((article) => `${JSON.stringify(article)}\n`).join(''),
  );
  const args = [CLI, 'build', source, '--out', index, '--no-lunr-json'];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The index could not be built: ${stderr}`);
  return index;
}

/** @typedef {{ url: string, pid: number, rss(): number, cpu(): number, output(): string, stop(): Promise<void> }} Server */

/** @returns {Promise<Server>} `backfile serve`, once it is ready */
export function serveIndexAt(index, options = []) {
  return started(['serve', index, '--port', '0', ...options]);
}

/** @returns {Promise<Server>} a server of one page of so many bytes, as `constant-server.mjs` makes it, whole or bare */
export function serveConstant(bytes, how = 'whole') {
  return serverOf([fileURLToPath(new URL('constant-server.mjs', import.meta.url)), String(bytes), how]);
}

/** @returns {Promise<Server>} the program with these arguments, once it serves */
export function started(args) {
  return serverOf([CLI, ...args]);
}

function serverOf(args) {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  return new Promise((resolve, reject) => {
    let output = '';
    let isReady = false;
    const read = (data) => {
      // What a server says under load may be long; its beginning is what a person needs.
      if (output.length < MOST_OUTPUT) output += data;
      const url = /http:\/\/localhost:\d+/.exec(output)?.[0];
      if (isReady || url === undefined) return;
      isReady = true;
      const stop = async () => {
        child.kill();
        await ended;
      };
      resolve({
        url,
        pid: child.pid,
        rss: () => residentBytes(child.pid),
        cpu: () => cpuSeconds(child.pid),
        output: () => output,
        stop,
      });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('close', () => reject(new Error(`The server ended: ${output}`)));
  });
}

/** Memory of a process, as Linux tells it; NaN where nothing does. */
function residentBytes(pid) {
  try {
    const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) * 1024;
  } catch {
    return Number.NaN;
  }
}

/** Of one processor, that a process has used; NaN where nothing tells it. */
function cpuSeconds(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return Number.NaN;
  }
}
