/** Typed text → clauses. Never fails: what is no syntax is read as words. The grammar is in README.md. */

import { ENGLISH_ALONE } from '../analysis/typed-forms.ts';
import { type Note, type ParsedText, READ_FIELDS } from '../query.ts';
import type { Languages } from '../search-engine.ts';
import { type ChunkSymbol, type PhraseSymbol, type QuerySymbol, readSymbols } from './lexer.ts';
import { scopeOf, takesDate } from './prefix.ts';
import { printItems } from './read-as.ts';
import { allOf, anyOf, type Item, negate, relax, required } from './row.ts';
import { chunkItems, phraseItems, type Remarks } from './terms.ts';

/** Parentheses nested deeper are read as if they were not there. */
const DEEPEST = 50;

/** `languages`: those of the archive. They tell which words are left out as stop words. */
export function parseQueryText(text: string, languages: Languages = ENGLISH_ALONE): ParsedText {
  return new Parser(text, languages).parse();
}

class Parser {
  private readonly symbols: readonly QuerySymbol[];
  private at = 0;
  private depth = 0;
  /** Opened too deep to be groups, and not closed yet. */
  private ignoredGroups = 0;
  private readonly remarks: Remarks;

  constructor(
    private readonly text: string,
    languages: Languages,
  ) {
    this.symbols = readSymbols(text);
    this.remarks = { languages, notes: [], stopWords: new Set() };
  }

  parse(): ParsedText {
    const rows = this.readRows();
    const clause = anyOf(rows.map(allOf));
    const notes: Note[] = [...this.remarks.notes];
    const stopWords = [...this.remarks.stopWords];
    if (stopWords.length > 0) notes.push({ code: 'stop-words-left-out', words: stopWords });
    else if (clause === null && this.text.trim() !== '') {
      notes.push({ code: 'no-words', text: this.text.trim() });
    }
    const only = rows.length === 1 ? (rows[0] as Item[]) : [];
    return { clause, relaxed: relax(only), readAs: printItems(rows), notes };
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
    if (symbol.kind === 'operator') return chunkItems(symbol.operator, READ_FIELDS, !negated, this.remarks);
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

  private readTerm(symbol: ChunkSymbol | PhraseSymbol): Item[] {
    const { prefix, text } = symbol;
    const scope = scopeOf(symbol);
    if (scope.kind === 'date') {
      if (symbol.kind === 'phrase' && symbol.suffix !== '') {
        this.remarks.notes.push({ code: 'passed-over', text: symbol.suffix });
      }
      return [{ clause: scope.clause, loose: false }];
    }
    if (takesDate(prefix)) this.remarks.notes.push({ code: 'read-as-words', text: `${prefix}:${text}` });
    const fields = scope.kind === 'field' ? [scope.field] : READ_FIELDS;
    const isLoose = scope.kind === 'words';
    return [
      ...(isLoose ? chunkItems(prefix, fields, true, this.remarks) : []),
      ...(symbol.kind === 'phrase'
        ? phraseItems(text, symbol.suffix, fields, this.remarks)
        : chunkItems(text, fields, isLoose, this.remarks)),
    ];
  }
}
