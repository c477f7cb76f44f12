/** What is said to readers, in Russian. */

import type { Expected, Note } from '../query.ts';
import type { Messages } from './english.ts';
import { formatsOf } from './formats.ts';

const formats = formatsOf('ru');
const { number, plural } = formats;

const articles = (total: number) =>
  plural(total, { one: '# статья', few: '# статьи', many: '# статей', other: '# статьи' });

const EXPECTED: Readonly<Record<Expected, string>> = {
  'one-value': 'одно значение',
  'date-bucket': 'год, месяц, день или `undated`',
  'civil-date': 'ГГГГ, ГГГГ-ММ или ГГГГ-ММ-ДД',
  'day-of-year': 'ММ-ДД',
  choice: 'одно из своих значений',
  sort: 'relevance, newest, oldest',
  page: 'целое число от 1',
  size: 'целое число от 1 до 100',
  values: 'не больше 50 значений',
};

function note(about: Note): string {
  switch (about.code) {
    case 'stop-words-left-out': {
      const words = about.words.map((word) => `«${word}»`).join(', ');
      return about.words.length === 1
        ? `Слово ${words} встречается почти везде и не учтено.`
        : `Слова ${words} встречаются почти везде и не учтены.`;
    }
    case 'expansion-cut':
      return `Под «${about.text}» подходит очень много слов: искали только самые частые (${number(about.words)}).`;
    case 'no-words':
      return `В «${about.text}» нет слов, поэтому показаны все статьи.`;
    case 'read-as-words':
      return `«${about.text}» прочитано как обычные слова.`;
    case 'passed-over':
      return `«${about.text}» здесь ничего не значит и пропущено.`;
    case 'edits-limited':
      if (about.distance === 0) return `Слово «${about.word}» так коротко, что искали его точно.`;
      return `Слово «${about.word}» искали не более чем с ${about.distance === 1 ? 'одной опечаткой' : 'двумя опечатками'}: больше его длина не допускает.`;
    case 'cut':
      return `Прочитано только начало запроса: не больше ${number(about.characters)} знаков и ${number(about.words)} слов.`;
    case 'dropped':
      return `«${about.value}» не учтено: параметр ${about.name} принимает ${EXPECTED[about.expected]}.`;
    case 'range-reversed':
      return `Промежуток кончается (${about.to}) раньше, чем начинается (${about.from}), поэтому в нём нет статей.`;
  }
}

export const russian: Messages = {
  tag: 'ru',
  ...formats,
  note,
  articles,
  facets: { source: 'Источник', author: 'Автор', section: 'Раздел', tag: 'Тема', language: 'Язык' },
  sorts: { relevance: 'По соответствию', newest: 'Сначала новые', oldest: 'Сначала старые' },
  evidence: {
    correction: 'исправлено архивом',
    metadata: 'указано при статье',
    url: 'из адреса или имени файла',
    dateline: 'напечатано в начале',
    inferred: 'выведено из текста',
  },

  skip: 'К содержанию',
  searchLabel: 'Поиск по архиву',
  search: 'Найти',
  suggestions: 'Подсказки',
  suggestedSearches: 'Запросы',
  suggestedArticles: 'Статьи',
  footer: 'Без cookie и без обращений к другим сайтам.',
  pageLanguage: 'Язык страницы',
  showKeys: 'Клавиши',
  close: 'Закрыть',
  keys: {
    '/': 'к строке поиска',
    'j k': 'к следующему и предыдущему результату',
    'n p': 'к следующему и предыдущему совпадению',
    '?': 'этот список',
    Esc: 'закрывает подсказки и этот список',
  },

  unreachable: 'Сервер недоступен. Показаны результаты прежнего запроса.',
  failed: 'Сервер не смог ответить. Показаны результаты прежнего запроса.',
  tooLong: 'Запрос слишком длинный. Сократите его.',
  notFoundTitle: 'Не найдено',
  notFound: 'По этому адресу ничего нет. Возможно, в нём опечатка.',
  tooLongTitle: 'Слишком длинно',
  addressTooLong: (kilobytes) => `Адрес длиннее ${kilobytes} КБ. Сократите запрос.`,
  notPossibleTitle: 'Так нельзя',
  notPossible: 'Сайт отвечает только на запросы GET и HEAD.',
  wrongTitle: 'Что-то сломалось',
  wrong: 'Это наша ошибка, она записана.',
  tooManyTitle: 'Слишком много запросов',
  tooMany: 'Из вашей сети пришло слишком много запросов. Подождите немного и попробуйте снова.',
  damagedTitle: 'Это сейчас нельзя прочитать',
  damaged:
    'Часть архива на сервере повреждена. Его владельцу об этом сообщено; другие страницы могут быть доступны.',
  overloadedTitle: 'Сервер занят',
  overloaded: 'Сейчас очень много запросов. Попробуйте снова через несколько секунд.',
  unauthorizedTitle: 'Вход по паролю',
  unauthorized: 'Архив открыт для тех, у кого есть пароль.',
  lookThrough: 'Просмотреть все статьи',

  allArticles: 'Все статьи',
  order: 'Порядок',
  narrow: 'Уточнить',
  apply: 'Применить',
  narrowedTo: 'Отобрано',
  remove: 'убрать',
  pages: 'Страницы',
  previousPage: '← Назад',
  nextPage: 'Вперёд →',
  didYouMean: ['Возможно, вы имели в виду ', '?'],
  some: 'Статей со всеми этими словами нет; в этих есть некоторые из них.',
  mustHave: 'Только со словом (одним из них):',
  lookForThem: 'Искать и это:',
  asPhrase: 'Искать как фразу:',
  readAs: (text) => `Прочитано так: ${text}`,
  nearCopies: (copies) =>
    plural(copies, { one: '# почти такая же', few: '# почти такие же', other: '# почти таких же' }),
  resultsEnd: 'Результаты кончаются раньше этой страницы.',
  pagesEnd: (hit) => `Страницы кончаются на результате ${number(hit)}.`,
  backToFirst: 'К первой странице',
  nothingHere: 'Здесь ничего нет. Можно:',
  nothingMatches: 'Ни одна статья не подходит. Можно:',
  searchWhole: 'искать во всём архиве, без условий',
  fewerWords: 'взять меньше слов или другие слова',
  orBetween: ['поставить ', ' между словами, чтобы подошло любое из них'],
  starAfter: ['закончить слово знаком ', ', чтобы найти все, что так начинаются: '],
  tildeAfter: ['поставить ', ' после слова, которое могли написать иначе: '],
  keepQuotes: ['оставить кавычки для слов, которые стоят рядом: '],
  lookThroughAll: 'просмотреть все статьи',

  dateLabel: 'Дата',
  overTime: 'По времени',
  allDates: 'Все даты',
  chosenDate: 'Выбранная дата',
  undated: 'Без даты',
  monthUnknown: 'Месяц неизвестен',
  dayUnknown: 'День неизвестен',
  between: 'Промежуток (год, месяц или день)',
  from: 'С',
  to: 'По',
  fromDate: (date) => `С: ${date}`,
  toDate: (date) => `По: ${date}`,
  dayOfAnyYear: 'День любого года',
  inAnyYear: (day) => `${day} любого года`,
  chart: 'Что показывает график',
  charts: { count: 'Число', share: 'Доля' },
  shareOf: (part, of) => `${part} из ${of}`,

  searchWithin: (facet) => `Поиск в списке: ${facet}`,
  allValues: (values) => `Все (${number(values)})`,
  values: (values) =>
    plural(values, { one: '# значение', few: '# значения', many: '# значений', other: '# значения' }),
  noValues: 'Такого в названиях нет.',
  backToResults: '← К результатам',
  resultsFor: (typed) => `← К результатам по запросу «${typed}»`,

  by: 'Автор',
  tags: 'Темы',
  original: 'Оригинал',
  textNotShown: 'Текст этой статьи здесь не показан.',
  matches: (matches) =>
    plural(matches, {
      one: '# совпадение',
      few: '# совпадения',
      many: '# совпадений',
      other: '# совпадения',
    }),
  matchOf: (match, of) => `${number(match)} из ${number(of)}`,
  previousMatch: 'Предыдущее совпадение',
  nextMatch: 'Следующее совпадение',
  closeMatches: 'К началу',
  nearlySame: 'Почти тот же текст',
  similar: 'Похожие статьи',
  similarWords: 'Найдены по самым весомым словам:',
  aroundDay: 'Около этого дня',
  aroundMonth: 'Из того же времени',
  allOf: (date) => `Всё за ${date}`,
  cite: 'Как цитировать',
  citeAs: 'Скачать файл:',
  noDate: 'б. д.',

  view: 'Вид',
  views: { hits: 'Статьи', context: 'Слова в контексте' },
  lines: (lines) => plural(lines, { one: '# строка', few: '# строки', many: '# строк', other: '# строки' }),
  linesCut: (lines) => `Строк больше: показаны только первые ${number(lines)}.`,
  noLines: 'Показать нечего: строки дают слова и фразы запроса.',
  lineOrder: 'Порядок строк',
  lineOrders: { article: 'По статьям', before: 'По слову перед', after: 'По слову после' },
  wordsBefore: 'Перед',
  match: 'Совпадение',
  wordsAfter: 'После',
  article: 'Статья',

  takeAlong: 'Скачать',
  feed: 'Лента',

  noArticles: 'В архиве пока нет статей.',
  noneDated: (total) => `${articles(total)}, все без даты.`,
  allOfYear: (total, year) => `${articles(total)}, ${year} год.`,
  fromYearToYear: (total, first, last) => `${articles(total)}, ${first}–${last} годы.`,
  all: (total) => `Все статьи (${number(total)})`,
  newest: 'Новые',
  onThisDay: (day) => `${day} в другие годы`,
  undatedLink: (total) => `${articles(total)} без даты`,
  whatToType: 'Что можно набрать',
  examples: {
    both: 'статьи, где есть оба слова',
    either: 'где есть хотя бы одно',
    phrase: 'где эти слова стоят подряд',
    without: 'где есть первое и нет второго',
    beginning: 'где есть слово с таким началом; звёздочка может стоять в любом месте',
    misspelled: 'где слово отличается на букву; с ~2 — до двух',
    inTitle: 'в заголовке; также text:, description:, source:, author:, tag:',
    after: 'после года, месяца или дня; также before: и date:',
  },
  describeSite: (site, extent) => `${site}: поиск по архиву. ${extent}`,
};
