/** The examples of `src/deploy/` against the program: every path, setting, port and route that they name is there. */

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createApp } from '../../src/http/app.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { NaiveEngine } from '../contract/naive-engine.ts';

const inProject = (path: string) => readFileSync(join(PACKAGE_ROOT, path), 'utf8');
const example = (name: string) => inProject(`src/deploy/${name}`);
const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? '');

const cli = join(PACKAGE_ROOT, 'dist/src/cli.js');
const help = ['start', 'build', 'serve']
  .map((command) => execFileSync(process.execPath, [cli, command, '--help'], { encoding: 'utf8' }))
  .join('\n');
/** Those of the program, and those that the runtime and its packages read. */
const SETTINGS = [...found(help, /env:\s+([A-Z_]+)/g), 'TRUST_PROXY', 'NODE_ENV', 'NODE_OPTIONS'];
const PORT = /\(default: (\d+), env:\s+PORT\)/.exec(help)?.[1];

describe('the Dockerfile', () => {
  const dockerfile = example('Dockerfile').replaceAll('\\\n', ' ');
  const [, first = '', last = ''] = dockerfile.split(/^FROM /m);
  const instruction = (stage: string, name: string) => found(stage, new RegExp(`^${name} (.*)$`, 'gm'));

  it('copies what is there and what the builder is given, and packs what the package has', () => {
    const sources = instruction(first, 'COPY').flatMap((copy) => copy.split(' ').slice(0, -1));
    expect(sources.filter((path) => !existsSync(join(PACKAGE_ROOT, path)))).toEqual([]);
    const given = found(example('Dockerfile.dockerignore'), /^!(.*)$/gm);
    expect(given.sort()).toEqual([...sources].sort());
    const kept = instruction(last, 'COPY').map((copy) => /program\/(\S+)/.exec(copy)?.[1] ?? '');
    const { files } = JSON.parse(inProject('package.json')) as { files: string[] };
    for (const file of files) expect(kept.some((path) => `${file}/`.startsWith(`${path}/`))).toBe(true);
    expect(kept).toEqual(expect.arrayContaining(['package.json', 'node_modules']));
  });

  it('installs by the lockfile, and has a runtime that the program takes', () => {
    expect(first).toContain('npm ci ');
    const { engines } = JSON.parse(inProject('package.json')) as { engines: { node: string } };
    const least = Number(/\d+/.exec(engines.node)?.[0]);
    expect(Number(/^ARG NODE=(\d+)$/m.exec(dockerfile)?.[1])).toBeGreaterThanOrEqual(least);
  });

  it('runs the command of the package as a user without rights, with settings that there are', () => {
    const { bin } = JSON.parse(inProject('package.json')) as { bin: { backfile: string } };
    expect(instruction(last, 'ENTRYPOINT').map((line) => JSON.parse(line))).toEqual([['node', bin.backfile]]);
    expect(instruction(last, 'USER')).toEqual(['node']);
    const settings = Object.fromEntries(
      instruction(last, 'ENV').flatMap((line) =>
        line.split(' ').map((pair) => pair.split('=') as [string, string]),
      ),
    );
    expect(Object.keys(settings).filter((name) => !SETTINGS.includes(name))).toEqual([]);
    expect(settings).toMatchObject({ HOST: '0.0.0.0', PORT, BACKFILE_OUT: '/index' });
    expect(instruction(last, 'VOLUME')).toEqual([settings.BACKFILE_OUT]);
    expect(instruction(last, 'EXPOSE')).toEqual([PORT]);
  });

  it('asks for its health in a way that tells a server that answers from one that does not', async () => {
    const [, check = ''] = /^HEALTHCHECK .*?CMD (\[.*\])$/m.exec(dockerfile) ?? [];
    const [command, ...args] = JSON.parse(check) as string[];
    expect(command).toBe('node');
    const app = createApp(new NaiveEngine([]));
    const { serve } = await import('@hono/node-server');
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
    await new Promise((resolve) => server.once('listening', resolve));
    const port = String((server.address() as { port: number }).port);
    const { spawn } = await import('node:child_process');
    const asked = () =>
      new Promise((resolve) =>
        spawn(process.execPath, args, { env: { PORT: port } }).once('exit', (status) => resolve(status)),
      );
    expect(await asked()).toBe(0);
    await new Promise((resolve) => server.close(resolve));
    expect(await asked()).toBe(1);
  });
});

describe('backfile.service', () => {
  const unit = example('backfile.service');
  const values = (key: string) => found(unit, new RegExp(`^${key}=(.*)$`, 'gm'));

  it('sets what there is to set, and writes where its index goes', () => {
    const settings = values('Environment').map((pair) => pair.split('=') as [string, string]);
    expect(settings.length).toBeGreaterThan(4);
    expect(settings.map(([name]) => name).filter((name) => !SETTINGS.includes(name))).toEqual([]);
    const { BACKFILE_OUT = '', PORT: port } = Object.fromEntries(settings);
    expect(port).toBe(PORT);
    const [writable = ''] = values('ReadWritePaths');
    expect(BACKFILE_OUT.startsWith(`${writable}/`)).toBe(true);
    expect(values('StateDirectory').map((name) => `/var/lib/${name}`)).toEqual([writable]);
  });

  it('keeps the program from what it does not need, and from nothing that it does', () => {
    expect(unit).toMatch(/^NoNewPrivileges=yes$/m);
    expect(unit).toMatch(/^ProtectSystem=strict$/m);
    expect(unit).toMatch(/^Restart=on-failure$/m);
    expect(values('User')).not.toContain('root');
    expect(values('MemoryMax')).toHaveLength(1);
    // The runtime could not compile.
    expect(values('MemoryDenyWriteExecute')).toEqual([]);
  });

  it('is what systemd takes, where it is there to be asked', () => {
    const folder = mkdtempSync(join(tmpdir(), 'backfile-unit-'));
    const path = join(folder, 'backfile.service');
    // Which program it runs is looked up too.
    writeFileSync(path, unit.replace('/usr/local/bin/backfile', process.execPath));
    const { error, status, stderr } = spawnSync('systemd-analyze', ['verify', path], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    if (error === undefined) expect([status, stderr]).toEqual([0, '']);
  });
});

describe.each(['Caddyfile', 'nginx.conf'])('%s', (name) => {
  const text = example(name).replaceAll(/^\s*#.*$/gm, '');

  it('hands on to the port of the service, and closes what it opens', () => {
    expect(new Set(found(text, /127\.0\.0\.1:(\d+)/g))).toEqual(new Set([PORT]));
    expect(text.split('{').length).toBe(text.split('}').length);
    const site = new URL(/^Environment=PUBLIC_URL=(.*)$/m.exec(example('backfile.service'))?.[1] ?? '')
      .hostname;
    expect(text).toContain(site);
  });
});

it('nginx.conf ends each directive, and treats of no route that there is not', () => {
  const text = example('nginx.conf').replaceAll(/^\s*#.*$/gm, '');
  const lines = text.split('\n').map((line) => line.trim());
  expect(lines.filter((line) => line !== '' && !/[;{}]$/.test(line))).toEqual([]);
  const [, named = ''] = /location ~ \^\/\((.*)\)\$ /.exec(text) ?? [];
  const routes = [...new Set(createApp(new NaiveEngine([])).routes.map(({ path }) => path))];
  const exports = routes.filter((path) => /^\/search\.(?!atom)/.test(path));
  const asked = ['/healthz', '/readyz', ...exports];
  const pattern = new RegExp(`^/(${named})$`);
  expect(asked.filter((path) => !pattern.test(path))).toEqual([]);
  expect(routes.filter((path) => pattern.test(path)).sort()).toEqual([...asked].sort());
});

it('the README beside them names commands, flags and files that there are', () => {
  const readme = example('README.md');
  for (const file of [
    'Dockerfile',
    'Dockerfile.dockerignore',
    'backfile.service',
    'Caddyfile',
    'nginx.conf',
  ]) {
    expect(readme).toContain(file);
  }
  const flags = found(help, /(--[a-z][a-z-]+)/g);
  const used = readme.split('\n').filter((line) => line.includes('/usr/local/bin/backfile '));
  expect(used.length).toBeGreaterThan(1);
  expect(used.flatMap((line) => found(line, /(--[a-z-]+)/g)).filter((flag) => !flags.includes(flag))).toEqual(
    [],
  );
});
