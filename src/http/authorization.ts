/** A site for those alone who know its password or token. */

import { createHash, timingSafeEqual } from 'node:crypto';

/** Says whether an `Authorization` header opens the site. */
export type Admits = (header: string | null) => boolean;

/**
 * `secret` is `user:password`, or a token without a colon. A token is sent as a bearer's, or as the
 * password of any user, so that a browser can send it too.
 */
export function admitting(secret: string): Admits {
  const isToken = !secret.includes(':');
  const expected = digest(secret);
  return (header) => {
    const [, scheme = '', credentials = ''] = /^(basic|bearer) +(\S+) *$/i.exec(header ?? '') ?? [];
    if (scheme.toLowerCase() === 'bearer') return isToken && isSame(credentials, expected);
    const told = Buffer.from(credentials, 'base64').toString('utf8');
    return scheme !== '' && isSame(isToken ? told.slice(told.indexOf(':') + 1) : told, expected);
  };
}

/** Takes as long whatever was sent: hashes are of one length and compared to their ends. */
function isSame(sent: string, expected: Buffer): boolean {
  return timingSafeEqual(digest(sent), expected);
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
