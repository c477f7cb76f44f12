/** Names of months and weekdays, in the languages that Intl knows, and the digits that they stand beside. */

/** The languages of most newspapers. A name that two of them give to different months is none of either. */
const LOCALES = (
  'en de fr es pt it nl sv da nb nn fi is et lv lt pl cs sk sl hr bs sr sr-Latn mk bg ru uk be kk uz az hy ka ' +
  'el tr ro hu sq ca gl eu ga cy mt ar fa ur he hi bn mr ne gu pa ta te kn ml si th lo km my vi id ms fil sw af zu am so ' +
  'ky tg tk mn'
).split(' ');

/** What English writers shorten in other ways than Intl, and weekdays as they stand in a Russian sentence. */
const OTHER_MONTHS = [['sept', 9]] as const;
const OTHER_WEEKDAYS = [
  ['среду', 3],
  ['пятницу', 5],
  ['субботу', 6],
] as const;

/** Stands for the number of a name that has several. */
const AMBIGUOUS = 0;

interface CalendarNames {
  /** 1 to 12 by name, folded. */
  readonly months: ReadonlyMap<string, number>;
  /** 1 (Monday) to 7 by name, folded. */
  readonly weekdays: ReadonlyMap<string, number>;
}

let known: CalendarNames | null = null;

/** The number of a month, 1 to 12, by its name, long or short, in any case; null when it is none. */
export function monthNumber(name: string): number | null {
  return names().months.get(foldName(name)) ?? null;
}

/** The number of a weekday, 1 (Monday) to 7, by its name; null when it is none. */
export function weekdayNumber(name: string): number | null {
  return names().weekdays.get(foldName(name)) ?? null;
}

/** Made when first needed: it takes a moment. */
function names(): CalendarNames {
  known ??= makeNames();
  return known;
}

function makeNames(): CalendarNames {
  const months = new Map<string, number>();
  const weekdays = new Map<string, number>();
  const add = (to: Map<string, number>, name: string | undefined, number: number) => {
    const folded = foldName(name ?? '');
    // A number for a name, as some languages have, is no name.
    if (!/\p{L}{2}/u.test(folded)) return;
    to.set(folded, to.has(folded) && to.get(folded) !== number ? AMBIGUOUS : number);
  };
  for (const locale of LOCALES) {
    for (const style of ['long', 'short'] as const) {
      // With a day beside it a month has the case that stands in a date.
      const alone = new Intl.DateTimeFormat(locale, { month: style, timeZone: 'UTC', calendar: 'gregory' });
      const inDate = new Intl.DateTimeFormat(locale, {
        day: 'numeric',
        month: style,
        timeZone: 'UTC',
        calendar: 'gregory',
      });
      const ofWeek = new Intl.DateTimeFormat(locale, { weekday: style, timeZone: 'UTC' });
      for (let month = 1; month <= 12; month += 1) {
        const day = Date.UTC(2021, month - 1, 15);
        add(months, part(alone, day, 'month'), month);
        add(months, part(inDate, day, 'month'), month);
      }
      for (let weekday = 1; weekday <= 7; weekday += 1) {
        // 2021-03-01 was a Monday.
        add(weekdays, part(ofWeek, Date.UTC(2021, 2, weekday), 'weekday'), weekday);
      }
    }
  }
  for (const [name, month] of OTHER_MONTHS) add(months, name, month);
  for (const [name, weekday] of OTHER_WEEKDAYS) add(weekdays, name, weekday);
  for (const map of [months, weekdays])
    for (const [name, number] of map) if (number === AMBIGUOUS) map.delete(name);
  return { months, weekdays };
}

function part(format: Intl.DateTimeFormat, day: number, type: 'month' | 'weekday'): string | undefined {
  return format.formatToParts(day).find((each) => each.type === type)?.value;
}

function foldName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[.\u200c\u200d]/g, '')
    .normalize('NFC')
    .trim();
}

/** Where the digits of other scripts begin that Intl writes dates in. */
const ZEROS = [
  0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0x1040, 0x17e0, 0xff10,
];

/** The text with all digits in ASCII. */
export function withPlainDigits(text: string): string {
  return text.replace(/(?![0-9])\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) as number;
    const zero = ZEROS.find((start) => code >= start && code < start + 10);
    return zero === undefined ? digit : String(code - zero);
  });
}
