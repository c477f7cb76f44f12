/** Backfile's build when it writes Lunr's serialized index too. It answers as Backfile does: it is built only. */

import { buildIndex } from './backfile.mjs';

export const tables = [];

export function build(articles, folder) {
  return buildIndex(articles, folder, { lunrJson: true });
}
