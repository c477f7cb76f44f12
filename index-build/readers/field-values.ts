/** The values of records: texts, lists, names and dates, whatever they are wrapped in. */

import { withoutControls } from '../decode.ts';
import { oneLine } from '../text-form.ts';
import { plainKey } from './field-names.ts';

/** What programs write where there is nothing. */
const NOTHING = /^(?:null|nil|none|nan|undefined|n\/a|\\n|~)?$/i;

/** Where an object has what it stands for, by what is looked for; the first that is there. */
const WRAPPED = {
  name: [
    'name',
    'rendered',
    'value',
    '@value',
    '#text',
    '_text',
    '$t',
    '__cdata',
    'text',
    'main',
    'original',
  ].concat(['displayName', 'display_name', 'title', 'label', '$oid', '$numberLong']),
  prose: [
    'rendered',
    'plaintext',
    'text',
    '#text',
    '_text',
    '$t',
    '__cdata',
    'html',
    'value',
    '@value',
  ].concat(['content', 'body', 'main', 'paragraphs', 'children']),
  date: ['date', '$date', 'iso', 'value', '@value', '#text', '$numberLong', 'seconds', '_seconds'],
  address: ['url', '@id', 'href', 'value', '@value', '#text', 'canonical'],
} as const satisfies Record<string, readonly string[]>;
type Sought = keyof typeof WRAPPED;

/** Objects within objects, and lists within lists. */
const DEEPEST = 8;
/** Values of one list, and characters of a text that holds one. */
const MOST_VALUES = 1000;
const LONGEST_LIST = 64 * 1024;

/** The texts in a value, as they are written; none where there is nothing. Truth values are no texts. */
export function textsOf(value: unknown, sought: Sought, depth = 0): string[] {
  if (typeof value === 'string') {
    const text = withoutControls(value);
    return isNothing(text) ? [] : [text];
  }
  if (typeof value === 'number') return Number.isFinite(value) ? [String(value)] : [];
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return [];
  if (Array.isArray(value)) return value.flatMap((item) => textsOf(item, sought, depth + 1));
  for (const key of WRAPPED[sought]) {
    const texts = Object.hasOwn(value, key)
      ? textsOf((value as Record<string, unknown>)[key], sought, depth + 1)
      : [];
    if (texts.length > 0) return texts;
  }
  return sought === 'name' ? nameInParts(value) : [];
}

function isNothing(text: string): boolean {
  return text.length < 20 ? NOTHING.test(text.trim()) : text.trim() === '';
}

function nameInParts(value: object): string[] {
  const parts = ['given', 'first', 'family', 'last'].flatMap((part) => {
    const entry = Object.entries(value).find(([key]) => plainKey(key) === `${part}name`);
    return typeof entry?.[1] === 'string' && !isNothing(entry[1]) ? [entry[1]] : [];
  });
  return parts.length === 0 ? [] : [parts.join(' ')];
}

/** A text that may hold several values: parted by what parts them, unless it is a list as code writes it. */
function partsOf(text: string, separator: RegExp): string[] {
  const written = text.slice(0, LONGEST_LIST).trim();
  const isList = /^\[\s{0,9}["']/.test(written) && written.endsWith(']');
  const parts = isList ? written.slice(1, -1).split(/(?<=["'])\s*,\s*(?=["'])/) : written.split(separator);
  return parts
    .slice(0, MOST_VALUES)
    .map((part) => oneLine(isList ? part.trim().replace(/^["']|["']$/g, '') : part))
    .filter((part) => !isNothing(part));
}

/** Tags as a list, or in one text with commas, semicolons or bars. Numbers name no subject. */
export function tagsOf(value: unknown): string[] {
  return textsOf(value, 'name')
    .flatMap((text) => partsOf(text, /[,;|]/))
    .filter((tag) => !/^\d+$/.test(tag));
}

/** "By Ann Holt", "von Ann Holt". */
const BY = /^(?:by|von|par|por|автор:)\s+/iu;
/** The address that feeds put before a name: `desk@example.org (Ann Holt)`. */
const ADDRESS = /^\S{1,100}@\S{1,100}\s+\((.{1,200})\)$/;
const NUMBER = /^\d+$/;

/** People, as a list or in one text. Numbers stand for people known elsewhere, and tell none. */
export function namesOf(value: unknown): string[] {
  return textsOf(value, 'name')
    .flatMap((text) =>
      partsOf(oneLine(text.slice(0, LONGEST_LIST)).replace(BY, ''), /\s*[;|]\s*|\s+(?:and|und|et|&)\s+/i),
    )
    .flatMap(partedByCommas)
    .map((name) => (ADDRESS.exec(name)?.[1] ?? name).replace(BY, ''))
    .filter((name) => !NUMBER.test(name) && name !== '');
}

/** "Ann Holt, Max Ray" are two; "Holt, Ann" is one, and so is "Ann Holt, Reuters". */
function partedByCommas(text: string): string[] {
  const parts = text.split(/,\s*/).filter((part) => part !== '');
  return parts.every((part) => part.includes(' ')) ? parts : [text];
}

/** Dates of one value, and characters of one. */
const MOST_DATES = 3;
const LONGEST_DATE = 200;
/** Seconds, milliseconds and microseconds since 1970 are told apart by how many there are. */
const UNITS: readonly (readonly [from: number, perMillisecond: number])[] = [
  [1e14, 1000],
  [1e11, 1],
  [1e8, 0.001],
];

/** 20210715, and the same before a time of day. */
const COMPACT = /^((?:1[5-9]|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:\d{4}|\d{6})?$/;

/** The dates in a value, as text: a moment counted from 1970 as ISO text in UTC, all else as it is written. */
export function dateTextsOf(value: unknown): string[] {
  return textsOf(value, 'date')
    .slice(0, MOST_DATES)
    .map((text) => momentText(oneLine(text.slice(0, LONGEST_DATE))))
    .filter((text) => !/^(?:true|false|yes|no|0|1)$/i.test(text));
}

function momentText(text: string): string {
  const compact = COMPACT.exec(text);
  if (compact) return compact.slice(1).join('-');
  if (!/^\d{9,17}(?:\.\d{1,9})?$/.test(text)) return text;
  const count = Number(text);
  const unit = UNITS.find(([from]) => count >= from);
  return unit === undefined ? text : new Date(count / unit[1]).toISOString();
}
