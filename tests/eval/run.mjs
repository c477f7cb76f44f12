/**
 * `npm run eval:relevance`: how well Backfile, lunr and FTS5 rank, in one run, on the collections and
 * the archive of the shared folder (`BACKFILE_SHARED`, or `../shared`). Prints tables in Markdown.
 */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../dist/src/package-root.js';
import { installPeers } from '../bench/install-peers.mjs';
import { ENGINES, FTS5 } from './engines.mjs';
import { evaluate } from './evaluate.mjs';
import { report } from './report.mjs';

const shared = process.env.BACKFILE_SHARED ?? join(PACKAGE_ROOT, '..', 'shared');
const folders = { collections: join(shared, 'collections'), archive: join(shared, 'archives', '18f-blog') };
const missing = Object.values(folders).filter((folder) => !existsSync(folder));
if (missing.length > 0) {
  console.error(`There is no folder ${missing.join(' and no ')}. Set BACKFILE_SHARED to where they are.`);
  process.exit(1);
}

installPeers();
// It needs the packages, which may have been missing until now.
const { fts5 } = await import('./fts5.mjs');
console.log(report(await evaluate(folders, { ...ENGINES, [FTS5]: fts5 })));
