/** The analyzer as Lunr knows it: registered under a label, so that a serialized index can name it. */

import lunr from 'lunr';
import { ANALYZER_VERSION, analyzeWord } from '../analysis/analyzer.ts';
import { tokenize } from '../analysis/tokenizer.ts';

/** Under which a serialized index names the analyzer. */
export const PIPELINE_LABEL = `backfile-analyzer-${ANALYZER_VERSION}`;

/** One word → its term, or nothing for a stop word. */
export const analyzerFunction: lunr.PipelineFunction = (token) => {
  const term = analyzeWord(token.toString());
  return term === null ? null : token.update(() => term);
};

lunr.Pipeline.registerFunction(analyzerFunction, PIPELINE_LABEL);

/** Takes the place of Lunr's tokenizer, which knows no words outside ASCII. */
export function lunrTokenizer(value: string | null | undefined): lunr.Token[] {
  const tokens: lunr.Token[] = [];
  for (const { word } of tokenize(value ?? '')) tokens.push(new lunr.Token(word, {}));
  return tokens;
}
