/** Front matter → what it says of the article, under whichever of the usual names. */

import type { Draft, MappedName, ReadOptions } from '../reader.ts';
import { fieldNames } from './field-names.ts';
import { dateTextsOf, tagsOf } from './field-values.ts';
import type { FrontMatter } from './front-matter.ts';
import { webAddress } from './web-address.ts';

type Metadata = Pick<
  Draft,
  | 'title'
  | 'description'
  | 'source'
  | 'authors'
  | 'section'
  | 'tags'
  | 'language'
  | 'url'
  | 'statedDates'
  | 'warnings'
>;

const WHERE = 'its front matter';

export function readMetadata(data: FrontMatter, { map }: ReadOptions): Metadata {
  const fields = fieldNames(map).read(data);
  const all = (name: MappedName) => fields(name).flatMap(({ value }) => value as string | readonly string[]);
  const first = (name: MappedName) => all(name)[0] ?? null;
  const url =
    all('url')
      .map(webAddress)
      .find((address) => address !== null) ?? null;
  // A permalink may well be a path on its site.
  const given = fields('url').find(({ key }) => key === 'url')?.value;
  const noAddress = given !== undefined && url === null;
  const section = first('section');
  const dates = fields('date').flatMap(({ value }) => dateTextsOf(value));
  return {
    title: first('title') ?? '',
    description: first('description'),
    source: first('source'),
    section,
    language: first('language'),
    authors: unique(all('author')),
    tags: unique(all('tag').flatMap(tagsOf)).filter((tag) => tag !== section),
    url,
    statedDates: dates.map((text) => ({ text, evidence: 'metadata', where: WHERE }) as const),
    warnings: noAddress ? [`"${String(given).slice(0, 60)}" in ${WHERE} is no http or https address`] : [],
  };
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
