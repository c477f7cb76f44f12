/** The date in an article's address or in the name of its file. */

import { type CivilDate, parseCivilDate } from '../../src/publication-date.ts';
import { monthNumber } from './calendar-names.ts';

/** Earlier than newspapers, a number is none of a year. */
const FIRST_YEAR = 1600;

/** /2016/09/07/, /2016/sep/07/, and with the title after a dash. */
const DAY_FOLDERS = /(?:^|\/)(\d{4})\/(\d{1,2}|\p{L}{3,9})\/(\d{1,2})(?=[/_-]|$)/u;
/** /2016/09/ */
const MONTH_FOLDERS = /(?:^|\/)(\d{4})\/(\d{2})(?=\/)/;
/** 2016-09-07 or 2016_09_07 with nothing of a number or word beside it. */
const WRITTEN = /(?:^|[^\p{L}\p{N}])(\d{4})([-_])(\d{2})\2(\d{2})(?![\p{L}\p{N}])/u;
/** 20160907 likewise. */
const DIGITS = /(?:^|[^\p{L}\p{N}])(\d{4})(\d{2})(\d{2})(?![\p{L}\p{N}])/u;

/** The date in the path of an http address; what follows a `?` or `#` is none of it. Null without one. */
export function dateInAddress(address: string): CivilDate | null {
  if (!URL.canParse(address)) return null;
  const { pathname } = new URL(address);
  return (
    inFolders(pathname) ??
    inNumbers(WRITTEN, pathname, 3) ??
    inNumbers(DIGITS, pathname, 2) ??
    inMonthFolders(pathname)
  );
}

/** The date in a file's path: of its name, or of folders that name a day. Null without one. */
export function dateInPath(path: string): CivilDate | null {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return inNumbers(WRITTEN, name, 3) ?? inNumbers(DIGITS, name, 2) ?? inFolders(path);
}

function inFolders(path: string): CivilDate | null {
  const [, year, month = '', day] = DAY_FOLDERS.exec(path) ?? [];
  const number = /^\d/.test(month) ? month : String(monthNumber(month) ?? '');
  return dateOf(year, number, day);
}

function inMonthFolders(path: string): CivilDate | null {
  const [, year, month] = MONTH_FOLDERS.exec(path) ?? [];
  return dateOf(year, month);
}

/** `month` is the place of the month among the groups, the day following it. */
function inNumbers(pattern: RegExp, text: string, month: number): CivilDate | null {
  const match = pattern.exec(text);
  return match === null ? null : dateOf(match[1], match[month], match[month + 1]);
}

function dateOf(year: string | undefined, month: string | undefined, day?: string): CivilDate | null {
  if (year === undefined || month === undefined || Number(year) < FIRST_YEAR) return null;
  const parts = [year, month.padStart(2, '0'), ...(day === undefined ? [] : [day.padStart(2, '0')])];
  return parseCivilDate(parts.join('-'));
}
