/**
 * Makes sure that there is a Chromium for the browser tests, and tells them where it is.
 *
 * Quick and silent when there is one. When there is none: Debian's own where it may be installed,
 * since a closed network often has a mirror of Debian and nothing else; otherwise Playwright's.
 */

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];
const require = createRequire(import.meta.url);

/** @returns {string | null} the path of the Chromium to drive; null when there is none */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) return existsSync(named) ? named : null;
  // Playwright is loaded only when it has to be asked: it takes longer than all the rest.
  return USUAL_PLACES.find((path) => existsSync(path)) ?? downloadedByPlaywright();
}

function downloadedByPlaywright() {
  const path = require('playwright-core').chromium.executablePath();
  return existsSync(path) ? path : null;
}

/** @returns {string | null} what is wrong; null when Chromium is there now */
function install() {
  if (process.env.CHROMIUM_PATH) {
    return `CHROMIUM_PATH names ${process.env.CHROMIUM_PATH}, and there is no such file.`;
  }
  const errors = [];
  if (mayUseApt()) {
    console.log('Installing Chromium from Debian for the browser tests …');
    errors.push(...run('apt-get', ['update', '-qq']));
    errors.push(...run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']));
  }
  if (findChromium() === null) {
    console.log('Downloading Chromium for the browser tests …');
    const cli = join(dirname(require.resolve('playwright-core/package.json')), 'cli.js');
    errors.push(...run(process.execPath, [cli, 'install', '--no-shell', 'chromium']));
  }
  const path = findChromium();
  const way = 'Install Chromium and name its program in CHROMIUM_PATH.';
  if (path === null) {
    return [...errors, `The browser tests need Chromium, which could not be had. ${way}`].join('\n');
  }
  // One that was downloaded may lack libraries that only an administrator can install.
  const lacking = run(path, ['--version']);
  if (lacking.length === 0) return null;
  return [...lacking, `The Chromium at ${path} does not start. ${way}`].join('\n');
}

function mayUseApt() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');
}

/** Runs a program quietly. @returns {string[]} the errors it gave when it failed, each once */
function run(program, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8', env });
  if (status === 0) return [];
  const lines = `${stdout ?? ''}\n${stderr ?? ''}`.split('\n').map((line) => line.trim());
  const errors = lines.filter((line) => /^E(?:rror)?: |error while loading/.test(line));
  return [...new Set([...errors, error?.message ?? `${program} ended with status ${status}.`])];
}

if (process.argv[1] === fileURLToPath(import.meta.url) && findChromium() === null) {
  const problem = install();
  if (problem !== null) {
    console.error(problem);
    process.exitCode = 1;
  }
}
