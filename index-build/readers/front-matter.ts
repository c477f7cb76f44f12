/** YAML front matter: the block between `---` lines that begins a file. */

import yaml from 'js-yaml';
import { oneLine } from '../text-form.ts';

/** Values as they are written: `1984` and `2021-07` stay text. */
export type FrontMatter = Readonly<Record<string, string | readonly string[]>>;

export interface SplitText {
  readonly data: FrontMatter;
  readonly body: string;
  readonly warnings: readonly string[];
}

const BLOCK = /^---[ \t]*\n((?:[^\n]*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|$)/;
/** One that is never closed: lines that begin with a key, up to the first that is blank. */
const UNCLOSED = /^---[ \t]*\n(\p{L}[\p{L}\p{N}_-]*:(?:[ \t][^\n]*)?\n(?:[^\n]+\n)*)(?:\n|$)/u;
/** A longer block is no front matter. */
const LONGEST = 64 * 1024;

export function splitFrontMatter(text: string): SplitText {
  const beginning = text.slice(0, LONGEST);
  const block = BLOCK.exec(beginning);
  if (!block) return splitUnclosed(text, UNCLOSED.exec(beginning));
  const body = text.slice(block[0].length);
  const source = block[1] ?? '';
  try {
    // This schema knows strings, lists and maps alone: no dates, no numbers, nothing that runs.
    const parsed = yaml.load(source, { schema: yaml.FAILSAFE_SCHEMA });
    if (parsed === null || parsed === undefined || parsed === '') return { data: {}, body, warnings: [] };
    if (typeof parsed === 'object' && !Array.isArray(parsed)) {
      return { data: normalise(parsed as Record<string, unknown>), body, warnings: [] };
    }
    // A thematic break and a paragraph look like front matter; they are text.
    return { data: {}, body: text, warnings: [] };
  } catch (error) {
    const line = (error as { mark?: { line?: number } }).mark?.line;
    const where = line === undefined ? '' : ` at line ${line + 2}`;
    const data = readLines(source);
    if (Object.keys(data).length === 0) return { data, body: text, warnings: [] };
    const warning = `its front matter is not YAML${where}; the lines that could be read were kept`;
    return { data, body, warnings: [warning] };
  }
}

function splitUnclosed(text: string, block: RegExpExecArray | null): SplitText {
  if (!block) return { data: {}, body: text, warnings: [] };
  const warning = 'its front matter is never closed; it was read up to the first blank line';
  return { data: readLines(block[1] ?? ''), body: text.slice(block[0].length), warnings: [warning] };
}

/** The `key: value` lines and `- item` lists of a block that is not YAML. */
function readLines(block: string): FrontMatter {
  const data: Record<string, unknown> = {};
  let list: string[] | null = null;
  for (const line of block.split('\n')) {
    const item = /^\s*-\s+(.+)$/.exec(line);
    if (item && list) {
      list.push(unquote(item[1] ?? ''));
      continue;
    }
    // A tab before a key is what often makes the block no YAML.
    const pair = /^\t*(\p{L}[\p{L}\p{N}_-]*):(?:\s+(.*))?$/su.exec(line);
    if (!pair) continue;
    const value = (pair[2] ?? '').trim();
    list = [];
    data[pair[1] ?? ''] = value === '' ? list : readInline(value);
  }
  return normalise(data);
}

function readInline(value: string): string | string[] {
  if (!value.startsWith('[')) return unquote(value);
  return value
    .replace(/^\[|\]$/g, '')
    .split(',')
    .map(unquote);
}

function unquote(value: string): string {
  const text = value.trim();
  return /^(["']).*\1$/.exec(text) && text.length > 1 ? text.slice(1, -1) : text;
}

/** Keys in lower case; values as text or lists of text; what is empty, null or nested left out. */
function normalise(parsed: Record<string, unknown>): FrontMatter {
  const data: Record<string, string | string[]> = Object.create(null);
  for (const [key, value] of Object.entries(parsed)) {
    if (Array.isArray(value)) {
      const items = value.flatMap((item) => (typeof item === 'string' ? present(item) : []));
      if (items.length > 0) data[key.toLowerCase()] = items;
    } else if (typeof value === 'string') {
      const [text] = present(value);
      if (text !== undefined) data[key.toLowerCase()] = text;
    }
  }
  return data;
}

function present(value: string): string[] {
  const text = oneLine(value);
  return text === '' || text === '~' || text === 'null' ? [] : [text];
}
