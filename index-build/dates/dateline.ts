/**
 * The dateline: a date printed near the head of an article, on a line that holds little else. A date
 * in a sentence, a caption, a copyright line or a line on an update is none, and where two lines
 * have different dates, as a list of other articles has, no one can tell.
 */

import type { CivilDate } from '../../src/publication-date.ts';
import type { DateText } from '../reader.ts';
import { withPlainDigits } from './calendar-names.ts';
import { dateAt } from './written-date.ts';

/** Lines from the top among which a dateline may be, and their length at most. */
const MOST_LINES = 16;
/** Lines below the headline where its own date stands. */
const UNDER_TITLE = 5;
const LONGEST_LINE = 140;
/** Letters that may stand beside the date: a label, a name, a time and its zone. */
const MOST_OTHERS = 60;

/** Lines whose date is another's. */
const TRAPS =
  /©|\(c\)|copyright|all rights|photo|image|file\b|picture|credit|getty|caption|updat|modifi|edited|review|correct|repl(?:y|ied)|comment|archive|expires|deadline|born\b|died\b|event|register|обновлен|最[終终后]更新|更新(?:日|时间|時間|于|[:：])|追記|修正|编辑|수정|aktualis|mis à jour|actualiz/i;
/** A line may tell of several things; how many comments there are is one of them. */
const PARTS = /\s*[|•·]\s*|\s+(?=(?:last )?updated\b)|\.?\s+\d+ (?:comments?|replies)\b/i;
/** A label of the date of publication. */
const LABEL =
  /^(?:date|dated|published|publication date|posted|issued|first published|опубликовано|veröffentlicht|publié|publicado|pubblicato)\b|^\[?\s*(?:公開|掲載|投稿|発行|配信|发布|發布|发表|發表|입력|등록|게시|승인)/i;
const LONGEST_LABEL = 30;
/** A date may begin after the beginning of the line, or after one of these. */
const BEFORE = /(?:^|[\s|•·–—:：(（[［【,-])(?=[\p{L}\p{N}])/gu;

/** The date as it stands on its line; null when there is none, or several and nothing tells which. */
export function findDateline(lines: readonly string[], title: string): DateText | null {
  const given = lines.map((line) => line.trim()).filter((line) => line !== '');
  const at = title === '' ? -1 : given.indexOf(title);
  // The first date right under the headline is its own, whatever else is dated on the page.
  const under = at < 0 ? [] : given.slice(at + 1, at + 1 + UNDER_TITLE).flatMap(datesOn);
  if (under[0] !== undefined) return dateline(under[0].text);
  const near = given.slice(0, MOST_LINES).filter((line) => line !== title);
  const dates = near.flatMap(datesOn);
  const labelled = dates.find(({ isLabelled }) => isLabelled);
  if (labelled !== undefined) return dateline(labelled.text);
  return new Set(dates.map(({ date }) => date)).size === 1 ? dateline((dates[0] as DateOnLine).text) : null;
}

/**
 * The date that a line anywhere on a page calls that of publication, or that stands on the line below
 * such a label; null when there is none, or several.
 */
export function findLabelledDate(lines: readonly string[]): DateText | null {
  const dates = lines
    .map((line, i) => (isLabel(line) ? `${line} ${lines[i + 1] ?? ''}` : line))
    .flatMap(datesOn)
    .filter(({ isLabelled }) => isLabelled);
  const [first] = dates;
  if (first === undefined || dates.some(({ date }) => date !== first.date)) return null;
  return { text: first.text, evidence: 'dateline', where: 'a line that calls it the date of publication' };
}

function isLabel(line: string): boolean {
  return line.length <= LONGEST_LABEL && LABEL.test(line) && !/\d/.test(line);
}

interface DateOnLine {
  readonly text: string;
  readonly date: CivilDate;
  /** Whether the line says that it is the date of publication. */
  readonly isLabelled: boolean;
}

function datesOn(line: string): DateOnLine[] {
  if (line.length > LONGEST_LINE) return [];
  return line.split(PARTS).flatMap((part) => {
    const date = TRAPS.test(part) ? null : dateOnLine(withPlainDigits(part.trim()));
    return date === null ? [] : [{ ...date, isLabelled: LABEL.test(part.trim()) }];
  });
}

function dateline(text: string): DateText {
  return { text, evidence: 'dateline', where: 'a line at its head' };
}

/** A date known to the day on a line that holds little else. */
function dateOnLine(line: string): { readonly text: string; readonly date: CivilDate } | null {
  for (const { index } of line.matchAll(BEFORE)) {
    const start = index === 0 && /^[\p{L}\p{N}]/u.test(line) ? 0 : index + 1;
    const found = dateAt(line.slice(start));
    if (found === null || (found.date.date.length < 10 && found.date.either === null)) continue;
    const text = line.slice(start, start + found.end);
    const others = (line.slice(0, start) + line.slice(start + found.end)).match(/\p{L}/gu)?.length ?? 0;
    // A sentence ends in a full stop and goes on behind its date.
    const isSentence = others > 12 && /[.!?]["”']?$/.test(line);
    return others <= MOST_OTHERS && !isSentence ? { text, date: found.date.date } : null;
  }
  return null;
}
