/** A date as a person reads it, no more exact than it is known, and the names of date buckets. */

import { hasParts, periodOf, UNDATED, unknownOf } from '../src/date-bucket.ts';
import type { Messages } from '../src/messages/english.ts';
import type { PublicationDate } from '../src/publication-date.ts';
import { usePage } from './page-context.ts';

export function DateOf({ date }: { readonly date: PublicationDate | null }) {
  const { t } = usePage();
  if (date === null) return <span class="date">{t.undated}</span>;
  return (
    <time class="date" datetime={date.date}>
      {t.date(date.date)}
    </time>
  );
}

/** A bucket's name, as short as the list that it stands in allows. */
export function bucketName(t: Messages, bucket: string): string {
  if (bucket === UNDATED) return t.undated;
  const unknown = unknownOf(bucket);
  if (unknown !== null) return unknown === 'month' ? t.monthUnknown : t.dayUnknown;
  const period = periodOf(bucket);
  if (!hasParts(bucket)) return t.dayAndMonth(period);
  return period.length === 7 ? t.month(period) : period;
}

/** A bucket's whole name, wherever it stands. */
export function bucketText(t: Messages, bucket: string): string {
  if (bucket === UNDATED) return t.undated;
  const unknown = unknownOf(bucket);
  const period = t.date(periodOf(bucket));
  if (unknown === null) return period;
  return `${period}, ${(unknown === 'month' ? t.monthUnknown : t.dayUnknown).toLowerCase()}`;
}
