/** Strong validators: an ETag changes whenever a byte of the answer might, and is known before there is one. */

import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../package-root.ts';
import type { Assets } from './assets.ts';
import type { SiteSettings } from './site-settings.ts';

/** Characters of a hash that are told, six bits each: enough that no two answers share it. */
const TOLD = 22;

/** What is the same for all answers of one app, as a text. */
export function fingerprintOf(generation: string, settings: SiteSettings, assets: Assets): string {
  // The day counts where it is shown alone. A file that is named counts by its content, as an asset's URL.
  const { today, logo, stylesheet, ...told } = settings;
  return JSON.stringify([generation, PROGRAM, told, assets.urls]);
}

/** The validator of an answer, by all that decides its bytes. Quoted, as in the header. */
export function etagOf(...parts: readonly string[]): string {
  // A part says how long it is, so that no two lists are one text.
  const told = parts.map((part) => `${part.length} ${part}`).join('');
  return `"${hash('sha256', told, 'base64url').slice(0, TOLD)}"`;
}

/**
 * Whether a client that sent this `If-None-Match` has the answer (RFC 9110, 13.1.2). A proxy that
 * compressed an answer itself made its validator a weak one; it names the same answer.
 */
export function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  return (ifNoneMatch ?? '').split(',').some((each) => each.trim().replace(/^W\//, '') === etag);
}

/**
 * What makes the same answer of the same index: the version, what this copy was compiled from, which
 * a working copy changes without another version, and the runtime, which writes dates and compresses.
 */
const PROGRAM = [
  JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8')).version,
  compiledFrom(),
  process.version,
  process.versions.icu,
].join(' ');

function compiledFrom(): string {
  try {
    return readFileSync(join(PACKAGE_ROOT, 'dist/.sources'), 'utf8');
  } catch {
    // A package is not compiled where it runs.
    return '';
  }
}
