/** The program as it is run: the two commands, what they print, and how they end. */

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isRunning } from '../../index-build/processes.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { type TemporaryFolder, temporaryFolder, writeArchive } from '../fixtures/archive.ts';

let temporary: TemporaryFolder;
let folder: string;
let index: string;
const running = new Set<ChildProcess>();
beforeEach(() => {
  temporary = temporaryFolder();
  folder = writeArchive(temporary.path, { 'a.txt': 'A\n\nText.', 'bad.txt': Buffer.from([0xff]) });
  index = join(temporary.path, 'index');
});
afterEach(() => {
  // npm starts node in a shell: the whole group goes.
  for (const child of running)
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
  running.clear();
  temporary.remove();
});

const CLI = join(PACKAGE_ROOT, 'dist/src/cli.js');

async function backfile(...args: string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [CLI, ...args], {
      cwd: temporary.path,
    });
    return { status: 0, stdout, stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { status: code, stdout, stderr };
  }
}

/** Starts a command that serves, and resolves with what it printed once it says where. */
function serve(
  command: string,
  args: string[],
  env: Record<string, string>,
): Promise<{ child: ChildProcess; output: string; url: string }> {
  const child = spawn(command, args, {
    cwd: PACKAGE_ROOT,
    detached: true,
    env: { ...process.env, PORT: '0', ...env },
  });
  running.add(child);
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (data: Buffer) => {
      output += data.toString();
      const url = /Serving on (http:\/\/\S+)/.exec(output)?.[1];
      if (url !== undefined && /\n$/.test(output)) resolve({ child, output, url });
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.on('exit', () => reject(new Error(`It ended: ${output}`)));
  });
}

describe('npm start', () => {
  it('indexes a folder and serves it; a second time there is nothing to install, compile or index', async () => {
    const start = () => serve('npm', ['start', '--', folder], { BACKFILE_OUT: index });
    const first = await start();
    expect(first.output).toMatch(/Skipped: bad\.txt[\s\S]*Indexed 1 article/);
    expect((await fetch(`${first.url}/api/search`)).status).toBe(200);
    const second = await start();
    expect(second.output).toContain('Nothing to install or compile.');
    expect(second.output).toContain('is unchanged: nothing to index (1 article).');
    expect(second.output).toMatch(/ready in \d+\.\d s/);
    expect(second.output).not.toMatch(/Installing|Compiling|Indexed/);
  });
});

describe('backfile FOLDER', () => {
  it('is told to stop during its first build, and leaves no process behind', async () => {
    // Another build, as it looks, which is waited for.
    mkdirSync(index);
    writeFileSync(join(index, 'lock'), String(process.pid));
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGKILL'] as const) {
      const program = spawn(process.execPath, [CLI, folder, '--out', index], { stdio: 'ignore' });
      const children = `/proc/${program.pid}/task/${program.pid}/children`;
      await expect.poll(() => readFileSync(children, 'utf8').trim(), { timeout: 10_000 }).not.toBe('');
      const builder = Number(readFileSync(children, 'utf8'));
      const ended = once(program, 'exit');
      program.kill(signal);
      expect((await ended)[1]).toBe(signal);
      await expect.poll(() => isRunning(builder), { timeout: 10_000 }).toBe(false);
    }
  });
});

describe('backfile serve', () => {
  it('serves an index that was built, until it is told to stop', async () => {
    await backfile('build', folder, '--out', index);
    const { child, url } = await serve(process.execPath, [CLI, 'serve', index], {});
    expect(await (await fetch(`${url}/readyz`)).json()).toMatchObject({ articles: 1 });
    const ended = new Promise((resolve) => child.on('close', resolve));
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('says in a sentence why it can’t', async () => {
    expect(await backfile('serve', index)).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^There is no index at .*\n$/),
    });
    expect(await backfile('serve')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('There is none in .index'),
    });
    await backfile('build', folder, '--out', index);
    const { url } = await serve(process.execPath, [CLI, 'serve', index], {});
    const taken = await backfile('serve', index, '--port', new URL(url).port);
    expect(taken).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^Port \d+ is taken by another program.*\n$/),
    });
  });
});

describe('settings', () => {
  it('are taken from the environment where they are not empty or off', async () => {
    await backfile('build', folder, '--out', index);
    const env = {
      HOST: '',
      BACKFILE_STRICT: '0',
      BACKFILE_NO_FULL_TEXT: 'false',
      BACKFILE_TODAY: '',
      BACKFILE_OUT: index,
    };
    const { url } = await serve(process.execPath, [CLI, folder], env);
    expect(url).toMatch(/^http:\/\/localhost:/);
    expect(await (await fetch(`${url}/api/articles/a.txt`)).json()).toMatchObject({ text: 'Text.' });
    const hidden = await serve(process.execPath, [CLI, folder], { ...env, BACKFILE_NO_FULL_TEXT: '1' });
    expect(await (await fetch(`${hidden.url}/api/articles/a.txt`)).json()).toMatchObject({ text: null });
  });
});

describe('--map', () => {
  it('names the columns of an archive, by flags or by a variable', async () => {
    writeFileSync(join(folder, 'b.csv'), 'Was,Wann,"Wer, wo"\nLast ferry,1999-05,Ann Holt\n');
    const args = ['--map', 'title=Was', '--map', 'date=wann', '--map', 'author=Wer, wo'];
    const told = await backfile('explain', 'articles/b.csv', ...args);
    expect(told.stdout).toMatch(/Last ferry[\s\S]*1999-05[\s\S]*Ann Holt/);
    const { stdout } = await promisify(execFile)(process.execPath, [CLI, 'explain', 'articles/b.csv'], {
      cwd: temporary.path,
      env: { ...process.env, BACKFILE_MAP: 'title=Was,date=wann, author=Wer, wo' },
    });
    expect(stdout).toBe(told.stdout);
  });
});

describe('--engine', () => {
  const totals = async (url: string) => {
    const queries = ['treaty', '"treaty of moscow"', 'mosc*', 'trety~1', '-border', ''];
    return Promise.all(
      queries.map(async (q) => {
        const response = await fetch(`${url}/api/search?${new URLSearchParams({ q })}`);
        return ((await response.json()) as { total: number }).total;
      }),
    );
  };

  it('lunr serves what the compiled engine does, by flag or from the environment', async () => {
    writeArchive(temporary.path, { 'b.txt': 'Treaties\n\nThe treaty of Moscow.', 'c.txt': 'Border treaty' });
    await backfile('build', folder, '--out', index);
    const compiled = await serve(process.execPath, [CLI, 'serve', index], {});
    expect(await totals(compiled.url)).toEqual([2, 1, 1, 2, 2, 3]);
    const byFlag = await serve(process.execPath, [CLI, 'serve', index, '--engine', 'lunr'], {});
    expect(await totals(byFlag.url)).toEqual(await totals(compiled.url));
    const byVariable = await serve(process.execPath, [CLI, 'serve', index], { BACKFILE_ENGINE: 'lunr' });
    const suggested = async (url: string) => (await fetch(`${url}/api/suggest?q=trea`)).json();
    expect(await suggested(compiled.url)).not.toMatchObject({ completions: [] });
    expect(await suggested(byVariable.url)).toMatchObject({ completions: [], titles: [] });
  });

  it('lunr says in a sentence what to do where there is no lunr.json', async () => {
    expect((await backfile('build', folder, '--out', index, '--no-lunr-json')).status).toBe(0);
    const refused = await backfile('serve', index, '--engine', 'lunr', '--port', '0');
    expect(refused).toEqual({
      status: 1,
      stdout: '',
      stderr: 'This index has no lunr.json. Build it with one, or leave out --engine lunr.\n',
    });
    const again = await backfile('build', folder, '--out', index, '--lunr-json');
    expect(again.stdout).toContain('Indexed 1 article');
    const { output } = await serve(process.execPath, [CLI, 'serve', index, '--engine', 'lunr'], {});
    expect(output).toContain('Serving on');
  });
});

describe('backfile build', () => {
  it('fails with --strict when a file was skipped, also when nothing has changed since', async () => {
    expect((await backfile('build', folder, '--out', index)).status).toBe(0);
    const strict = await backfile('build', folder, '--out', index, '--strict');
    expect(strict).toMatchObject({ status: 1, stderr: expect.stringContaining('--strict') });
  });

  it('puts the index of a folder into .index of the current directory, where serve finds it', async () => {
    expect((await backfile('build', 'articles')).status).toBe(0);
    const { output } = await new Promise<{ output: string }>((resolve, reject) => {
      const child = spawn(process.execPath, [CLI, 'serve', '--port', '0'], {
        cwd: temporary.path,
        detached: true,
      });
      running.add(child);
      child.stdout.on('data', (data: Buffer) => resolve({ output: data.toString() }));
      child.stderr.on('data', (data: Buffer) => reject(new Error(data.toString())));
    });
    expect(output).toContain('Serving on');
  });

  it.each([
    [['build', '/no/such/folder'], 1, 'There is no folder'],
    [['build', 'articles', '--out', '/dev/null/index'], 1, 'The system refused'],
    [['build'], 2, 'missing required argument'],
    [[], 2, 'missing required argument'],
    [['verify'], 1, 'Name the index folder: backfile verify DIR'],
    [['verify', 'a', 'b'], 2, 'too many arguments'],
    [['--no-full-text', 'serve', 'x'], 2, 'too many arguments'],
    [['serve', '--strict'], 2, 'unknown option'],
    [['serve', '--port', 'x'], 2, 'A port is a number'],
    [['serve', '--engine', 'other'], 2, 'Allowed choices are compiled, lunr'],
    [['serve', '--ranking', 'other'], 2, 'Allowed choices are backfile, lunr'],
    [['serve', '--lunr-json'], 2, 'unknown option'],
    [['build', '.', '--today', 'soon'], 2, 'YYYY-MM-DD'],
    [['build', '.', '--map', 'when=Published'], 2, '"when" is nothing that is read: NAME is id, title, text'],
    [['build', '.', '--map', 'date'], 2, 'It is written NAME=KEY, as in date=Published.'],
    [['explain', 'a.csv', '--map', 'title='], 2, 'It is written NAME=KEY'],
    [['serve', '--nonsense'], 2, 'unknown option'],
  ])('%j ends with %i and a sentence', async (args, status, sentence) => {
    const ended = await backfile(...args);
    expect(ended).toMatchObject({ status, stderr: expect.stringContaining(sentence) });
    expect(ended.stderr).not.toMatch(/\n\s+at /);
  });

  it.each([['--help'], ['build', '--help'], ['serve', '--help'], ['verify', '--help'], ['--version']])(
    '%s %s explains itself',
    async (...args) => {
      expect(await backfile(...args.filter((arg) => arg !== undefined))).toMatchObject({
        status: 0,
        stdout: expect.stringMatching(/\S/),
      });
    },
  );
});
