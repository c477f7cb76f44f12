/** What is said to readers, in Chinese (simplified). */

import type { Expected, Note } from '../query.ts';
import type { Messages } from './english.ts';
import { formatsOf } from './formats.ts';

const formats = formatsOf('zh-Hans');
const { number } = formats;

const articles = (total: number) => `${number(total)} 篇文章`;

const EXPECTED: Readonly<Record<Expected, string>> = {
  'one-value': '一个值',
  'date-bucket': '年、月、日或 `undated`',
  'civil-date': 'YYYY、YYYY-MM 或 YYYY-MM-DD',
  'day-of-year': 'MM-DD',
  choice: '其可选值之一',
  sort: 'relevance、newest、oldest',
  page: '从 1 起的整数',
  size: '1 到 100 的整数',
  values: '最多 50 个值',
};

function note(about: Note): string {
  switch (about.code) {
    case 'stop-words-left-out':
      return `${about.words.map((word) => `“${word}”`).join('、')}过于常见，已略去。`;
    case 'expansion-cut':
      return `“${about.text}”对应的词太多：只查找了最常见的 ${number(about.words)} 个。`;
    case 'no-words':
      return `“${about.text}”中没有词，因此显示全部文章。`;
    case 'read-as-words':
      return `“${about.text}”被当作普通的词。`;
    case 'passed-over':
      return `“${about.text}”在此处没有意义，已忽略。`;
    case 'edits-limited':
      if (about.distance === 0) return `“${about.word}”太短，按原样查找。`;
      return `“${about.word}”最多允许 ${about.distance} 处差异，这是其长度所容许的。`;
    case 'cut':
      return `只读取了查询的开头：最多 ${number(about.characters)} 个字符、${number(about.words)} 个词。`;
    case 'dropped':
      return `“${about.value}”已略去：${about.name} 应为${EXPECTED[about.expected]}。`;
    case 'range-reversed':
      return `时间范围的终点（${about.to}）早于起点（${about.from}），因此其中没有文章。`;
  }
}

export const chinese: Messages = {
  tag: 'zh-Hans',
  ...formats,
  note,
  articles,
  facets: { source: '来源', author: '作者', section: '版块', tag: '标签', language: '语言' },
  sorts: { relevance: '相关度', newest: '最新', oldest: '最早' },
  evidence: {
    correction: '由档案馆更正',
    metadata: '随文章注明',
    url: '来自地址或文件名',
    dateline: '印于文首',
    inferred: '由正文推断',
  },

  skip: '跳到正文',
  searchLabel: '搜索档案',
  search: '搜索',
  suggestions: '建议',
  suggestedSearches: '查询',
  suggestedArticles: '文章',
  footer: '不使用 Cookie，不加载其他网站的内容。',
  pageLanguage: '页面语言',
  showKeys: '快捷键',
  close: '关闭',
  keys: {
    '/': '到搜索框',
    'j k': '下一条、上一条结果',
    'n p': '下一处、上一处匹配',
    '?': '本列表',
    Esc: '关闭建议和本列表',
  },

  unreachable: '无法连接服务器。显示的是上一次搜索的结果。',
  failed: '服务器无法回答。显示的是上一次搜索的结果。',
  tooLong: '查询过长，请缩短后再试。',
  notFoundTitle: '未找到',
  notFound: '此地址没有内容，可能输入有误。',
  tooLongTitle: '过长',
  addressTooLong: (kilobytes) => `地址超过 ${kilobytes} KB，请缩短查询。`,
  notPossibleTitle: '无法执行',
  notPossible: '本站只回应 GET 和 HEAD 请求。',
  wrongTitle: '出错了',
  wrong: '这是我们的错误，已记录。',
  tooManyTitle: '请求过多',
  tooMany: '您的网络发出的请求过多，请稍后再试。',
  damagedTitle: '暂时无法读取',
  damaged: '服务器上的档案有一部分已损坏，已通知管理者；其他页面可能仍可访问。',
  overloadedTitle: '服务器繁忙',
  overloaded: '目前搜索的人很多，请过几秒再试。',
  unauthorizedTitle: '需要密码',
  unauthorized: '只有持有密码的人才能查阅本档案。',
  lookThrough: '浏览全部文章',

  allArticles: '全部文章',
  order: '排序',
  narrow: '筛选结果',
  apply: '应用',
  narrowedTo: '已筛选',
  remove: '移除',
  pages: '页码',
  previousPage: '← 上一页',
  nextPage: '下一页 →',
  didYouMean: ['您是不是要找 ', '？'],
  some: '没有文章包含所有这些词；以下文章包含其中一些。',
  mustHave: '必须包含',
  lookForThem: '仍然查找：',
  asPhrase: '作为短语查找：',
  readAs: (text) => `理解为：${text}`,
  nearCopies: (copies) => `${number(copies)} 篇近似文章`,
  resultsEnd: '结果在此页之前已经结束。',
  pagesEnd: (hit) => `翻页到第 ${number(hit)} 条结果为止。`,
  backToFirst: '回到第一页',
  nothingHere: '这里没有内容。您可以：',
  nothingMatches: '没有匹配的文章。您可以：',
  searchWhole: '不加筛选，搜索整个档案',
  fewerWords: '减少或更换词语',
  orBetween: ['在词之间加 ', '，查找包含任一词的文章'],
  starAfter: ['在词尾加 ', '，查找以其开头的所有词：'],
  tildeAfter: ['在拼写可能不同的词后加 ', '：'],
  keepQuotes: ['相连的词用引号：'],
  lookThroughAll: '浏览全部文章',

  dateLabel: '日期',
  overTime: '时间分布',
  allDates: '全部日期',
  chosenDate: '所选日期',
  undated: '无日期',
  monthUnknown: '月份不详',
  dayUnknown: '日期不详',
  between: '时间范围（年、月或日）',
  from: '从',
  to: '到',
  fromDate: (date) => `从 ${date}`,
  toDate: (date) => `到 ${date}`,
  dayOfAnyYear: '任意年份的某日',
  inAnyYear: (day) => `任意年份的${day}`,
  chart: '图表内容',
  charts: { count: '数量', share: '占全部的比例' },
  shareOf: (part, of) => `${of} 中的 ${part}`,

  searchWithin: (facet) => `在列表中搜索：${facet}`,
  allValues: (values) => `全部 ${number(values)} 项`,
  values: (values) => `${number(values)} 项`,
  noValues: '没有名称包含此内容的项。',
  backToResults: '← 返回结果',
  resultsFor: (typed) => `← 返回“${typed}”的结果`,

  by: '作者',
  tags: '标签',
  original: '原文',
  textNotShown: '此处不显示本文全文。',
  matches: (matches) => `${number(matches)} 处匹配`,
  matchOf: (match, of) => `第 ${number(match)} 处，共 ${number(of)} 处`,
  previousMatch: '上一处匹配',
  nextMatch: '下一处匹配',
  closeMatches: '回到顶部',
  nearlySame: '内容几乎相同',
  similar: '相似文章',
  similarWords: '依据其最重要的词：',
  aroundDay: '当日前后',
  aroundMonth: '同一时期',
  allOf: (date) => `${date}的全部文章`,
  cite: '引用',
  citeAs: '文件格式：',
  noDate: '无日期',

  view: '视图',
  views: { hits: '文章', context: '词语上下文' },
  lines: (lines) => `${number(lines)} 行`,
  linesCut: (lines) => `还有更多：只显示前 ${number(lines)} 行。`,
  noLines: '没有可逐行显示的匹配。查询中的词或短语会形成行。',
  lineOrder: '行的顺序',
  lineOrders: { article: '按文章', before: '按前一个词', after: '按后一个词' },
  wordsBefore: '前文',
  match: '匹配',
  wordsAfter: '后文',
  article: '文章',

  takeAlong: '导出',
  feed: '订阅',

  noArticles: '档案中还没有文章。',
  noneDated: (total) => `${articles(total)}，均无日期。`,
  allOfYear: (total, year) => `${articles(total)}，均为 ${year} 年。`,
  fromYearToYear: (total, first, last) => `${articles(total)}，${first} 至 ${last} 年。`,
  all: (total) => `全部 ${articles(total)}`,
  newest: '最新',
  onThisDay: (day) => `往年的${day}`,
  undatedLink: (total) => `${articles(total)}无日期`,
  whatToType: '可以输入什么',
  examples: {
    both: '同时包含两个词的文章',
    either: '包含任一词',
    phrase: '这些词依次相连',
    without: '包含前者而不含后者',
    beginning: '以此开头的词；星号可在词中任何位置',
    misspelled: '相差一个字母的词，~2 表示最多两个',
    inTitle: '在标题中；另有 text:、description:、source:、author:、tag:',
    after: '在某年、某月或某日之后；另有 before: 和 date:',
  },
  describeSite: (site, extent) => `${site}：搜索档案。${extent}`,
};
