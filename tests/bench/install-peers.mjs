/** Installs the engines that Backfile is measured against and the corpus, when that was not done yet. */

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export function installPeers() {
  if (isInstalled()) return;
  console.log('Installing the packages of the bench …');
  const { status } = spawnSync('npm', ['ci', '--no-fund', '--no-audit'], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('The packages of the bench could not be installed: see the lines above.');
}

/** Whether node_modules holds the versions of the lockfile. */
function isInstalled() {
  try {
    const { packages: wanted } = readJson('package-lock.json');
    const { packages: present } = readJson('node_modules/.package-lock.json');
    return Object.entries(wanted).every(
      ([path, { version }]) => path === '' || present[path]?.version === version,
    );
  } catch {
    return false;
  }
}

function readJson(path) {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
}
