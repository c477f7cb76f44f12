/** Sites that each break a law, by what is broken in them. */

import {
  type BreakSite,
  countOneMore,
  dayBefore,
  eachHit,
  exchangeCounts,
  firstOfMonth,
  json,
  keepOnlySelected,
  markLastWord,
  markTooMuch,
  misread,
  mistake,
  page,
  phraseAsAny,
  swap,
  swapWhere,
} from './break-site.ts';
import { isNewerOrFirst } from './order.ts';
import { paramOf, withParams } from './site.ts';

let requests = 0;

/** What is broken, the beginning of the law's name that must see it, and how. */
export const BROKEN_SITES: readonly (readonly [broken: string, law: string, breakSite: BreakSite])[] = [
  ['a date’s count is one too many', '1: a bucket', json(({ facets }) => countOneMore(facets.date?.at(-1)))],
  [
    'the heading is one too many',
    '1: a bucket',
    page((html) => html.replace(/(?<=id="count"[^>]*>)\d+/, (n) => `${+n + 1}`)),
  ],
  [
    'a bar says one more',
    'every link',
    page((html) => html.replace(/(?<=<title>\d{4}: )\d+/, (n) => `${+n + 1}`)),
  ],
  [
    'a bar leads to nothing',
    'every link',
    page((html) => html.replace(/(?<=class="bars">.*?<a href="\/search\?)/s, 'from=1000&to=1001&')),
  ],
  [
    'a page that is linked is not there',
    'every link',
    (get) => async (url) => (url.startsWith('/facets/') ? { ...(await get(url)), status: 404 } : get(url)),
  ],
  [
    'a tag’s page finds one more',
    '1: a bucket',
    json((answer, url) => url.includes('tag=') && ++answer.total),
  ],
  [
    'a count on the page differs',
    '1: a bucket',
    page((html) => html.replace(/(?<=class="number">)\d+/, '7777')),
  ],
  [
    'links forget the words',
    '1: a bucket',
    page((html) => html.replaceAll(/(?<=href="\/search\?)q=[^&"]*&amp;/g, '')),
  ],
  ['links forget the tag', '1: a bucket', page((html) => html.replaceAll(/&amp;tag=[^&"]*/g, ''))],
  ['nothing is ticked', '1: a bucket', page((html) => html.replaceAll(' checked=""', ''))],
  [
    'a bucket of nothing is offered',
    '1: a bucket',
    json(({ facets }) => facets.date?.push({ key: '1066', count: 0, selected: false })),
  ],
  [
    'the form forgets the date',
    '1: the form',
    page((html) => html.replaceAll(/<input[^>]*name="date"[^>]*>/g, '')),
  ],
  [
    'the form forgets the range',
    '1: the form',
    page((html) => html.replaceAll(/<input[^>]*name="from"[^>]*>/g, '')),
  ],
  [
    'undated articles are not counted',
    '2: years',
    json(({ facets }) => facets.date?.some(({ key }) => key === 'undated') && facets.date.pop()),
  ],
  [
    'articles of unknown months are not counted',
    '2: years',
    json(({ facets }) => {
      facets.date = (facets.date ?? []).filter(({ key }) => !key.endsWith('-unknown'));
    }),
  ],
  ['only the chosen source is counted', '2: a facet', json(keepOnlySelected)],
  ['two dates exchange their counts', '2: buckets', json(exchangeCounts)],
  ['month-known dates are put on the first', '2: buckets', json(eachHit(firstOfMonth))],
  ['dates shift by a day', '6: a date bucket', json(eachHit(dayBefore))],
  [
    'the query is said to be read as another',
    '3: how',
    json(({ query }) => Object.assign(query, { read_as: `${query.read_as} qzx` })),
  ],
  ['a phrase is read as any of its words', '4: a phrase', misread(phraseAsAny)],
  ['OR finds less than AND', '4: a phrase', misread((q) => (q.includes(' OR ') ? `(${q}) AND river` : q))],
  [
    'words alone find any',
    '4: a phrase',
    misread((q) => (/^[^":()+-]+$/.test(q) && !/ (AND|OR) /.test(q) ? q.split(' ').join(' OR ') : q)),
  ],
  ['only a phrase’s last word is marked', '4: what is marked', json(eachHit(markLastWord))],
  [
    'a filter relaxes the words',
    '4: no filter',
    json(({ query }, url) => url.includes('date=') && Object.assign(query, { matching: 'some' })),
  ],
  ['a minus is not seen', '4: articles with', misread((q) => q.replace(/^-/, ''))],
  [
    'oldest loses an article',
    '5: sorting',
    mistake((url) =>
      url.includes('sort=oldest') ? withParams(url, { q: `${paramOf(url, 'q')} -river` }) : url,
    ),
  ],
  [
    'relevance ignores the scores',
    '5: sorting',
    json(({ hits }, url) => {
      if (url.includes('sort=relevance')) hits.sort((a, b) => (isNewerOrFirst(a, b) ? -1 : 1));
    }),
  ],
  [
    'the best is not the first',
    '5: sorting',
    json(({ hits }, url) => url.includes('sort=relevance') && swapWhere(hits, (a, b) => a.score > b.score)),
  ],
  [
    'scores are others by date',
    '5: sorting',
    json(({ hits }, url) => {
      if (url.includes('sort=newest')) for (const hit of hits) hit.score += 1;
    }),
  ],
  [
    'equal scores come oldest first',
    '5: sorting',
    json(({ hits }) => swapWhere(hits, (a, b) => a.score === b.score)),
  ],
  [
    'the first hits of a page change places',
    '5: paging',
    json(({ hits, page: at }) => at > 1 && swap(hits, 0)),
  ],
  [
    'past the end the total is another',
    '5: paging',
    json((answer) => answer.hits.length === 0 && --answer.total),
  ],
  [
    'each answer is different',
    '5: the same',
    json((answer) => Object.assign(answer, { request: ++requests })),
  ],
  [
    'each page is different',
    '5: the same',
    page((html) => html.replace('</body>', `<!-- ${++requests} --></body>`)),
  ],
  [
    'a range begins with its whole year',
    '6: an article',
    mistake((url) => url.replace(/(from=\d{4})-\d\d(-\d\d)?/, '$1')),
  ],
  ['a range is not read', '6: an article', mistake((url) => withParams(url, { from: null, to: null }))],
  [
    'a month is read as its year',
    '6: a date bucket',
    mistake((url) => url.replace(/(date=\d{4})-\d\d(?=&|$)/, '$1')),
  ],
  ['after: is read as date:', '6: date:', misread((q) => q.replace('after:', 'date:'))],
  ['before: is not read', '6: date:', misread((q) => q.replace(/before:\S+/, ''))],
  [
    'undated articles come first',
    '7: dates',
    json(({ hits }) => swapWhere(hits, (a, b) => a.date !== null && b.date === null)),
  ],
  ['newest is oldest', '7: dates', mistake((url) => url.replace('sort=newest', 'sort=oldest'))],
  [
    'one day’s articles change places',
    '7: dates',
    json(({ hits }) => swapWhere(hits, (a, b) => a.date === b.date)),
  ],
  ['a star is passed over', 'a longer beginning', misread((q) => q.replace(/\*$/, ''))],
  ['one edit is taken for a letter', 'more edits', misread((q) => q.replace(/~1$/, 'x'))],
  ['two edits are read as none, of another word', 'more edits', misread((q) => q.replace(/.~2$/, ''))],
  ['a boost is taken for a word', 'a boost', misread((q) => q.replace(/\^3/, ' AND qzxvjk'))],
  ['a boosted phrase is passed over', 'a boost', misread((q) => q.replace(/".*"\^20/, ''))],
  ['a key is new', 'the JSON', json((answer) => Object.assign(answer, { took: 3 }))],
  ['a highlight is out of its text', 'the JSON', json(eachHit(markTooMuch))],
  [
    'an undated article has evidence',
    'the JSON',
    json(eachHit((hit) => Object.assign(hit, { date_evidence: 'guess' }))),
  ],
  ['tags are out of order', 'the JSON', json(({ facets }) => swap(facets.tag ?? [], 0))],
  ['distinct is wrong', 'the JSON', json(({ distinct }) => Object.assign(distinct, { source: 99 }))],
  [
    'the page has other titles',
    'the page',
    page((html) => html.replaceAll(/(<h2 dir="auto"><a[^>]*>)/g, '$1x')),
  ],
  ['a hit leads to another article', 'hits lead', json(eachHit((hit) => Object.assign(hit, { id: 'x' })))],
];
