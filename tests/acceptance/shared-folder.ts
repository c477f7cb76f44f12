/** The archives that lie beside the project and are no part of it. */

import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { PACKAGE_ROOT } from '../../src/package-root.ts';

const SHARED = process.env.BACKFILE_SHARED ?? join(PACKAGE_ROOT, '..', 'shared');

/** A folder of the shared ones, as it is named from the project. */
export function sharedFolder(name: string): string {
  const folder = resolve(SHARED, name);
  if (!existsSync(folder)) {
    throw new Error(
      `The acceptance tests need the archive ${name}, and there is no folder ${folder}. ` +
        'Put it there, or set BACKFILE_SHARED to the folder that holds it.',
    );
  }
  return relative(PACKAGE_ROOT, folder);
}
