/** What was published around an article: on its day and the days beside it, or in the period that is known. */

import type { Article } from '../article.ts';
import type { CivilDate } from '../publication-date.ts';
import type { Query } from '../query.ts';
import type { ArticleReference, SearchEngine } from '../search-engine.ts';

/** Days on either side that are still around. */
const DAYS = 7;
/** Articles listed from before, and from after. */
const EACH_SIDE = 3;

/** In order of time, the article itself left out: of days the nearest ones, of a month or year its first. */
export async function articlesAround(
  engine: SearchEngine,
  all: Query,
  { id, date }: Article,
): Promise<ArticleReference[]> {
  if (date === null) return [];
  const find = async (sort: 'newest' | 'oldest', from: CivilDate, to: CivilDate, most = EACH_SIDE) => {
    const { hits } = await engine.search({ ...all, sort, from, to, size: most + 1 });
    return hits.filter((hit) => hit.id !== id).slice(0, most);
  };
  if (date.date.length < 10) return find('oldest', date.date, date.date, 2 * EACH_SIDE);
  const before = await find('newest', shifted(date.date, -DAYS), date.date);
  const after = await find('oldest', shifted(date.date, 1), shifted(date.date, DAYS));
  return [...before.reverse(), ...after];
}

/** A day so many days later, within the years that dates have. */
function shifted(day: CivilDate, days: number): CivilDate {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  const text = date.toISOString().slice(0, 10);
  return /^\d{4}-/.test(text) && !text.startsWith('0000') ? text : day;
}
