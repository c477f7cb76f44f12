/** Posting lists and positions: every one is read whole, and their counts are held against each other. */

import { isStopTerm } from '../analysis/analyzer.ts';
import { ByteReader } from '../compiled-index/bytes.ts';
import { PackedPostings } from '../compiled-index/packed-postings.ts';
import { BLOCK, type Postings } from '../compiled-index/posting-list.ts';
import * as sections from '../compiled-index/sections.ts';
import type { Field } from '../query.ts';
import { type Findings, plural } from './findings.ts';
import { quoted, type Structures } from './structures.ts';

/** In these fields positions are left out between one text and the next. */
const SEVERAL_TEXTS: ReadonlySet<Field> = new Set(['author', 'tag']);

type Needed = Pick<Structures, 'facts' | 'terms' | 'directory' | 'lengths' | 'postings' | 'positions'>;

/** What the lists add up to. */
export interface ListTotals {
  /** By term: its occurrences in all articles. */
  readonly ofTerm: Float64Array;
  /** By article, then field: occurrences of all terms, and of those that are no stop words. */
  readonly tokens: Uint32Array;
  readonly words: Uint32Array;
  /** By article, then field: one more than the last position. */
  readonly ends: Uint32Array;
}

export function checkLists(needed: Needed, findings: Findings): ListTotals {
  const { facts, terms, directory } = needed;
  const slots = facts.articles * facts.fields.length;
  const totals: ListTotals = {
    ofTerm: new Float64Array(terms.size),
    tokens: new Uint32Array(slots),
    words: new Uint32Array(slots),
    ends: new Uint32Array(slots),
  };
  let lists = 0;
  for (let term = 0; term < terms.size; term += 1) {
    const before = lists;
    for (const [field, name] of facts.fields.entries()) {
      const list = directory.find(term, field);
      if (list < 0) continue;
      lists += 1;
      const where = `${quoted(terms, term)} in ${name}`;
      findings.guard(sections.POSTINGS, where, () =>
        checkList(needed, { list, term, field, where }, totals, findings),
      );
    }
    if (lists === before) findings.contradiction(sections.TERMS, `${quoted(terms, term)} has no articles`);
  }
  if (lists !== directory.lists) {
    findings.contradiction(
      sections.TERM_DIRECTORY,
      `${directory.lists - lists} of its lists are of no field`,
    );
  }
  checkEnd(needed, findings);
  checkFields(needed, totals, findings);
  findings.checked.push(
    `${plural(lists, 'posting list')} of ${plural(terms.size, 'term')} with their positions, against the lengths of fields`,
  );
  return totals;
}

interface ListPlace {
  readonly list: number;
  readonly term: number;
  readonly field: number;
  readonly where: string;
}

function checkList(
  { facts, terms, directory, postings, positions }: Needed,
  { list, term, field, where }: ListPlace,
  totals: ListTotals,
  findings: Findings,
): void {
  const count = directory.count(list);
  const bytes = postings.read(...directory.postingRange(list));
  const packed = PackedPostings.read(bytes, count);
  const read = packed.whole();
  if (count === 0) findings.contradiction(sections.TERM_DIRECTORY, `${where} has a list without articles`);
  // First: what follows a block is counted from where it is said to end.
  checkSkips(bytes, read, where, findings);
  for (let i = 0, before = -1; i < count; i += 1) {
    const article = read.articles[i] as number;
    if (article > before && article < facts.articles) before = article;
    else {
      const what = article > before ? 'that there is not' : `that does not come after ${before}`;
      findings.contradiction(sections.POSTINGS, `${where} is said to be in article ${article}, ${what}`);
      return;
    }
  }
  const ends = readPositions(
    positions.read(...directory.positionRange(list)),
    packed,
    read.frequencies,
    where,
    findings,
  );
  const word = !isStopTerm(terms.at(term));
  for (let i = 0; i < count; i += 1) {
    const slot = (read.articles[i] as number) * facts.fields.length + field;
    const frequency = read.frequencies[i] as number;
    totals.ofTerm[term] = (totals.ofTerm[term] as number) + frequency;
    totals.tokens[slot] = (totals.tokens[slot] as number) + frequency;
    if (word) totals.words[slot] = (totals.words[slot] as number) + frequency;
    totals.ends[slot] = Math.max(totals.ends[slot] as number, ends[i] as number);
  }
}

/** The table by which blocks are skipped, against the blocks. */
function checkSkips(bytes: Uint8Array, { articles }: Postings, where: string, findings: Findings): void {
  const reader = new ByteReader(bytes);
  let last = -1;
  for (let end = BLOCK; end <= articles.length; end += BLOCK) {
    last += reader.varint();
    reader.varint();
    if (last === articles[end - 1]) continue;
    findings.contradiction(sections.POSTINGS, `a block of ${where} ends with another article than is said`);
    return;
  }
}

/** For each posting one more than its last position. */
function readPositions(
  bytes: Uint8Array,
  packed: PackedPostings,
  frequencies: Uint32Array,
  where: string,
  findings: Findings,
): Uint32Array {
  const reader = new ByteReader(bytes);
  const wrong = (what: string) => findings.contradiction(sections.POSITIONS, `${where} ${what}`);
  const ends = new Uint32Array(frequencies.length);
  const surpluses = new Uint32Array(BLOCK);
  for (let i = 0; i < frequencies.length; i += 1) {
    const [block, place] = [Math.floor(i / BLOCK), i % BLOCK];
    const start = reader.at;
    if (place === 0 && packed.isWhole(block)) packed.surplusesOf(block, surpluses);
    if (place === 0 && packed.positionStart(block) !== reader.at) {
      wrong('has positions that begin elsewhere than its blocks say');
    }
    let last = -1;
    for (let left = frequencies[i] as number; left > 0; left -= 1) {
      const gap = reader.varint();
      if (last >= 0 && gap === 0) wrong('stands twice at one position');
      last = Math.max(last, 0) + gap;
    }
    ends[i] = last + 1;
    const length = (frequencies[i] as number) + (surpluses[place] as number) - 1;
    if (packed.isWhole(block) && reader.at - start !== length) {
      wrong('has positions of other lengths than its blocks say');
    }
  }
  if (reader.at !== bytes.length) wrong('has more positions than occurrences');
  return ends;
}

/** Nothing of the sections is left over. */
function checkEnd({ directory, postings, positions }: Needed, findings: Findings): void {
  const last = directory.lists - 1;
  const [, postingEnd] = last < 0 ? [0, 0] : directory.postingRange(last);
  const [, positionEnd] = last < 0 ? [0, 0] : directory.positionRange(last);
  if (postingEnd !== postings.bytes || positionEnd !== positions.bytes) {
    findings.contradiction(sections.TERM_DIRECTORY, 'its lists are not all that their sections hold');
  }
}

function checkFields({ facts, lengths }: Needed, totals: ListTotals, findings: Findings): void {
  const { tokens, words, ends } = totals;
  let sum = 0;
  for (let slot = 0; slot < tokens.length; slot += 1) {
    const field = slot % facts.fields.length;
    const article = (slot - field) / facts.fields.length;
    const name = facts.fields[field] as Field;
    const length = lengths[field]?.[article];
    const count = tokens[slot] as number;
    const end = ends[slot] as number;
    sum += count;
    if (length !== words[slot]) {
      findings.contradiction(
        sections.FIELD_LENGTHS,
        `the ${name} of article ${article} is said to have ${length} words, and its lists have ${words[slot]}`,
      );
    }
    if (SEVERAL_TEXTS.has(name) ? end < count : end !== count) {
      findings.contradiction(
        sections.POSITIONS,
        `the last word of the ${name} of article ${article} is number ${end} of ${count}`,
      );
    }
  }
  if (sum !== facts.tokens) {
    findings.contradiction(sections.FACTS, `it counts ${facts.tokens} tokens, and the lists ${sum}`);
  }
}
