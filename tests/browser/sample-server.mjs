/** The sample archive, indexed anew and served by the program itself on a free port. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** @returns {Promise<{ url: string, stop: () => Promise<void> }>} once it answers */
export async function serveSample() {
  const index = mkdtempSync(join(tmpdir(), 'backfile-sample-'));
  const server = spawn(
    process.execPath,
    ['dist/src/cli.js', 'data/articles', '--out', index, '--port', '0'],
    {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const exit = once(server, 'exit');
  const stop = async () => {
    server.kill();
    await exit;
    rmSync(index, { recursive: true, force: true });
  };
  try {
    return { url: await addressOf(server), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function addressOf(server) {
  return new Promise((resolve, reject) => {
    let output = '';
    server.stdout.on('data', (data) => {
      output += data;
      const found = /Serving on (\S+)/.exec(output);
      if (found) resolve(found[1]);
    });
    server.once('exit', () => reject(new Error(`The site did not start:\n${output}`)));
  });
}
