/** A WordPress export: its published posts and pages, one after the other however long it is. */

import { SaxesParser } from 'saxes';
import { Problem } from '../../src/problem.ts';
import type { BadRecord, Draft, SourceFile } from '../reader.ts';
import { Utf8Stream } from '../utf8-stream.ts';
import { LONGEST_RECORD, RecordDrafts } from './record-draft.ts';

/** What is read of an item, by the names of its elements. */
const FIELDS = new Set([
  'title',
  'link',
  'dc:creator',
  'content:encoded',
  'excerpt:encoded',
  'wp:post_id',
  'wp:post_date',
  'wp:status',
  'wp:post_type',
]);
const AUTHOR_FIELDS = new Set(['wp:author_login', 'wp:author_display_name']);
const CHANNEL_FIELDS = new Set(['title', 'language']);
const KINDS = new Set(['post', 'page']);

/** The editor's marks around blocks, and codes that stand for something else. */
const BLOCK_COMMENT = /<!--\s*\/?wp:[^>]*-->/g;
const SHORTCODE = /\[\/?[a-z][\w-]{1,40}(?:\s[^[\]\n]{0,500})?\/?\]/g;

interface Item {
  readonly fields: Map<string, string>;
  readonly categories: string[];
  readonly tags: string[];
  /** Where it begins, from 1. */
  readonly line: number;
}

/** Throws a Problem where it is no XML any more: the drafts before count. */
export async function* readWxr(file: SourceFile): AsyncGenerator<Draft | BadRecord> {
  const drafts = new RecordDrafts({ map: {} });
  const parser = new WxrParser();
  const decoder = new TextDecoder();
  for await (const piece of new Utf8Stream(file.pieces()).pieces()) {
    parser.write(decoder.decode(piece, { stream: true }));
    for (const item of parser.take()) {
      const record = recordOf(item, parser);
      if (record !== null)
        yield 'problem' in record
          ? (record as BadRecord)
          : drafts.one(record, { at: `the item at line ${item.line}`, called: 'key' });
    }
    if (parser.fault !== null) throw new Problem(parser.fault);
  }
}

class WxrParser {
  readonly authors = new Map<string, string>();
  readonly channel = new Map<string, string>();
  fault: string | null = null;
  private readonly parser = new SaxesParser();
  private items: Item[] = [];
  private item: Item | null = null;
  private author: Map<string, string> | null = null;
  private category: 'category' | 'post_tag' | null = null;
  private text = '';
  private size = 0;

  constructor() {
    this.parser.on('error', (error) => {
      this.fault ??= `from line ${this.parser.line} on it is no XML that can be read (${error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')})`;
    });
    this.parser.on('opentag', ({ name, attributes }) =>
      this.open(name, attributes as Record<string, string>),
    );
    this.parser.on('closetag', ({ name }) => this.close(name));
    this.parser.on('text', (text) => this.add(text));
    this.parser.on('cdata', (text) => this.add(text));
  }

  write(text: string): void {
    if (this.fault === null) this.parser.write(text);
  }

  /** The items that ended since the last call. */
  take(): Item[] {
    const taken = this.items;
    this.items = [];
    return taken;
  }

  private open(name: string, attributes: Record<string, string>): void {
    this.text = '';
    if (name === 'item') {
      this.item = { fields: new Map(), categories: [], tags: [], line: this.parser.line };
      this.size = 0;
    } else if (name === 'wp:author') this.author = new Map();
    else if (name === 'category' && this.item !== null) {
      const { domain } = attributes;
      this.category = domain === 'post_tag' || domain === 'category' ? domain : null;
    }
  }

  /** Text of no element that is read is not kept. */
  private add(text: string): void {
    this.size += text.length;
    if (this.size <= LONGEST_RECORD) this.text += text;
  }

  private close(name: string): void {
    const text = this.text.trim();
    this.text = '';
    if (this.item !== null) {
      if (name === 'item') {
        if (this.size > LONGEST_RECORD) this.item.fields.set('too long', 'yes');
        this.items.push(this.item);
        this.item = null;
        this.size = 0;
      } else if (FIELDS.has(name) && !this.item.fields.has(name)) this.item.fields.set(name, text);
      else if (name === 'category' && text !== '') {
        if (this.category === 'category') this.item.categories.push(text);
        else if (this.category === 'post_tag') this.item.tags.push(text);
      }
    } else if (this.author !== null) {
      if (AUTHOR_FIELDS.has(name)) this.author.set(name, text);
      else if (name === 'wp:author') {
        this.authors.set(
          this.author.get('wp:author_login') ?? '',
          this.author.get('wp:author_display_name') ?? '',
        );
        this.author = null;
      }
    } else {
      this.size = 0;
      if (CHANNEL_FIELDS.has(name) && !this.channel.has(name)) this.channel.set(name, text);
    }
  }
}

/** The record of a published post or page; null for anything else. */
function recordOf({ fields, categories, tags, line }: Item, { authors, channel }: WxrParser): object | null {
  const of = (name: string) => fields.get(name) ?? '';
  if (of('wp:status') !== 'publish' || !KINDS.has(of('wp:post_type'))) return null;
  if (fields.has('too long')) {
    return { problem: `the item at line ${line} is longer than ${LONGEST_RECORD / 1024 / 1024} MiB` };
  }
  const creator = of('dc:creator');
  const date = of('wp:post_date');
  return {
    id: of('wp:post_id'),
    title: of('title'),
    // One that was never set.
    date: date.startsWith('0000') ? '' : date,
    content: of('content:encoded').replace(BLOCK_COMMENT, '').replace(SHORTCODE, ''),
    description: of('excerpt:encoded'),
    author: authors.get(creator) || creator,
    source: channel.get('title'),
    language: channel.get('language'),
    url: of('link'),
    section: categories[0],
    tags: [...categories.slice(1), ...tags],
  };
}
