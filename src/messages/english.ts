/** What is said to readers, in English. This is also what every other language has to say. */

import type { FacetName } from '../article.ts';
import type { DateEvidence } from '../publication-date.ts';
import type { Expected, Note, Sort } from '../query.ts';
import { formatsOf } from './formats.ts';

const formats = formatsOf('en-GB');
const { number, plural } = formats;

const articles = (total: number) => plural(total, { one: '# article', other: '# articles' });

/** What a parameter takes, to follow “takes”. */
const EXPECTED: Readonly<Record<Expected, string>> = {
  'one-value': 'one value',
  'date-bucket': 'a year, month, day or `undated`',
  'civil-date': 'YYYY, YYYY-MM or YYYY-MM-DD',
  'day-of-year': 'MM-DD',
  choice: 'one of its choices',
  sort: 'relevance, newest, oldest',
  page: 'a whole number from 1',
  size: 'a whole number from 1 to 100',
  values: 'at most 50 values',
};

function note(about: Note): string {
  switch (about.code) {
    case 'stop-words-left-out': {
      const words = about.words.map((word) => `“${word}”`).join(', ');
      return about.words.length === 1
        ? `${words} is so common that it was left out.`
        : `${words} are so common that they were left out.`;
    }
    case 'expansion-cut':
      return `“${about.text}” stands for very many words: only the ${number(about.words)} commonest were looked for.`;
    case 'no-words':
      return `There is no word in “${about.text}”, so this is every article.`;
    case 'read-as-words':
      return `“${about.text}” was read as ordinary words.`;
    case 'passed-over':
      return `“${about.text}” means nothing there and was passed over.`;
    case 'edits-limited':
      if (about.distance === 0) return `“${about.word}” is so short that it was looked for as typed.`;
      return `“${about.word}” was looked for with at most ${about.distance === 1 ? 'one edit' : 'two edits'}, as many as a word of its length takes.`;
    case 'cut':
      return `Only the beginning of the query was read: at most ${number(about.characters)} characters and ${number(about.words)} words.`;
    case 'dropped':
      return `“${about.value}” was left out: ${about.name} takes ${EXPECTED[about.expected]}.`;
    case 'range-reversed':
      return `The range ends (${about.to}) before it begins (${about.from}), so no article is in it.`;
  }
}

const facets: Readonly<Record<FacetName, string>> = {
  source: 'Source',
  author: 'Author',
  section: 'Section',
  tag: 'Tag',
  language: 'Language',
};

const sorts: Readonly<Record<Sort, string>> = { relevance: 'Relevance', newest: 'Newest', oldest: 'Oldest' };

/** How a date is known, to follow the date itself. */
const evidence: Readonly<Record<DateEvidence, string>> = {
  correction: 'put right by the archive',
  metadata: 'stated with the article',
  url: 'from its address or file name',
  dateline: 'printed at its head',
  inferred: 'inferred from its text',
};

export const english = {
  /** The language as a BCP 47 tag. */
  tag: 'en',
  ...formats,
  note,
  articles,
  facets,
  sorts,
  evidence,

  // The frame of every page
  skip: 'Skip to the content',
  searchLabel: 'Search the archive',
  search: 'Search',
  suggestions: 'Suggestions',
  suggestedSearches: 'Searches',
  suggestedArticles: 'Articles',
  footer: 'No cookies, nothing from other sites.',
  pageLanguage: 'Language of the page',
  showKeys: 'Keys',
  close: 'Close',
  keys: {
    '/': 'to the search box',
    'j k': 'to the next and the previous hit',
    'n p': 'to the next and the previous match',
    '?': 'this list',
    Esc: 'closes suggestions and this list',
  },

  // Failures
  unreachable: 'The server could not be reached. The results are those of the search before.',
  failed: 'The server could not answer. The results are those of the search before.',
  tooLong: 'That query is too long. Shorten it to search again.',
  notFoundTitle: 'Not found',
  notFound: 'There is nothing at this address. It may have been mistyped.',
  tooLongTitle: 'That is too long',
  addressTooLong: (kilobytes: number) => `The address is longer than ${kilobytes} KB. Shorten the query.`,
  notPossibleTitle: 'That is not possible',
  notPossible: 'This site only answers GET and HEAD requests.',
  wrongTitle: 'Something went wrong',
  wrong: 'This is our fault, and it was noted down.',
  tooManyTitle: 'Too many requests',
  tooMany: 'More was asked from your network than one server can answer. Wait a little and try again.',
  damagedTitle: 'This can’t be read just now',
  damaged:
    'A part of the archive on the server is damaged. Whoever runs it has been told; other pages may be there.',
  overloadedTitle: 'Too busy',
  overloaded: 'Very many are searching just now. Try again in a few seconds.',
  unauthorizedTitle: 'Not for everybody',
  unauthorized: 'This archive is open to those who have its password.',
  lookThrough: 'Look through all articles',

  // Results
  allArticles: 'All articles',
  order: 'Order',
  narrow: 'Narrow the results',
  apply: 'Apply',
  narrowedTo: 'Narrowed to',
  remove: 'remove',
  pages: 'Pages',
  previousPage: '← Previous',
  nextPage: 'Next →',
  didYouMean: ['Did you mean ', '?'],
  some: 'No article has all of these words; these have some of them.',
  mustHave: 'Only with',
  lookForThem: 'Look for it all the same:',
  asPhrase: 'Look for it as a phrase:',
  readAs: (text: string) => `Read as: ${text}`,
  nearCopies: (copies: number) => plural(copies, { one: '# near-copy', other: '# near-copies' }),
  resultsEnd: 'The results end before this page.',
  pagesEnd: (hit: number) => `Pages end at hit ${number(hit)}.`,
  backToFirst: 'Back to the first page',
  nothingHere: 'Nothing is here. You can:',
  nothingMatches: 'No article matches. You can:',
  searchWhole: 'search the whole archive, narrowed by nothing',
  fewerWords: 'use fewer words, or other ones',
  orBetween: ['put ', ' between words to find articles with any of them'],
  starAfter: ['end a word with ', ' to find all that begin with it: '],
  tildeAfter: ['put ', ' after a word that may be spelled otherwise: '],
  keepQuotes: ['keep quotes for words that stand together: '],
  lookThroughAll: 'look through all articles',

  // Time
  dateLabel: 'Date',
  overTime: 'Over time',
  allDates: 'All dates',
  chosenDate: 'Chosen date',
  undated: 'Undated',
  monthUnknown: 'Month unknown',
  dayUnknown: 'Day unknown',
  between: 'Between (year, month or day)',
  from: 'From',
  to: 'To',
  fromDate: (date: string) => `From ${date}`,
  toDate: (date: string) => `To ${date}`,
  dayOfAnyYear: 'Day of any year',
  inAnyYear: (day: string) => `${day} in any year`,
  chart: 'What the chart shows',
  charts: { count: 'Number', share: 'Share of all' },
  shareOf: (part: string, of: string) => `${part} of ${of}`,

  // Facets
  searchWithin: (facet: string) => `Search within: ${facet}`,
  allValues: (values: number) => `All ${number(values)}`,
  values: (values: number) => plural(values, { one: '# value', other: '# values' }),
  noValues: 'No value has this in its name.',
  backToResults: '← Results',
  resultsFor: (typed: string) => `← Results for “${typed}”`,

  // Articles
  by: 'By',
  tags: 'Tags',
  original: 'Original',
  textNotShown: 'The text of this article is not shown here.',
  matches: (matches: number) => plural(matches, { one: '# match', other: '# matches' }),
  matchOf: (match: number, of: number) => `${number(match)} of ${number(of)}`,
  previousMatch: 'Previous match',
  nextMatch: 'Next match',
  closeMatches: 'Back to the top',
  nearlySame: 'Nearly the same text',
  similar: 'Articles like this one',
  similarWords: 'Found by its weightiest words:',
  aroundDay: 'Around that day',
  aroundMonth: 'From that time',
  allOf: (date: string) => `All of ${date}`,
  cite: 'Cite',
  citeAs: 'As a file:',
  noDate: 'n.d.',

  // Words in context
  view: 'View',
  views: { hits: 'Articles', context: 'Words in context' },
  lines: (lines: number) => plural(lines, { one: '# line', other: '# lines' }),
  linesCut: (lines: number) => `There are more: only the first ${number(lines)} lines are shown.`,
  noLines: 'There is no match to show as a line. Words or phrases in the query make lines.',
  lineOrder: 'Order of lines',
  lineOrders: { article: 'By article', before: 'By the word before', after: 'By the word after' },
  wordsBefore: 'Before',
  match: 'Match',
  wordsAfter: 'After',
  article: 'Article',

  // Taking it along
  takeAlong: 'Take along',
  feed: 'Feed',

  // Home
  noArticles: 'There are no articles in this archive yet.',
  noneDated: (total: number) => `${articles(total)}, none of them dated.`,
  allOfYear: (total: number, year: string) => `${articles(total)}, all of ${year}.`,
  fromYearToYear: (total: number, first: string, last: string) => `${articles(total)}, ${first} to ${last}.`,
  all: (total: number) => `All ${articles(total)}`,
  newest: 'Newest',
  onThisDay: (day: string) => `On ${day} in other years`,
  undatedLink: (total: number) => `${articles(total)} undated`,
  whatToType: 'What one can type',
  examples: {
    both: 'articles with both words',
    either: 'with either',
    phrase: 'with these words one after the other',
    without: 'with the one and without the other',
    beginning: 'with a word that begins like this; the star may stand anywhere in it',
    misspelled: 'with a word that is one letter off, with ~2 up to two',
    inTitle: 'in the title; also text:, description:, source:, author:, tag:',
    after: 'after a year, month or day; also before: and date:',
  },
  describeSite: (site: string, extent: string) => `${site}: search the archive. ${extent}`,
};

export type Messages = typeof english;
