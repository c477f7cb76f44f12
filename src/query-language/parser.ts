/** Typed text → clauses. Never fails: what is no syntax is read as words. The grammar is in README.md. */

import { analyzeWord } from '../analysis/analyzer.ts';
import { tokenize } from '../analysis/tokenizer.ts';
import { parseCivilDate } from '../publication-date.ts';
import { type DateClause, type Field, type Note, type ParsedText, READ_FIELDS } from '../query.ts';
import { type QuerySymbol, readSymbols } from './lexer.ts';
import { printItems } from './read-as.ts';
import { allOf, anyOf, type Item, negate, relax, required } from './row.ts';

type Term = Extract<QuerySymbol, { kind: 'chunk' | 'phrase' }>;

const FIELDS: readonly Field[] = ['title', 'description', 'text', 'source', 'author', 'tag'];
const RELATIONS: Readonly<Record<string, DateClause['relation']>> = {
  date: 'within',
  after: 'after',
  before: 'before',
};
/** Parentheses nested deeper are read as if they were not there. */
const DEEPEST = 50;
/** Characters that mean something in other query languages and nothing yet in this one. */
const FOREIGN = /[*~^]/;

export function parseQueryText(text: string): ParsedText {
  return new Parser(text).parse();
}

class Parser {
  private readonly symbols: readonly QuerySymbol[];
  private at = 0;
  private depth = 0;
  /** Opened too deep to be groups, and not closed yet. */
  private ignoredGroups = 0;
  private readonly notes: Note[] = [];
  private readonly stopWords = new Set<string>();

  constructor(private readonly text: string) {
    this.symbols = readSymbols(text);
  }

  parse(): ParsedText {
    const rows = this.readRows();
    const clause = anyOf(rows.map(allOf));
    if (this.stopWords.size > 0) this.notes.push({ code: 'stop-words-left-out', words: [...this.stopWords] });
    else if (clause === null && this.text.trim() !== '') {
      this.notes.push({ code: 'no-words', text: this.text.trim() });
    }
    const only = rows.length === 1 ? (rows[0] as Item[]) : [];
    return { clause, relaxed: relax(only), readAs: printItems(rows), notes: this.notes };
  }

  /** Rows joined by OR, up to a closing parenthesis or the end; rows without any clause are left out. */
  private readRows(): Item[][] {
    const rows: Item[][] = [[]];
    /** What the symbol before this one gave; null at the beginning of a row. */
    let before: Item[] | null = null;
    let joined = false;
    for (let symbol = this.symbols[this.at]; symbol !== undefined; symbol = this.symbols[this.at]) {
      if (symbol.kind === 'close') {
        if (this.depth > 0 && this.ignoredGroups === 0) break;
        this.ignoredGroups = Math.max(0, this.ignoredGroups - 1);
        this.at += 1;
        continue;
      }
      const row = rows[rows.length - 1] as Item[];
      if (symbol.kind === 'operator' && before !== null && !joined && this.joinsItems(symbol.operator)) {
        this.at += 1;
        joined = symbol.operator === 'AND';
        if (joined) row.splice(row.length - before.length, before.length, ...before.map(required));
        else {
          rows.push([]);
          before = null;
        }
        continue;
      }
      const items = this.readItems();
      before = joined ? items.map(required) : items;
      joined = false;
      row.push(...before);
    }
    return rows.filter((row) => row.length > 0);
  }

  /** Whether an operator after something is followed by something to join it with; else it is a word. */
  private joinsItems(operator: string): boolean {
    const next = this.symbols[this.at + 1];
    if (operator === 'NOT' || next === undefined || next.kind === 'close') return false;
    return next.kind !== 'operator' || next.operator === 'NOT';
  }

  /** The items that one word, phrase, date or group gives: none for stop words, several for `Sino-Soviet`. */
  private readItems(): Item[] {
    let negated = false;
    let symbol = this.symbols[this.at] as QuerySymbol;
    while (symbol.kind === 'operator' && symbol.operator === 'NOT') {
      const next = this.symbols[this.at + 1];
      if (next === undefined || next.kind === 'close') break;
      negated = !negated;
      this.at += 1;
      symbol = next;
    }
    this.at += 1;
    if (symbol.kind === 'close') return [];
    if (symbol.kind === 'operator') return this.words(symbol.operator, READ_FIELDS, !negated);
    const items = symbol.kind === 'open' ? this.readGroup() : this.readTerm(symbol);
    if (symbol.sign === '-') negated = !negated;
    if (!negated) return symbol.sign === '+' ? items.map(required) : items;
    const clause = allOf(items);
    return clause === null ? [] : [{ clause: negate(clause), loose: false }];
  }

  private readGroup(): Item[] {
    if (this.depth >= DEEPEST) {
      this.ignoredGroups += 1;
      return [];
    }
    this.depth += 1;
    const rows = this.readRows();
    this.depth -= 1;
    if (this.symbols[this.at]?.kind === 'close') this.at += 1;
    const clause = anyOf(rows.map(allOf));
    return clause === null ? [] : [{ clause, loose: false }];
  }

  private readTerm({ kind, prefix, text }: Term): Item[] {
    const name = prefix.toLowerCase();
    const relation = Object.hasOwn(RELATIONS, name) ? RELATIONS[name] : undefined;
    if (relation !== undefined) {
      const period = parseCivilDate(text);
      if (period !== null) return [{ clause: { kind: 'date', relation, period }, loose: false }];
      this.notes.push({ code: 'read-as-words', text: `${prefix}:${text}` });
    }
    const field = text === '' ? undefined : FIELDS.find((candidate) => candidate === name);
    const read = field === undefined && prefix !== '' ? `${prefix} ${text}` : text;
    const fields = field === undefined ? READ_FIELDS : [field];
    const items = this.words(read, fields, kind === 'chunk' && field === undefined);
    if (items.length === 0) return items;
    if (kind === 'phrase' && items.length > 1)
      this.notes.push({ code: 'phrase-read-as-words', phrase: text });
    if (kind === 'chunk' && FOREIGN.test(text)) this.notes.push({ code: 'read-as-words', text });
    return items;
  }

  private words(text: string, fields: readonly Field[], loose: boolean): Item[] {
    const items: Item[] = [];
    for (const { word } of tokenize(text)) {
      if (analyzeWord(word) === null) this.stopWords.add(word.toLowerCase());
      else items.push({ clause: { kind: 'word', word, fields }, loose });
    }
    return items;
  }
}
