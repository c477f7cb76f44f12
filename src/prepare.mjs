/**
 * Installs the packages and compiles the program, each only when that was not done yet.
 *
 * Plain JavaScript without a dependency: it is what runs on a fresh clone, before anything is
 * installed or compiled.
 */

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const OLDEST_NODE = [20, 19];
const SOURCES = ['src', 'index-build', 'views', 'tsconfig.json', 'package-lock.json'];
const COMPILED = join(ROOT, 'dist');
/** Compiled beside the program and put in its place whole, so that one that runs misses nothing. */
const NEXT = join(ROOT, 'dist.next');
/** Holds the hash of what was compiled. */
const STAMP = '.sources';

/** @returns {string[]} what there was to do, such as `compiled`; empty when all was done before */
export function prepare() {
  refuseOldNode();
  const done = [];
  if (!isInstalled()) {
    console.log('Installing the packages …');
    run(npmCommand(), ['ci', '--no-fund', '--no-audit'], 'The packages could not be installed');
    done.push('installed');
  }
  const sources = hashSources();
  if (!isCompiledFrom(sources)) {
    console.log('Compiling …');
    rmSync(NEXT, { recursive: true, force: true });
    const tsc = [process.execPath, join(ROOT, 'node_modules/typescript/bin/tsc')];
    run(tsc, ['-p', ROOT, '--outDir', NEXT], 'The program could not be compiled');
    const assets = join('views', 'assets');
    run(tsc, ['-p', join(ROOT, assets), '--outDir', join(NEXT, assets)], 'The pages could not be compiled');
    writeFileSync(join(NEXT, STAMP), sources);
    rmSync(COMPILED, { recursive: true, force: true });
    renameSync(NEXT, COMPILED);
    done.push('compiled');
  }
  return done;
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  fail(`Backfile needs Node ${OLDEST_NODE.join('.')} or later, and this is ${process.versions.node}.`);
}

/** Whether node_modules holds the versions of package-lock.json; optional ones are other machines'. */
function isInstalled() {
  try {
    const { packages: wanted } = readJson('package-lock.json');
    const { packages: present } = readJson('node_modules/.package-lock.json');
    return Object.entries(wanted).every(
      ([path, { version, optional }]) => path === '' || optional || present[path]?.version === version,
    );
  } catch {
    return false;
  }
}

function isCompiledFrom(sources) {
  const stamp = join(COMPILED, STAMP);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sources;
}

function hashSources() {
  const hash = createHash('sha256');
  const visit = (path) => {
    const absolute = join(ROOT, path);
    try {
      for (const name of readdirSync(absolute).sort()) visit(`${path}/${name}`);
    } catch {
      hash.update(`${path}\0`).update(readFileSync(absolute)).update('\0');
    }
  };
  for (const path of SOURCES) visit(path);
  return hash.digest('hex');
}

function readJson(path) {
  return JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
}

/** The npm that runs this, or else the one on the path. */
function npmCommand() {
  const npm = process.env.npm_execpath;
  if (npm !== undefined && /npm-cli\.[cm]?js$/.test(npm)) return [process.execPath, npm];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}

function run([command, ...first], rest, problem) {
  const { status, error } = spawnSync(command, [...first, ...rest], { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) fail(`${problem}${error ? `: ${error.message}` : ': see the lines above'}.`);
}

/** @returns {never} */
function fail(message) {
  console.error(message);
  process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) prepare();
