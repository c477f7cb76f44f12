/**
 * The publication date of an article, by the best evidence there is: a correction, what is stated
 * about it, its address or file name, a dateline, what can be concluded from its text. When a file
 * was last changed is no evidence. No date is better than a wrong one.
 */

import {
  type CivilDate,
  DATE_EVIDENCE,
  firstDay,
  isWithin,
  type PublicationDate,
} from '../../src/publication-date.ts';
import type { DateText, Draft } from '../reader.ts';
import { findDateline } from './dateline.ts';
import { inferDate } from './inference.ts';
import { dateInAddress, dateInPath } from './url-date.ts';
import { type DayOrder, readWrittenDate, settled, type WrittenDate } from './written-date.ts';

export interface DateContext {
  /** No article is from a later day. */
  readonly today: CivilDate;
  /** How the article's source writes day and month in numbers; null when nothing tells it. */
  readonly dayOrder: DayOrder | null;
  /** Whether to look also for what can change nothing any more, to tell of it; not so unless given. */
  readonly considersAll?: boolean;
}

/** A date that was met, and what was thought of it. */
export interface ConsideredDate extends DateText {
  readonly verdict: string;
}

export interface DateFinding {
  readonly date: PublicationDate | null;
  /** Dates that can't be, each a sentence without its full stop. */
  readonly warnings: readonly string[];
  /** Every date that was met, the best evidence first. */
  readonly considered: readonly ConsideredDate[];
}

type Dated = Pick<Draft, 'statedDates' | 'foundDates' | 'head' | 'text' | 'title' | 'url'>;

/** Lines of a text that may be its head. */
const HEAD = 12;
/** From a text of which more is read the head is taken alone. */
const HEAD_LENGTH = 4_000;
/** Nobody printed a newspaper before: a number that passes for an earlier year in a text is none. */
const FIRST_PRINTED = '1500';

export function findDate(draft: Dated, path: string, context: DateContext): DateFinding {
  const warnings: string[] = [];
  const considered: ConsideredDate[] = [];
  let taken: PublicationDate | null = null;
  // Of most articles a day is stated, and what is looked for in texts takes longest.
  const isSettled = () => taken?.date.length === 10 && context.considersAll !== true;
  const dateline = once(() => findDateline(headOf(draft), draft.title));
  for (const found of candidates(draft, path, dateline, context.today, isSettled)) {
    if (taken !== null && !mayRefine(taken, found, context)) {
      considered.push({ ...found, verdict: 'not needed: better evidence stands above' });
      continue;
    }
    const written = readWrittenDate(found.text);
    const reason = written === null ? 'no date that could be read' : whyNot(written, found, context);
    if (written === null || reason !== null) {
      // What was looked for and not found is nobody's fault; what is stated is.
      if (reason !== null && isStated(found)) {
        warnings.push(`"${found.text.slice(0, 60)}" in ${found.where} is ${reason}`);
      }
      considered.push({ ...found, verdict: reason ?? 'no date' });
      continue;
    }
    const printed = written.isUtc ? printedDay(written, dateline()) : null;
    taken = { date: printed ?? settled(written, context.dayOrder), evidence: found.evidence };
    considered.push({ ...found, verdict: verdictOf(written, printed, taken.date) });
  }
  return { date: taken, warnings, considered };
}

/** What is found out at most once, and only when it is asked for. */
function once<T>(find: () => T): () => T {
  let found: { readonly value: T } | null = null;
  return () => {
    found ??= { value: find() };
    return found.value;
  };
}

function headOf({ head, text }: Dated): readonly string[] {
  return head.length > 0 ? head : text.slice(0, HEAD_LENGTH).split('\n').slice(0, HEAD);
}

/** In the order of their evidence; what is concluded from the text, last. */
function* candidates(
  { statedDates, foundDates, text, url }: Dated,
  path: string,
  dateline: () => DateText | null,
  today: CivilDate,
  isSettled: () => boolean,
): Generator<DateText> {
  const rank = ({ evidence }: DateText) => DATE_EVIDENCE.indexOf(evidence);
  yield* [...statedDates].sort((a, b) => rank(a) - rank(b));
  const inAddress = url === null ? null : dateInAddress(url);
  if (inAddress !== null) yield { text: inAddress, evidence: 'url', where: 'its address' };
  const inPath = dateInPath(path);
  if (inPath !== null) yield { text: inPath, evidence: 'url', where: 'its file name' };
  yield* foundDates;
  if (isSettled()) return;
  const printed = dateline();
  if (printed !== null) yield printed;
  if (isSettled()) return;
  const inferred = inferDate(text, today);
  if (inferred !== null) yield inferred;
}

/** Why a date that could be read is not taken; null when nothing speaks against it. */
function whyNot(
  written: WrittenDate,
  { evidence }: DateText,
  { today, dayOrder }: DateContext,
): string | null {
  if (firstDay(settled(written, dayOrder)) > today) return 'after the day of the build';
  const isSure = evidence === 'metadata' || evidence === 'correction';
  return !isSure && written.date < FIRST_PRINTED ? 'too early to be a date' : null;
}

function isStated({ evidence, where }: DateText): boolean {
  return evidence === 'metadata' || evidence === 'correction' || where === 'its file name';
}

/** The day printed at the head, when it is the one before or after that of a moment in universal time. */
function printedDay(written: WrittenDate, dateline: DateText | null): CivilDate | null {
  if (dateline === null) return null;
  const printed = readWrittenDate(dateline.text);
  if (printed === null || printed.either !== null || printed.date.length < 10) return null;
  const apart = Math.abs(Date.parse(printed.date) - Date.parse(written.date));
  return apart === 86_400_000 ? printed.date : null;
}

/** Whether a date is known less exactly than another, of lesser evidence, that lies in it. */
function mayRefine({ date }: PublicationDate, { text }: DateText, { dayOrder }: DateContext): boolean {
  const written = date.length < 10 ? readWrittenDate(text) : null;
  return (
    written !== null &&
    settled(written, dayOrder).length > date.length &&
    isWithin(settled(written, dayOrder), date)
  );
}

function verdictOf(written: WrittenDate, printed: CivilDate | null, taken: CivilDate): string {
  if (printed !== null) return `taken, with the day that is printed: ${printed}`;
  if (written.either === null) return 'taken';
  return taken === written.date
    ? 'taken for its year: day and month may be the other way round'
    : `taken as ${taken}`;
}
