/**
 * The analyzer as Lunr knows it: functions registered under labels, so that a serialized index can
 * name them. An index names the one of each of its languages and then the last one: a word that is
 * looked for becomes its terms in each language.
 */

import lunr from 'lunr';
import { ANALYZER_VERSION, analyzeWord } from '../analysis/analyzer.ts';
import { LANGUAGES } from '../analysis/languages.ts';
import { tokenize } from '../analysis/tokenizer.ts';

const LABEL = `backfile-analyzer-${ANALYZER_VERSION}`;

/** Under which a serialized index of these languages names its functions. */
export function pipelineLabels(languages: readonly string[]): string[] {
  return [...languages.map((language) => `${LABEL}-${language}`), LABEL];
}

/** A token that is a term; any other is a word as typed. */
class TermToken extends lunr.Token {}

/** Puts a word's term in a language, if it is no stop word there, before the word itself. */
function addTerm(language: string): lunr.PipelineFunction {
  return (token) => {
    const term = token instanceof TermToken ? null : analyzeWord(token.toString(), language);
    return term === null ? token : [new TermToken(term, {}), token];
  };
}

/** Leaves the terms, each once for every word. */
const onlyTerms: lunr.PipelineFunction = (token, place, tokens) => {
  if (!(token instanceof TermToken)) return null;
  for (let i = place - 1; i >= 0 && tokens[i] instanceof TermToken; i -= 1) {
    if (String(tokens[i]) === token.toString()) return null;
  }
  return token;
};

for (const language of LANGUAGES) {
  lunr.Pipeline.registerFunction(addTerm(language), `${LABEL}-${language}`);
}
lunr.Pipeline.registerFunction(onlyTerms, LABEL);

/** Takes the place of Lunr's tokenizer, which knows no words outside ASCII. */
export function lunrTokenizer(value: string | null | undefined): lunr.Token[] {
  const tokens: lunr.Token[] = [];
  for (const { word } of tokenize(value ?? '')) tokens.push(new lunr.Token(word, {}));
  return tokens;
}
