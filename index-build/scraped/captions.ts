/** Lines that stand under pictures or tell whose a text is: captions with their credits, copyright lines. */

/** A longer line is a paragraph, whatever it ends with. */
const LONGEST = 600;
/** A line that reserves all rights and does not begin with whose they are is shorter. */
const LONGEST_RESERVATION = 160;

/** Whoever takes the pictures of most papers; beside a slash or after "via" their names are credits. */
const AGENCY =
  '(?:AP(?: Photo)?|AFP|REUTERS|Reuters|EPA(?:-EFE)?|EFE|Getty(?: Images)?|GETTY IMAGES|Shutterstock|TASS|Xinhua|Sputnik|Bloomberg|dpa|DPA|ANSA|Kyodo|Alamy)';
const NAME = "[\\p{Lu}\\p{Lo}@][\\p{L}\\p{N}.'’_-]*(?: [\\p{Lu}\\p{Lo}@][\\p{L}\\p{N}.'’_-]*){0,5}";
/** Where a credit may begin: with the line, or after the end of what it follows. */
const START = '(?:^|[.!?…。！？”"’»)\\]|])\\s*';

/** "…with his friend. Photo: Someone", "Foto: Someone". */
const LABELLED = new RegExp(
  `${START}(?:[Pp]hotos?|PHOTO|[Ii]mages?|IMAGE|[Pp]icture|[Pp]hotograph|[Cc]redit|(?:[Pp]hoto|[Ii]mage|[Pp]icture) (?:[Cc]redit|[Ss]ource)|[Ii]llustration|[Ff]otos?|[Bb]ild(?:quelle)?|(?:[Cc]rédit )?[Pp]hoto|[Cc]rédits?|[Cc]réditos?|[Ff]oto di|[Фф]ото|图片?(?:来源)?|圖片?|写真)\\s?[:：]\\s?[\\p{Lu}\\p{Lo}@©][^!?]{1,60}$`,
  'u',
);
/** "…in May. Photo by Someone". */
const WORDED = new RegExp(
  `${START}(?:Photo|Image|Picture|Photograph|Illustration)s? (?:by|courtesy of|courtesy|via)\\s${NAME}$`,
  'u',
);
/** What every such line has: quickly looked for. */
const TAKEN_BY = /(?:Photo|Image|Picture|Photograph|Illustration)s? (?:by|courtesy|via)/;
/** "(AP Photo/Someone)", "REUTERS/Someone", "Someone/AFP", "Someone via AP". */
const AGENCY_FIRST = new RegExp(`(?:^|[\\s(\\[])${AGENCY}\\s?/\\s?${NAME}[)\\]]?$`, 'u');
const AGENCY_LAST = new RegExp(
  `(?:^|[\\s(\\[])${NAME}(?:\\s?/\\s?|,? via )${AGENCY}(?: via ${AGENCY})?(?:[,/] ?[\\p{L} .-]{1,40})?[)\\]]?$`,
  'u',
);
/** How agencies begin the caption of an old picture. */
const FROM_THE_FILES =
  /^\(?(?:FILE(?: PHOTO| IMAGE| PICTURE)?|File photo|File picture|ARCHIVE)\)?\s?[-–—:]\s?\p{Lu}/u;

const RIGHTS_RESERVED =
  /(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|todos os direitos reservados|tutti i diritti riservati|все права защищены|版权所有|版權所有)/iu;
const OWNED = /^(?:©|\(c\)|copyright\b)/iu;
/** What follows a year there is a name, and no sentence. */
const OWNED_SINCE =
  /^(?:©|\(c\)|copyright(?: ©| \(c\))?)[\s,]*(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?)[\s,.]*(?:by )?[^.!?]{0,60}\.?$/iu;

export function isCaption(line: string): boolean {
  if (line.length > LONGEST) return false;
  if (FROM_THE_FILES.test(line) && /\b(?:19|20)\d\d\b/.test(line)) return true;
  if ((line.includes(':') || line.includes('：')) && LABELLED.test(line)) return true;
  if ((line.includes('/') || line.includes(' via ')) && (AGENCY_FIRST.test(line) || AGENCY_LAST.test(line))) {
    return true;
  }
  return TAKEN_BY.test(line) && WORDED.test(line);
}

export function isCopyright(line: string): boolean {
  if (line.length > LONGEST) return false;
  return OWNED_SINCE.test(line) || (OWNED.test(line) ? RIGHTS_RESERVED.test(line) : reservesRights(line));
}

/** Whether the line ends with the reservation, and is little else. */
function reservesRights(line: string): boolean {
  const at = line.length < LONGEST_RESERVATION ? RIGHTS_RESERVED.exec(line) : null;
  return at !== null && /^.{0,20}$/u.test(line.slice(at.index + at[0].length));
}
