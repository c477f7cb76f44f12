/** The language of an article: as it is stated, else as its words tell it; null rather than a guess. */

import { createRequire } from 'node:module';
import { analyzedAs, ENGLISH } from '../src/analysis/languages.ts';
import type { Draft } from './reader.ts';
import { StopWords } from './stop-words.ts';

/** So much of a text is looked at, in UTF-16 units: enough to be sure, and not long to read. */
const LOOKED_AT = 600;
/** So much is enough where so large a share of the words are English stop words, as in most texts in English. */
const FIRST_LOOK = 240;
const CLEARLY_ENGLISH = 0.3;
/** The detector needs less, and its time grows with it. */
const DETECTED_IN = 300;
/** Texts of fewer words tell nothing. */
const LEAST_WORDS = 8;
/** A text in a language has so many of its stop words at least, and of all its words so large a share. */
const LEAST_STOP_WORDS = 3;
const LEAST_SHARE = 0.15;
/** Of English nothing else is asked, so more is. */
const ENGLISH_SHARE = 0.2;
/** What the detector is to be sure of a language whose stop words do not tell it, from 0 to 1. */
const SURE = 0.9;
/** What other texts have of English stop words is less. */
const MOST_ENGLISH = 0.1;

/** The BCP 47 tag of an article's language, without what seldom matters; null when nothing tells it. */
export function languageOf({
  language,
  title,
  text,
}: Pick<Draft, 'language' | 'title' | 'text'>): string | null {
  return statedLanguage(language) ?? languageOfText(`${title}\n\n${text}`.slice(0, LOOKED_AT));
}

/**
 * The tag that a stated language stands for: `en_US`, `en-us` and `English` are `en`. Chinese keeps
 * its traditional script, `zh-Hant`. Null for what is no language.
 */
export function statedLanguage(stated: string | null): string | null {
  const text = (stated ?? '').trim();
  // Most articles state none, and to have the runtime refuse it takes long.
  if (text === '') return null;
  const tag = languageByName().get(text.toLowerCase()) ?? text.replaceAll('_', '-');
  try {
    const locale = new Intl.Locale(tag);
    const { language } = locale;
    if (NO_LANGUAGE.has(language) || ENGLISH_NAMES.of(language) === undefined) return null;
    if (language === 'zh' && locale.maximize().script === 'Hant') return 'zh-Hant';
    // The detector knows Bokmål by the name of both Norwegians.
    return language === 'nb' ? 'no' : language;
  } catch {
    // It has not the form of a tag.
    return null;
  }
}

/** Undetermined, several, without words, and a code of its owner's. */
const NO_LANGUAGE: ReadonlySet<string> = new Set(['und', 'mul', 'zxx', 'mis']);
const ENGLISH_NAMES = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** The languages of most newspapers, which are also stated by a name, in English or in themselves. */
const NAMED =
  'af ar bg bn ca cs da de el en es et fa fi fr gl he hi hr hu hy id is it ja ka kn ko lt lv mk ms nl no pl pt ro ru sk sl sq sr sv sw ta te th tr uk ur vi zh';

let byName: ReadonlyMap<string, string> | null = null;

function languageByName(): ReadonlyMap<string, string> {
  byName ??= new Map(
    NAMED.split(' ').flatMap((code) =>
      ['en', code].map((language) => {
        const names = new Intl.DisplayNames(language, { type: 'language' });
        return [(names.of(code) ?? code).toLowerCase(), code] as const;
      }),
    ),
  );
  return byName;
}

/** Those of them that the detector may name: it knows others, planned and dead ones, and names them too easily. */
const DETECTED = NAMED.split(' ').map((code) => (code === 'no' ? 'nb' : code));

/** Loaded when it is first needed: it is large, and most archives never do. */
let detector: typeof import('tinyld') | null = null;

/** Of each language that was asked about. */
const stopWords = new Map<string, StopWords>();

/** The language that a text is written in; null for one that is too short or of no language for sure. */
function languageOfText(text: string): string | null {
  const beginning = shareOfStopWords(text.slice(0, FIRST_LOOK), ENGLISH);
  if (beginning.words >= LEAST_WORDS && beginning.share >= CLEARLY_ENGLISH) return ENGLISH;
  const { words, share: english } = shareOfStopWords(text, ENGLISH);
  if (words < LEAST_WORDS) return null;
  // Most archives are English, and the detector takes many times as long.
  if (english >= ENGLISH_SHARE) return ENGLISH;
  detector ??= createRequire(import.meta.url)('tinyld') as typeof import('tinyld');
  const [likeliest] = detector.detectAll(text.slice(-DETECTED_IN), { only: DETECTED });
  if (likeliest === undefined) return null;
  const { lang, accuracy } = likeliest;
  const isAnalyzed = analyzedAs(lang) !== ENGLISH || lang === ENGLISH;
  const own = isAnalyzed ? shareOfStopWords(text, lang).share : 0;
  const isTold = own >= LEAST_SHARE && own >= english;
  return isTold || (accuracy >= SURE && english < MOST_ENGLISH) ? statedLanguage(lang) : null;
}

/** How many words a text has, and which share of them are stop words of the language; 0 for too few of them. */
function shareOfStopWords(text: string, language: string): { words: number; share: number } {
  const known = stopWords.get(language) ?? new StopWords(language);
  stopWords.set(language, known);
  const { words, stopWords: found } = known.countIn(text);
  return { words, share: found < LEAST_STOP_WORDS ? 0 : found / words };
}
