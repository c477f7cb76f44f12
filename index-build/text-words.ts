/** The words of articles' texts as hashes of their surface forms: the same for the same words in any archive. */

import { fnv1a } from '../src/compiled-index/fnv.ts';
import { grown } from '../src/compiled-index/grown.ts';
import { FIELDS } from '../src/query.ts';
import type { TokenLog } from './token-log.ts';

const TEXT = FIELDS.indexOf('text');

/** The texts of some articles, end to end, and where each ends. */
export interface TextWords {
  readonly hashes: Uint32Array<ArrayBuffer>;
  readonly ends: Uint32Array;
}

/** Takes them from a log that is cleared now and then. */
export class TextHasher {
  /** By form. */
  private hashes = new Uint32Array(64);
  private forms = 0;

  hash(log: TokenLog): TextWords {
    this.learn(log);
    const { surfaces } = log;
    const ends = new Uint32Array(log.articles);
    let length = 0;
    for (let article = 0; article < ends.length; article += 1) {
      const slot = article * FIELDS.length + TEXT;
      length += (log.ends[slot] as number) - (log.ends[slot - 1] ?? 0);
      ends[article] = length;
    }
    const hashes = new Uint32Array(length);
    for (let article = 0, at = 0; article < ends.length; article += 1) {
      const end = log.ends[article * FIELDS.length + TEXT] as number;
      const ofArticle = (ends[article] as number) - at;
      for (let i = end - ofArticle; i < end; i += 1)
        hashes[at++] = this.hashes[surfaces[i] as number] as number;
    }
    return { hashes, ends };
  }

  private learn({ forms }: TokenLog): void {
    if (forms.length > this.hashes.length) this.hashes = grown(this.hashes, 2 * forms.length);
    for (; this.forms < forms.length; this.forms += 1) {
      this.hashes[this.forms] = fnv1a(forms[this.forms]?.surface ?? '');
    }
  }
}
