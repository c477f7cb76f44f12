/** The languages that have stop words and mostly a stemmer: English by Lunr, the others by lunr-languages. */

import lunr from 'lunr';
import ar from 'lunr-languages/lunr.ar.js';
import da from 'lunr-languages/lunr.da.js';
import de from 'lunr-languages/lunr.de.js';
import el from 'lunr-languages/lunr.el.js';
import es from 'lunr-languages/lunr.es.js';
import fi from 'lunr-languages/lunr.fi.js';
import fr from 'lunr-languages/lunr.fr.js';
import he from 'lunr-languages/lunr.he.js';
import hi from 'lunr-languages/lunr.hi.js';
import hu from 'lunr-languages/lunr.hu.js';
import hy from 'lunr-languages/lunr.hy.js';
import it from 'lunr-languages/lunr.it.js';
import ja from 'lunr-languages/lunr.ja.js';
import kn from 'lunr-languages/lunr.kn.js';
import ko from 'lunr-languages/lunr.ko.js';
import nl from 'lunr-languages/lunr.nl.js';
import no from 'lunr-languages/lunr.no.js';
import pl from 'lunr-languages/lunr.pl.js';
import pt from 'lunr-languages/lunr.pt.js';
import ro from 'lunr-languages/lunr.ro.js';
import ru from 'lunr-languages/lunr.ru.js';
import sa from 'lunr-languages/lunr.sa.js';
import stemmerSupport from 'lunr-languages/lunr.stemmer.support.js';
import sv from 'lunr-languages/lunr.sv.js';
import ta from 'lunr-languages/lunr.ta.js';
import te from 'lunr-languages/lunr.te.js';
import tr from 'lunr-languages/lunr.tr.js';
import vi from 'lunr-languages/lunr.vi.js';
import zh from 'lunr-languages/lunr.zh.js';
import { fold, spell } from './folding.ts';
import { APOSTROPHES } from './tokenizer.ts';

/** A language as the analyzer knows it. Its code is the primary subtag of its BCP 47 tags. */
export interface Language {
  /** A word in the spelling that the stop words and the stemmer know. */
  spell(word: string): string;
  isStopWord(spelled: string): boolean;
  stem(spelled: string): string;
}

/** What articles without a language, and those in a language that is not here, are analyzed as. */
export const ENGLISH = 'en';

/** By the code of the language. Thai has a plugin too, but that has neither stop words nor a stemmer. */
const WITH_STEMMER = new Map(
  Object.entries({ ar, da, de, el, es, fi, fr, hu, it, nl, no, pl, pt, ro, ru, sv, tr }),
);
/** Their stemmers do nothing, or there is none. */
const WITHOUT_STEMMER = new Map(Object.entries({ he, hi, hy, ja, kn, ko, sa, ta, te, vi, zh }));

/** Tags by which languages here go too. */
const SAME: ReadonlyMap<string, string> = new Map([
  ['nb', 'no'],
  ['nn', 'no'],
]);

/** The codes of all languages here. */
export const LANGUAGES: readonly string[] = [ENGLISH, ...WITH_STEMMER.keys(), ...WITHOUT_STEMMER.keys()];
const KNOWN: ReadonlySet<string> = new Set(LANGUAGES);

/** Those whose stop words and stemmer know no accents: words are folded before, and not only after. */
const FOLDED: ReadonlySet<string> = new Set([ENGLISH, 'el']);

/** Articles and the like whose vowel gave way to that of the word behind them: they are no part of it. */
const ELIDED_IN_FRENCH = new RegExp(`^(?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu)[${APOSTROPHES}]`);
const ELIDED_IN_ITALIAN = new RegExp(
  `^(?:[cdlmnstv]|un|gl|(?:a|da|de|ne|su)gl|(?:a|da|de|ne|su|co|pe)ll)[${APOSTROPHES}]`,
);

/** How words become what stop words and stemmers are spelled like. */
const RESPELLINGS: ReadonlyMap<string, (lower: string) => string> = new Map([
  ['fr', (lower: string) => lower.replace(ELIDED_IN_FRENCH, '')],
  ['it', (lower: string) => lower.replace(ELIDED_IN_ITALIAN, '')],
  // With a cedilla, as was usual before there were letters with a comma.
  ['ro', (lower: string) => lower.replaceAll('ș', 'ş').replaceAll('ț', 'ţ')],
]);
const asItIs = (lower: string) => lower;

/** What the language of an article is analyzed as: the code of a language here. */
export function analyzedAs(tag: string | null): string {
  if (tag === null) return ENGLISH;
  if (KNOWN.has(tag)) return tag;
  const [primary = ''] = tag.toLowerCase().split(/[-_]/);
  const code = SAME.get(primary) ?? primary;
  return KNOWN.has(code) ? code : ENGLISH;
}

const loaded = new Map<string, Language>();

/** The language of a code, set up when it is first asked for. */
export function languageNamed(code: string): Language {
  let language = loaded.get(code);
  if (language === undefined) {
    language = load(code);
    loaded.set(code, language);
  }
  return language;
}

type TokenFilter = (token: lunr.Token) => lunr.Token | undefined;

function load(code: string): Language {
  const { stopWordFilter, stemmer } = code === ENGLISH ? lunr : filtersOf(code);
  const respell = RESPELLINGS.get(code) ?? asItIs;
  const filter = stopWordFilter as unknown as TokenFilter;
  const stem = stemmer as unknown as TokenFilter | null;
  return {
    spell: FOLDED.has(code) ? fold : (word) => spell(word, code, respell),
    isStopWord: (spelled) => filter(new lunr.Token(spelled, {})) === undefined,
    stem: (spelled) => (stem === null ? spelled : String(stem(new lunr.Token(spelled, {})))),
  };
}

/** What a plugin adds to Lunr, by the code of its language. */
type Filters = Readonly<Record<'stopWordFilter' | 'stemmer', TokenFilter | null>>;

function filtersOf(code: string): Filters {
  const stemming = WITH_STEMMER.get(code);
  const plugin = stemming ?? WITHOUT_STEMMER.get(code);
  if (plugin === undefined) throw new Error(`There is no language ${code}.`);
  // As much of Lunr as the plugins ask for: Lunr itself stays as it is.
  const host: Record<string, unknown> = {
    version: lunr.version,
    Token: lunr.Token,
    generateStopWordFilter: lunr.generateStopWordFilter,
    Pipeline: { registerFunction: () => undefined },
    // Plugins for scripts without spaces want a segmenter of their own at once; none is ever used.
    TinySegmenter: class {},
    wordcut: { init: () => undefined },
  };
  stemmerSupport(host);
  if (stemming !== undefined) plugin(host);
  else keepingGlobals(() => plugin(host));
  const { stopWordFilter, stemmer } = host[code] as Filters;
  return { stopWordFilter, stemmer: stemming === undefined ? null : stemmer };
}

/**
 * Runs what may write over global variables and puts them back: the Hebrew plugin, whose stemmer does
 * nothing, keeps it in variables in which the Arabic one keeps its own.
 */
function keepingGlobals(run: () => void): void {
  const before = Object.entries(Object.getOwnPropertyDescriptors(globalThis));
  run();
  for (const [name, descriptor] of before) {
    if (descriptor.writable === true && descriptor.configurable === true) {
      Object.defineProperty(globalThis, name, descriptor);
    }
  }
}
