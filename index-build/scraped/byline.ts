/** Bylines: who a line below the headline says that a story is by, people and papers apart. */

export interface Byline {
  readonly authors: readonly string[];
  /** The first paper, agency or desk that is named. */
  readonly source: string | null;
}

const BYLINE = /^(?:by|von|par|por|door|автор:|текст:)[:\s]\s?(\S.{1,90})$/iu;
const LONGEST = 100;
const MOST_WORDS = 12;
/** What the names of papers, agencies and desks end with, whether or not they are capitalised. */
const NEWSROOM =
  /(?:\b(?:news|agency|agencies|press|staff|desk|editors?|reporters?|correspondents?|times|post|herald|tribune|gazette|journal|wire|service|media|magazine|redaktion|rédaction|redacción|redazione)|news|редакция)$/iu;
/** AP, AFP, EPA-EFE. */
const INITIALS = /^\p{Lu}{2,6}(?:-\p{Lu}{2,6})?$/u;
/** Jane Smith, J. R. Smith, Ludwig van Beethoven, Jean-Luc O'Neill. */
const PERSON =
  /^\p{Lu}[\p{L}.'’-]*(?: (?:\p{Lu}[\p{L}.'’-]*|van|von|de|der|den|del|della|da|di|du|la|le|el|al|bin|ibn)){1,5}$/u;
/** Where a name ends: what follows is another one, or the place it was written in. */
const NEXT = /\s*[,;|/·]\s*|\s+(?:and|und|et|y|e|en|и|with|for|mit|avec|con)\s+|\s+&\s+/u;
const PLACE = /\s+(?:in|at|à|em|aus)\s+\p{Lu}[^,]*$/u;

/** Null unless every part of the line is a name. */
export function readByline(line: string): Byline | null {
  if (line.length > LONGEST) return null;
  const named = BYLINE.exec(line.replace(/\s+/g, ' '))?.[1];
  if (named === undefined || named.split(' ').length > MOST_WORDS) return null;
  const names = named.replace(PLACE, '').split(NEXT);
  const newsrooms = names.filter((name) => NEWSROOM.test(name) || INITIALS.test(name));
  const people = names.filter((name) => !newsrooms.includes(name));
  if (!people.every((name) => PERSON.test(name))) return null;
  return { authors: [...new Set(people)], source: newsrooms[0] ?? null };
}
