/** Installs the packages that a folder of the tests has for itself, when that was not done yet. */

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The engines that Backfile is measured against, and the corpus. */
export function installPeers() {
  installPackages(new URL('.', import.meta.url), 'the bench');
}

/** @param {URL} folder where the lockfile is @param {string} purpose what needs them, for messages */
export function installPackages(folder, purpose) {
  if (isInstalled(folder)) return;
  console.log(`Installing the packages of ${purpose} …`);
  const { status } = spawnSync('npm', ['ci', '--no-fund', '--no-audit'], {
    cwd: fileURLToPath(folder),
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0)
    throw new Error(`The packages of ${purpose} could not be installed: see the lines above.`);
}

/** Whether node_modules holds the versions of the lockfile. */
function isInstalled(folder) {
  try {
    const { packages: wanted } = readJson(folder, 'package-lock.json');
    const { packages: present } = readJson(folder, 'node_modules/.package-lock.json');
    return Object.entries(wanted).every(
      ([path, { version }]) => path === '' || present[path]?.version === version,
    );
  } catch {
    return false;
  }
}

function readJson(folder, path) {
  return JSON.parse(readFileSync(new URL(path, folder), 'utf8'));
}
