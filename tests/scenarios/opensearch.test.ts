/** Searching from elsewhere: a browser's address bar, and a form on another site. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { expect, it } from 'vitest';
import { createApp } from '../../src/http/app.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import type { SearchEngine } from '../../src/search-engine.ts';
import { useSite } from '../fixtures/archive.ts';

const NAMESPACE = 'http://a9.com/-/spec/opensearch/1.1/';
const site = useSite({ 'a.md': '---\ntitle: A ferry\n---\nOne ferry.' });

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

/** The elements of a description, in order; throws for what is no well-formed XML in the namespace. */
async function descriptionOf(title: string, publicUrl = 'https://archive.example:8080'): Promise<Element[]> {
  const app = createApp({} as SearchEngine, { title, publicUrl });
  // Who asks may claim any host: it is not believed.
  const response = await app.request('http://other.example/opensearch.xml');
  expect(response.status).toBe(200);
  expect(response.headers.get('Content-Type')).toBe('application/opensearchdescription+xml');
  const elements: Element[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    expect(uri).toBe(NAMESPACE);
    const values = Object.entries(attributes).map(([name, { value }]) => [name, value]);
    elements.push({ name: local, attributes: Object.fromEntries(values), text: '' });
  });
  parser.on('text', (text) => {
    const last = elements.at(-1);
    if (last !== undefined) last.text += text.trim();
  });
  parser.write(await response.text()).close();
  return elements;
}

it('is offered to the browser by every page', async () => {
  const html = await (await site.request('/')).text();
  expect(html).toMatch(
    /<link rel="search" type="application\/opensearchdescription\+xml" href="\/opensearch.xml"/,
  );
});

it('is described with addresses that search this site, whatever host was asked for', async () => {
  const elements = await descriptionOf('The Gazette');
  const templates = elements
    .filter(({ name }) => name === 'Url')
    .map(({ attributes }) => attributes.template);
  expect(templates[0]).toBe('https://archive.example:8080/search?q={searchTerms}');
  const address = new URL((templates[0] as string).replace('{searchTerms}', encodeURIComponent('a ferry')));
  const response = await site.request(address.pathname + address.search);
  expect(await response.text()).toContain('A <mark>ferry</mark>');
});

it.each([
  'Tom & Jerry’s <b>"Archive"</b>',
  'An archive of a name that is much longer than sixteen characters, and longer than forty-eight',
  '🗞️'.repeat(40),
  'Bad \u0000\u000b\ud800 characters\uffff',
])('is well-formed, its names as long as they may be, for a site called %j', async (title) => {
  const elements = await descriptionOf(title);
  const lengthOf = (name: string) =>
    Array.from(elements.find((each) => each.name === name)?.text ?? '').length;
  expect(lengthOf('ShortName')).toBeGreaterThan(0);
  expect(lengthOf('ShortName')).toBeLessThanOrEqual(16);
  expect(lengthOf('LongName')).toBeLessThanOrEqual(48);
});

it('is possible with the form that the README gives for other sites', async () => {
  const readme = readFileSync(join(PACKAGE_ROOT, 'README.md'), 'utf8');
  const [, action = ''] = /<form action="([^"]+)">/.exec(readme) ?? [];
  const [, name = ''] = /<input type="search" name="([^"]+)"/.exec(readme) ?? [];
  const response = await site.request(
    `${new URL(action).pathname}?${new URLSearchParams({ [name]: 'ferry' })}`,
  );
  expect(await response.text()).toContain('A <mark>ferry</mark>');
});
