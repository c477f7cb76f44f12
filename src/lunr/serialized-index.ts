/** What a serialized Lunr index says of itself, beside its vectors and postings. */

import { LUNR_VERSION } from '../analysis/analyzer.ts';
import type { Field } from '../query.ts';
import { PIPELINE_LABEL } from './analyzer-pipeline.ts';

export function lunrHeader(fields: readonly Field[]) {
  return { version: LUNR_VERSION, fields, pipeline: [PIPELINE_LABEL] };
}
