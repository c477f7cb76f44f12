/**
 * The hits over time as a picture: bars for years and months, a calendar for the days of a month.
 * It says nothing that the table of dates does not say, so only that is read out.
 */

import { facetPeriod, UNDATED, unknownOf } from '../src/date-bucket.ts';
import type { Query } from '../src/query.ts';
import { searchUrl } from '../src/query-language/search-url.ts';
import type { Bucket } from '../src/search-engine.ts';
import { Calendar } from './calendar.tsx';
import { type Bar, legend, type Totals } from './date-bar.ts';
import { bucketName } from './date-of.tsx';
import { usePage } from './page-context.ts';

interface DateChartProps {
  readonly query: Query;
  readonly buckets: readonly Bucket[];
  readonly totals: Totals;
}

/** The picture in its own units, and the least that a bar is to be seen by. */
const WIDTH = 1000;
const HEIGHT = 100;
const LEAST_HEIGHT = 2;
const LEAST_WIDTH = 5;

/** Whether there is more than one thing to compare. Of a month that was chosen there is a calendar in any case. */
export function hasChart({ date }: Query, buckets: readonly Bucket[]): boolean {
  const filled = buckets.filter(({ count }) => count > 0);
  const period = facetPeriod(date);
  if (period.length === 7) return filled.length > 0;
  const placed = filled.filter(({ key }) => isPlaced(key));
  return placed.length > (period === '' ? 1 : 0);
}

export function DateChart({ query, buckets, totals }: DateChartProps) {
  if (!hasChart(query, buckets)) return null;
  const bars = buckets
    .filter((bucket) => bucket.count > 0)
    .map((bucket) => ({ bucket, value: bucket.count / (totals?.get(bucket.key) ?? 1) }));
  const dated = bars.filter(({ bucket }) => isPlaced(bucket.key));
  const period = facetPeriod(query.date);
  return (
    <div class="chart" aria-hidden="true">
      {period.length === 7 ? (
        <Calendar query={query} month={period} bars={dated} totals={totals} />
      ) : (
        <Bars query={query} bars={dated} totals={totals} />
      )}
      <Beside query={query} bars={bars.filter((bar) => !dated.includes(bar))} totals={totals} />
    </div>
  );
}

function isPlaced(key: string): boolean {
  return key !== UNDATED && unknownOf(key) === null;
}

function Bars({
  query,
  bars,
  totals,
}: Pick<DateChartProps, 'query' | 'totals'> & { readonly bars: readonly Bar[] }) {
  const { t } = usePage();
  const [first, slots] = slotsOf(bars);
  const most = Math.max(...bars.map((bar) => bar.value));
  const step = WIDTH / slots;
  const name = (slot: number) => bucketName(t, keyOf(bars, slot));
  return (
    <div class="bars">
      <span class="most">{totals === null ? t.number(most) : t.share(most)}</span>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
        {bars.map((bar) => {
          const x = (slotOf(bar.bucket.key) - first) * step;
          const width = Math.max(LEAST_WIDTH, step * 0.86);
          const height = Math.max(LEAST_HEIGHT, (HEIGHT * bar.value) / most);
          return (
            <a href={searchUrl(query, { date: bar.bucket.key })} rel="nofollow" tabindex={-1}>
              <title>{legend(t, bar, totals)}</title>
              <rect class="back" x={short(x)} y={0} width={short(step)} height={HEIGHT} />
              <rect x={short(x)} y={short(HEIGHT - height)} width={short(width)} height={short(height)} />
            </a>
          );
        })}
      </svg>
      <span class="ends">
        <span>{name(first)}</span>
        <span>{name(first + slots - 1)}</span>
      </span>
    </div>
  );
}

/** Years, or the months of one: the first that has a bar (of a year, January) and how many there are. */
function slotsOf(bars: readonly Bar[]): [first: number, slots: number] {
  if ((bars[0] as Bar).bucket.key.length === 7) return [1, 12];
  const years = bars.map((bar) => slotOf(bar.bucket.key));
  const first = Math.min(...years);
  return [first, Math.max(...years) - first + 1];
}

function slotOf(key: string): number {
  return Number(key.length === 7 ? key.slice(5) : key);
}

function keyOf(bars: readonly Bar[], slot: number): string {
  const { key } = (bars[0] as Bar).bucket;
  return key.length === 7
    ? `${key.slice(0, 5)}${String(slot).padStart(2, '0')}`
    : String(slot).padStart(4, '0');
}

function short(number: number): string {
  return number.toFixed(1).replace(/\.0$/, '');
}

/** What has no place on the line of time. */
function Beside({
  query,
  bars,
  totals,
}: Pick<DateChartProps, 'query' | 'totals'> & { readonly bars: readonly Bar[] }) {
  const { t } = usePage();
  if (bars.length === 0) return null;
  return (
    <ul class="beside">
      {bars.map((bar) => (
        <li>
          <a
            href={searchUrl(query, { date: bar.bucket.key })}
            rel="nofollow"
            tabindex={-1}
            title={legend(t, bar, totals)}
          >
            {bucketName(t, bar.bucket.key)}{' '}
            <span class="number">{totals === null ? t.number(bar.value) : t.share(bar.value)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
