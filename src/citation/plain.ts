/** Citation → a sentence for people: `Ann Author. “Title.” Source, 15 July 2021. https://…` */

import type { CivilDate } from '../publication-date.ts';
import { type Citation, familyAndGiven } from './citation.ts';

/**
 * The citation as a reader of `language` (a BCP 47 tag) writes it; `undated` stands for a date that
 * is not known.
 */
export function plainCitation(citation: Citation, language: string, undated: string): string {
  const { title, authors, source, date, address } = citation;
  // English alone would be American, which puts the month first.
  const locale = language === 'en' ? 'en-GB' : language;
  const when = date === null ? undated : dateText(date, locale);
  const sentences = [
    authors.length > 0 && ended(new Intl.ListFormat(locale).format(authors.map(inOrder))),
    title !== '' && quoted(title, locale),
    ended(source === null ? when : `${source}, ${when}`),
    address,
  ];
  return sentences.filter(Boolean).join(' ');
}

/** The name as it is said: a list is full of commas already. */
function inOrder(author: string): string {
  const inverted = familyAndGiven(author);
  return inverted === null ? author : `${inverted.given} ${inverted.family}`;
}

/** The full stop stands within English quotation marks and after all others. */
function quoted(title: string, locale: string): string {
  if (/^en\b/.test(locale)) return `“${ended(title)}”`;
  return /^(ru|uk|be|fr|es|it|el)\b/.test(locale) ? `«${title}».` : `“${title}”.`;
}

/** With a full stop, unless a sign that ends a sentence is there. */
function ended(text: string): string {
  return /[.!?…。！？]$/u.test(text) ? text : `${text}.`;
}

/** As exact as the date is known. */
function dateText(date: CivilDate, locale: string): string {
  const [year = 0, month, day] = date.split('-').map(Number);
  // Intl takes nothing but moments. This one is made and read in UTC, so no time zone moves its day.
  const moment = new Date(0);
  moment.setUTCFullYear(year, (month ?? 1) - 1, day ?? 1);
  return new Intl.DateTimeFormat(locale, {
    calendar: 'gregory',
    timeZone: 'UTC',
    year: 'numeric',
    ...(month !== undefined && { month: 'long' }),
    ...(day !== undefined && { day: 'numeric' }),
  }).format(moment);
}
