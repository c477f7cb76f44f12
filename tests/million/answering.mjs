/** Asks an engine in a process of its own, without HTTP. */

import { EngineProcess } from '../bench/engine-process.mjs';
import { WORKER } from './building.mjs';

/**
 * @param {'backfile' | 'fts5'} name @param {string} folder with what it built
 * @param {{ warmUp: object[], queries: object[] }} drawn
 * @returns {Promise<{ ten: number, count: number, total: number }[]>} by query: milliseconds for the ten
 *   and for a count that was asked for on its own, and how many articles there are
 */
export async function answersOf(name, folder, { warmUp, queries }) {
  const engine = await EngineProcess.start(name, WORKER);
  try {
    return await engine.run('answer', { folder, warmUp, queries });
  } finally {
    await engine.stop();
  }
}
