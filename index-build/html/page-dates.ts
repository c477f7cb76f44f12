/** What a page states of the day on which its article was published; never of an update. */

import { readWrittenDate } from '../dates/written-date.ts';
import type { DateText } from '../reader.ts';
import { oneLine } from '../text-form.ts';
import { type JsonObject, textOf } from './json-ld.ts';
import { isNamedOthers, isWithinOthers } from './others.ts';
import type { PageNames } from './page-names.ts';

/** In the order of trust. */
const METAS = [
  'article:published_time',
  'article:published',
  'og:article:published_time',
  'og:published_time',
  'datepublished',
  'date_published',
  'published_date',
  'publish_date',
  'publish-date',
  'published-date',
  'publicationdate',
  'publication_date',
  'pubdate',
  'article.published',
  'article:post_date',
  'parsely-pub-date',
  'sailthru.date',
  'cxenseparse:recs:publishtime',
  'dc.date.issued',
  'dcterms.issued',
  'dc.date.created',
  'dcterms.created',
  'dc.date',
  'dcterms.date',
  'citation_publication_date',
  'citation_date',
  'displaydate',
  'originalpublicationdate',
  'article_date_original',
  'rnews:datepublished',
  'news:publicationdate',
  'date.release',
  'date',
  'created',
  'pub_date',
  'prism.publicationdate',
  'bt:pubdate',
  'ptime',
  'dat:publishdate',
];

/** Elements that a page names as the time of its article. */
const NAMED =
  '[itemprop~="datePublished"], [property~="datePublished"], time[pubdate], .published[title], abbr.published, .entry-date.published, time.published, time.entry-date';
/** Elements that are called so for what they show: a date and nothing else, if they are its own. */
const CALLED_DATE = ['date', 'dateline', 'timestamp', 'published', 'publish', 'pubdate', 'posted']
  .flatMap((name) => [
    `.${name}`,
    `#${name}`,
    ...['class', 'id'].flatMap((kind) =>
      [`-${name}`, `_${name}`, `${name}-`].map((part) => `[${kind}*="${part}"]`),
    ),
  ])
  .join(', ');
/** Elements that show a moment, one of them as how long ago it was. */
const TIMES = 'time, relative-time';
/** Names of an element that shows when something was changed. */
const UPDATE = /updat|modif/i;

/** Elements that may be called a date on the way to the one that shows it. */
const MOST_LOOKED = 200;

export function statedDates(document: Document, names: PageNames, article: JsonObject | null): DateText[] {
  const dates: DateText[] = [];
  const add = (text: string | null, where: string) => {
    if (text !== null && text !== '')
      dates.push({ text: oneLine(text).slice(0, 120), evidence: 'metadata', where });
  };
  add(textOf(article?.datePublished), 'its JSON-LD');
  const meta = names.metaNamed(...METAS);
  add(meta?.value ?? null, `its meta element ${meta?.name}`);
  for (const element of document.querySelectorAll(NAMED)) {
    if (isWithinOthers(element)) continue;
    add(timeOf(element), 'an element named as its date');
    break;
  }
  add(timeNearHeadline(document), 'the time near its headline');
  add(textOf(article?.dateCreated), 'its JSON-LD');
  return dates;
}

function timeOf(element: Element): string | null {
  const value =
    element.getAttribute('datetime') ?? element.getAttribute('content') ?? element.getAttribute('title');
  return value ?? element.textContent;
}

/** The first `time` behind the first headline, or within its article's header. */
function timeNearHeadline(document: Document): string | null {
  const own = (root: ParentNode) =>
    Array.from(root.querySelectorAll(TIMES)).filter(
      (time) => !isWithinOthers(time) && !UPDATE.test(around(time)),
    );
  const within = own(articleOf(document));
  const times = within.length > 0 ? within : own(document);
  const [first] = times;
  const time = first === undefined ? null : timeOf(first);
  // A lone year is that of a film or record.
  return time === null || /^\s*\d{4}\s*$/.test(time) ? null : time;
}

/** What holds the first headline; the page where nothing does. */
function articleOf(document: Document): ParentNode {
  const holds = 'article, main, [role="main"]';
  return (
    document.querySelector('h1')?.closest(holds) ??
    document.querySelector('article') ??
    document.body ??
    document
  );
}

/** Names and texts in which an element would be said to show an update. */
function around(element: Element): string {
  const parent = element.parentElement;
  return `${element.className} ${parent?.className ?? ''} ${parent?.textContent?.slice(0, 60) ?? ''}`;
}

/** The day that is shown by the first element of the article that is called a date. */
export function calledDates(document: Document): DateText[] {
  for (const element of Array.from(articleOf(document).querySelectorAll(CALLED_DATE)).slice(0, MOST_LOOKED)) {
    const text = oneLine(element.textContent ?? '').replace(/^(?:published|posted|date)(?: on)?:?\s+/i, '');
    if (text.length > 60 || isWithinOthers(element, isNamedOthers) || UPDATE.test(element.className))
      continue;
    if (readWrittenDate(text)?.date.length !== 10) continue;
    return [{ text, evidence: 'dateline', where: 'an element called its date' }];
  }
  return [];
}
