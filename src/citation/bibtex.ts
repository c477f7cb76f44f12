/** Citation → BibTeX: an `@article`, its texts escaped for TeX, its characters as they are. */

import { type Citation, familyAndGiven } from './citation.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

export function bibtex(citation: Citation): string {
  const [year, month, day] = citation.date?.split('-') ?? [];
  const fields: [name: string, value: string | null | undefined][] = [
    // Inner braces keep the capitals that a style would make small.
    ['title', citation.title && `{{${tex(citation.title)}}}`],
    ['author', braced(citation.authors.map(texName).join(' and '))],
    ['journal', braced(tex(citation.source))],
    ['year', braced(year)],
    ['month', month && MONTHS[Number(month) - 1]],
    ['day', braced(day && String(Number(day)))],
    ['url', braced(verbatimAddress(citation.address))],
    ['language', braced(tex(citation.language))],
    ['keywords', braced(citation.tags.map(texKeyword).join(', '))],
    ['abstract', braced(tex(citation.abstract))],
  ];
  const lines = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = ${value},\n`);
  return `@article{${citation.key},\n${lines.join('')}}\n`;
}

/** BibTeX counts braces without regard to a backslash before them, so they go by name. */
const NAMED: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/**
 * A text as TeX sets it. Signs that TeX would join to another (`--` to a dash, two commas to a
 * quotation mark) are kept apart by empty braces.
 */
function tex(text: string | null): string {
  const signs = /[\\{}~^$%&#_]|(?<=-)-|(?<=')'|(?<=[`?!])`|(?<=,),|(?<=<)<|(?<=>)>/g;
  return (text ?? '').replace(signs, (sign) => {
    if (/[$%&#_]/.test(sign)) return `\\${sign}`;
    return NAMED[sign] ?? `{}${sign}`;
  });
}

/** Two to four words that look like a person's name, small ones only in the midst: `Ludwig van Beethoven`. */
const PERSON = /^\p{Lu}[\p{L}\p{M}'’.-]*(?: \p{L}[\p{L}\p{M}'’.-]*){0,2} \p{Lu}[\p{L}\p{M}'’-]*$/u;

/** BibTeX takes names apart at `and`, commas and spaces; in braces a name stays whole. */
function texName(author: string): string {
  const inverted = familyAndGiven(author);
  if (inverted !== null) return `${tex(inverted.family)}, ${tex(inverted.given)}`;
  return PERSON.test(author) && !/\band\b/i.test(author) ? tex(author) : `{${tex(author)}}`;
}

function texKeyword(tag: string): string {
  return tag.includes(',') ? `{${tex(tag)}}` : tex(tag);
}

/** Readers take an address as it stands, unescaped; what no address may hold is percent-encoded. */
function verbatimAddress(address: string): string {
  return address.replace(/[^!#-;=?-Z[\]_a-z~]+|%(?![\dA-Fa-f]{2})/g, encodeURI);
}

function braced(value: string | undefined): string {
  return value ? `{${value}}` : '';
}
