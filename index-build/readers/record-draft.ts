/** A record of a file that holds many, an object or the cells of a row → a draft. */

import { Problem } from '../../src/problem.ts';
import { htmlToText } from '../html/html-text.ts';
import {
  type BadRecord,
  type DateText,
  type Draft,
  EMPTY_DRAFT,
  type MappedName,
  type ReadOptions,
} from '../reader.ts';
import { readScrapedText } from '../scraped/read-scraped-text.ts';
import { joinParagraphs, oneLine } from '../text-form.ts';
import { type Fields, fieldNames, plainKey } from './field-names.ts';
import { dateTextsOf, namesOf, tagsOf, textsOf } from './field-values.ts';
import { RecordIds } from './record-ids.ts';
import { webAddress } from './web-address.ts';

/** Bytes of a record in a file that is read as a stream. */
export const LONGEST_RECORD = 16 * 1024 * 1024;

/** A record tells its title apart from its text: one button is no sign yet that a scraper made it. */
const SIGNS_OF_SCRAPING = 2;
/** A tag of HTML, or a character spelt as HTML does. */
const HTML =
  /<\/?(?:p|br|div|span|a|b|i|em|strong|h[1-6]|ul|ol|li|blockquote|img|figure|table|article|section)(?:\s[^<>]*)?\/?>/i;
const SPELT = /&(?:[a-z]{2,8}|#\d{2,6}|#x[\da-f]{2,6});/i;
/** Dates of one record that are tried. */
const MOST_DATES = 8;
const MOST_AUTHORS = 100;

/** Where a record stands in its file, and what its values stand under. */
export interface Place {
  /** "line 7". */
  readonly at: string;
  readonly called: 'key' | 'column';
}

/** Makes drafts of the records of one file. */
export class RecordDrafts {
  private readonly ids = new RecordIds();

  constructor(private readonly options: ReadOptions) {}

  /** Whether it has what an article has: a title or a text. */
  isArticle(record: object): boolean {
    return (
      this.hasText(record) ||
      this.read(record)('title').some(({ value }) => textsOf(value, 'name').length > 0)
    );
  }

  /** Whether it has the text of an article. */
  hasText(record: object): boolean {
    return this.read(record)('text').some(({ value }) => textsOf(value, 'prose').length > 0);
  }

  /** The draft of the one record that a file is. */
  whole(record: object, place: Place): Draft | BadRecord {
    return draftOf(this.read(record), place);
  }

  /** The draft of one record of many. */
  one(record: object, place: Place): Draft | BadRecord {
    const fields = this.read(record);
    const draft = draftOf(fields, place);
    if ('problem' in draft) return draft;
    const told = textsOf(fields('id')[0]?.value, 'name')[0] ?? draft.url;
    const { id, isRepeated } = this.ids.idOf(told === null ? null : oneLine(told), record);
    const warning = `${place.at} has the id of an earlier record, and was given another`;
    return { ...draft, record: id, warnings: isRepeated ? [...draft.warnings, warning] : draft.warnings };
  }

  private read(record: object): Fields {
    return fieldNames(this.options.map).read(record);
  }
}

/** A draft, but where something in the record can't be read at all. */
function draftOf(fields: Fields, place: Place): Draft | BadRecord {
  try {
    return readDraft(fields, place);
  } catch (error) {
    if (error instanceof Problem) return { problem: `${place.at}: ${error.message}` };
    throw error;
  }
}

function readDraft(fields: Fields, { at, called }: Place): Draft | BadRecord {
  const title = titleOf(fields);
  const prose = proseOf(fields);
  if (title === '' && prose === '') return { problem: `${at} has neither title nor text` };
  const read = readScrapedText(prose, title, SIGNS_OF_SCRAPING);
  const authors = unique(fields('author').flatMap(({ value }) => namesOf(value))).slice(0, MOST_AUTHORS);
  const section = sectionOf(fields);
  const tags = unique(fields('tag').flatMap(({ value }) => tagsOf(value)));
  const { url, given } = addressOf(fields);
  const noAddress = given !== null && url === null;
  return {
    ...EMPTY_DRAFT,
    ...read,
    text: read.cuts.length === 0 && title !== '' ? prose : read.text,
    description: firstOf(fields, 'description', asLine),
    source: sourceOf(fields) ?? read.source,
    authors: authors.length > 0 ? authors : read.authors,
    section: section ?? read.section,
    tags: tags.filter((tag) => tag !== section),
    language: firstOf(fields, 'language', oneLine),
    url,
    statedDates: fields('date')
      .flatMap(({ key, value }) =>
        dateTextsOf(value).map((text) => stated(text, `its ${called} "${key}" (${at})`)),
      )
      .slice(0, MOST_DATES),
    warnings: noAddress ? [`"${given.slice(0, 60)}" (${at}) is no http or https address`] : [],
  };
}

function stated(text: string, where: string): DateText {
  return { text, evidence: 'metadata', where };
}

function firstOf(fields: Fields, name: MappedName, form: (text: string) => string): string | null {
  for (const { value } of fields(name)) {
    const text = form(textsOf(value, 'name')[0] ?? '');
    if (text !== '') return text;
  }
  return null;
}

function titleOf(fields: Fields): string {
  return firstOf(fields, 'title', asLine) ?? '';
}

function proseOf(fields: Fields): string {
  for (const { value } of fields('text')) {
    const paragraphs = textsOf(value, 'prose').map(asText);
    const text = joinParagraphs(
      paragraphs
        .join('\n\n')
        .split('\n')
        .map((line) => line.trim()),
    );
    if (text !== '') return text;
  }
  return '';
}

function asText(text: string): string {
  if (text.includes('<') && HTML.test(text)) return htmlToText(text);
  if (!text.includes('&') || !SPELT.test(text)) return text;
  return text
    .split('\n')
    .map((line) => (SPELT.test(line) ? htmlToText(line) : line))
    .join('\n');
}

function asLine(text: string): string {
  return oneLine(asText(text));
}

/** A category is the section of an article that has just one. */
function sectionOf(fields: Fields): string | null {
  const tagKeys = new Set(fields('tag').map(({ key }) => key));
  for (const { key, value } of fields('section')) {
    const [text = '', ...further] = textsOf(value, 'name').map(asLine);
    const isOne = further.length === 0 && !(tagKeys.has(key) && tagsOf(value).length > 1);
    if (isOne && text !== '' && !/^\d+$/.test(text)) return text;
  }
  return null;
}

function addressOf(fields: Fields): { readonly url: string | null; readonly given: string | null } {
  const addresses = fields('url').flatMap(({ value }) => textsOf(value, 'address'));
  // A link may well be a path on its site.
  const given = fields('url').find(({ key }) => plainKey(key) === 'url')?.value;
  // Feeds and APIs give addresses for ids, and some for sources.
  const others = [...fields('id'), ...fields('source')].flatMap(({ value }) => textsOf(value, 'name'));
  const url = [...addresses, ...others].map(webAddress).find((address) => address !== null) ?? null;
  return { url, given: textsOf(given, 'address')[0] ?? null };
}

/** A name; the host of an address where there is nothing else. */
function sourceOf(fields: Fields): string | null {
  const texts = fields('source').flatMap(({ value }) => textsOf(value, 'name').map(asLine));
  const named = texts.find((text) => text !== '' && webAddress(text) === null);
  if (named !== undefined) return named;
  const [address] = texts.map(webAddress).filter((text) => text !== null);
  return address === undefined ? null : new URL(address).hostname.replace(/^www\./, '');
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
