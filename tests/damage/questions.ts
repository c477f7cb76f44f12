/** What an index is asked: all that it can do, in a few dozen requests made of its own newest articles. */

import { tokenize } from '../../src/analysis/tokenizer.ts';
import { articleUrl } from '../../src/query-language/search-url.ts';

export type Ask = (path: string) => Promise<Answer>;

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: Buffer;
  /** Whether the body came to its end. */
  readonly isWhole: boolean;
}

interface Article {
  readonly id: string;
  readonly title: string;
  readonly source: string | null;
}

/** Paths; the same ones for the same index. */
export async function questionsFor(ask: Ask): Promise<readonly string[]> {
  const newest = async (parameters: string): Promise<Article[]> =>
    JSON.parse(String((await ask(`/api/search?${parameters}`)).body)).hits;
  const articles = [...(await newest('size=5')), ...(await newest('sort=oldest&size=3'))];
  const words = articles.flatMap(({ title }) =>
    [...tokenize(title)].map(({ word }) => word.toLowerCase()).filter((word) => /^\p{L}{5,}$/u.test(word)),
  );
  const [a = 'border', b = 'treaty', c = 'report'] = [...new Set(words)];
  const [first, , , , , last] = articles as [Article, Article, Article, Article, Article, Article];
  const typed = (text: string, more = '') => `q=${encodeURIComponent(text)}${more}`;
  const titles = articles.slice(0, 2).map(({ title }) => [...tokenize(title)].slice(0, 3));
  const phrases = titles.map((tokens) => `"${tokens.map(({ word }) => word).join(' ')}"`);
  const searches = [
    ...[typed(a), typed(`${a} ${b}`), typed(`${a} OR ${b} OR ${c}`), typed(`+${a} -${b}`)],
    ...phrases.map((phrase) => typed(phrase)),
    ...[typed(`${a.slice(0, 3)}*`), typed(`*${b.slice(2)}`), typed(`${c.slice(1)}~1`), typed(`${b}x`)],
    ...[typed(`title:${c}`), typed('', 'date=undated'), typed(a, '&from=2014&to=2016-06')],
    ...[typed('', '&sort=oldest&size=30'), typed('the'), `source=${encodeURIComponent(first.source ?? '')}`],
  ];
  return [
    '/',
    ...searches.map((search) => `/api/search?${search}`),
    ...[`/search?${typed(`${a} ${b}`)}`, `/search?${typed(phrases[0] ?? '', '&view=context&by=after')}`],
    ...[`/search?${typed(c, '&chart=share')}&lang=ru`, `/facets/tag?${typed(a)}`, '/facets/author'],
    ...[`/api/suggest?${typed(a.slice(0, 4))}`, `/suggest?${typed(`${a} ${b.slice(0, 2)}`)}`],
    ...[articleUrl(first.id), `${articleUrl(last.id)}?${typed(a)}`, `/api${articleUrl(first.id)}`],
    ...['/search.atom', `/search.atom?${typed(a)}`, '/search.jsonl', `/search.csv?${typed(a)}`],
    '/api/articles/none.txt',
  ];
}
