/** What a serialized Lunr index says of itself, beside its vectors and postings. */

import { LUNR_VERSION } from '../analysis/analyzer.ts';
import type { Field } from '../query.ts';
import type { Languages } from '../search-engine.ts';
import { pipelineLabels } from './analyzer-pipeline.ts';

export function lunrHeader(fields: readonly Field[], languages: Languages) {
  return { version: LUNR_VERSION, fields, pipeline: pipelineLabels(languages.all) };
}
