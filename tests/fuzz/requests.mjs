/** Requests nobody would make by hand, the same ones for the same seed. */

import { pick, randomFrom } from '../bench/random.mjs';

const METHODS = [
  'GET',
  'GET',
  'GET',
  'GET',
  'GET',
  'GET',
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'OPTIONS',
  'TRACE',
  'PROPFIND',
];
const PATHS = [
  ...[
    '/',
    '/search',
    '/search',
    '/search',
    '/search',
    '/api/search',
    '/api/search',
    '/suggest',
    '/api/suggest',
  ],
  ...[
    '/facets/tag',
    '/facets/source',
    '/facets/none',
    '/search.atom',
    '/search.csv',
    '/search.ris',
    '/search.bib',
  ],
  ...['/search.jsonl', '/healthz', '/readyz', '/metrics', '/robots.txt', '/opensearch.xml'],
  ...[
    '/articles/1',
    '/articles/',
    '/api/articles/20000',
    '/assets/',
    '/assets/none.css',
    '/%73earch',
    '/search/',
  ],
];
const CLIMBS = [
  '../',
  '..%2f',
  '%2e%2e/',
  '..\\',
  '..%5c',
  './',
  '//',
  '%00',
  '%c0%ae%c0%ae/',
  '....//',
  ';/',
];
const TARGETS = ['package.json', 'etc/passwd', 'compiled.index', 'manifest.json', 'current', 'src/cli.ts'];
const NAMES = [
  ...[
    'q',
    'q',
    'q',
    'date',
    'from',
    'to',
    'day',
    'source',
    'author',
    'section',
    'tag',
    'language',
    'sort',
    'page',
  ],
  ...['size', 'view', 'chart', 'by', 'lang', 'format', 'within', '__proto__', 'constructor', '', 'q[]', 'Q'],
];
const VALUES = [
  ...[
    '1',
    '0',
    '-1',
    '999999999999999999999',
    '1e9',
    'NaN',
    'undefined',
    'null',
    '1987-02',
    '1987-02-30',
    '0000',
  ],
  ...[
    '02-29',
    'undated',
    'context',
    'share',
    'before',
    'oldest',
    'ru',
    'zh',
    'bibtex',
    'csl-json',
    '100',
    '10000',
  ],
  ...[
    '%',
    '%zz',
    '%00',
    '%ff%fe',
    '%ED%A0%80',
    '%F0%9F%97%9E',
    '%E2%80%AE',
    '<script>',
    '\'"><img>',
    '\\',
    '+',
  ],
];
const PIECES = [
  ...['oil', 'trade', 'the', 'bank', 'stock', 'gold', 'Häuser', 'выборов', '経済', 'Khruschev', 'a', 'x'],
  ...[
    '"',
    '(',
    ')',
    '*',
    '~',
    '~1',
    '~2',
    '^',
    '^3',
    '+',
    '-',
    ':',
    'OR',
    'AND',
    'NOT',
    'title:',
    'date:',
    'tag:',
  ],
  ...[
    'before:1987',
    'after:',
    'date:1987-03',
    'o*l',
    '*ing',
    'tra*',
    '*',
    '**',
    '🗞',
    '\u0301',
    '\u200d',
    '\ud800',
  ],
];
const HEADERS = [
  ...[
    'Accept',
    'Accept-Language',
    'Accept-Encoding',
    'If-None-Match',
    'If-Modified-Since',
    'Range',
    'Cookie',
  ],
  ...[
    'Authorization',
    'X-Forwarded-For',
    'X-Forwarded-Proto',
    'Forwarded',
    'X-Request-Id',
    'Referer',
    'Origin',
  ],
  ...[
    'HX-Request',
    'Expect',
    'Via',
    'TE',
    'Content-Type',
    'User-Agent',
    'X-Http-Method-Override',
    'Cache-Control',
  ],
];
const HEADER_VALUES = [
  ...[
    '*',
    '*/*',
    'text/html;q=abc',
    'en;q=2,ru;q=-1',
    'br;q=1.0, gzip',
    'identity;q=0',
    'W/"x"',
    '"',
    'bytes=0-',
  ],
  ...[
    'bytes=9-1',
    'Basic %%%',
    'Bearer',
    'https',
    '::1, 1.2.3.4',
    'true',
    '100-continue',
    '\t',
    '\xff\xfe',
    '',
  ],
];
const HOSTS = [
  'localhost',
  '127.0.0.1',
  'evil.example',
  '[::1]',
  'a b',
  '',
  'x'.repeat(300),
  'localhost:99999',
  '%00',
];

/** @returns {(number: number) => { text: string, isHead: boolean }} the request of a number */
export function requestsOf(seed) {
  return (number) => {
    const random = randomFrom(seed * 1_000_003 + number);
    const chance = (share) => random() < share;
    const upTo = (most) => Math.floor(random() * most);
    const some = (most, make) => Array.from({ length: 1 + upTo(most) }, make);
    const method = pick(random, METHODS);
    const path = chance(0.8) ? pick(random, PATHS) : strangePath(random, chance, some);
    const params = chance(0.15) ? [] : some(5, () => parameter(random, chance, some));
    const query = params.length === 0 ? '' : `?${params.join('&')}`;
    const lines = [`${method} ${path}${query} HTTP/1.1`];
    lines.push(`Host: ${chance(0.9) ? 'localhost' : pick(random, HOSTS)}`);
    if (chance(0.5)) {
      for (const line of some(6, () => `${pick(random, HEADERS)}: ${pick(random, HEADER_VALUES)}`))
        lines.push(line);
    }
    if (chance(0.01)) lines.push(`X-Long: ${'x'.repeat(upTo(40_000))}`);
    if (chance(0.01)) for (let i = upTo(300); i > 0; i -= 1) lines.push(`X-Many-${i}: ${i}`);
    const body = method === 'POST' || method === 'PUT' ? 'b'.repeat(upTo(2_000)) : '';
    if (body !== '') lines.push(`Content-Length: ${body.length}`);
    return { text: `${lines.join('\r\n')}\r\n\r\n${body}`, isHead: method === 'HEAD' };
  };
}

function strangePath(random, chance, some) {
  if (chance(0.5)) {
    const base = pick(random, ['/', '/assets/', '/articles/', '/api/articles/', '/facets/']);
    return base + some(6, () => pick(random, CLIMBS)).join('') + pick(random, TARGETS);
  }
  if (chance(0.1)) return `/${'a'.repeat(Math.floor(random() * 40_000))}`;
  return `/${some(12, () => strangeCharacter(random)).join('')}`;
}

function strangeCharacter(random) {
  const code = Math.floor(random() * 256);
  // Of bytes that no address may have, few: the parser refuses them before anything else looks at them.
  if (code > 0x7e && random() < 0.98) return `%${code.toString(16)}`;
  // A blank or a line's end would make another request of it.
  if (random() < 0.5 || code <= 0x20 || code === 0x7f) return `%${code.toString(16).padStart(2, '0')}`;
  return String.fromCharCode(code);
}

function parameter(random, chance, some) {
  const name = pick(random, NAMES);
  if (name === 'q' || name === 'within')
    return `${name}=${encoded(some(chance(0.03) ? 400 : 8, () => pick(random, PIECES)).join(chance(0.8) ? ' ' : ''))}`;
  if (chance(0.2)) return `${name}=${some(20, () => strangeCharacter(random)).join('')}`;
  const value = pick(random, VALUES);
  return chance(0.05) ? name : `${encodeURIComponent(name)}=${value.replace(/[^\x21-\x7e]/g, '')}`;
}

function encoded(text) {
  return encodeURIComponent(text.toWellFormed()).replaceAll('%20', '+');
}
