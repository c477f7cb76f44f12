/** The assets as they are sent: in the smallest form that a client takes, to be kept for good. */

import type { Context, Next } from 'hono';
import type { Asset, Assets } from './assets.ts';
import { acceptedCoding, type Coding, compressed, SHORTEST_COMPRESSED } from './content-coding.ts';
import { etagOf, isKnown } from './validators.ts';

/** Pictures are compressed already. */
const COMPRESSIBLE = /^text\/|svg|json/;

type Forms = Readonly<Record<Coding, Uint8Array>>;
/** By the asset's path, which its content names: apps of one process have most assets in common. */
const formsOf = new Map<string, Promise<Forms>>();

/** Compresses the assets, beside what else the program does as it starts, and answers for them. */
export function assetRoute({ byPath }: Assets) {
  for (const [path, asset] of byPath) formsOf.set(path, formsOf.get(path) ?? makeForms(asset));
  return async (c: Context, next: Next): Promise<Response | undefined> => {
    const { path } = c.req;
    const asset = byPath.get(path);
    const forms = asset && (await formsOf.get(path));
    if (asset === undefined || forms === undefined) {
      await next();
      return undefined;
    }
    const accepted = acceptedCoding(c.req.header('accept-encoding'));
    // A form that is no smaller is the asset itself.
    const coding = forms[accepted] === forms.identity ? 'identity' : accepted;
    const headers: Record<string, string> = {
      'Cache-Control': 'public, max-age=31536000, immutable',
      ETag: etagOf(path, coding),
      Vary: 'Accept-Encoding',
    };
    if (isKnown(c.req.header('if-none-match'), headers.ETag as string)) return c.body(null, 304, headers);
    headers['Content-Type'] = asset.contentType;
    headers['Content-Length'] = String(forms[coding].length);
    if (coding !== 'identity') headers['Content-Encoding'] = coding;
    return c.body(forms[coding] as Uint8Array<ArrayBuffer>, 200, headers);
  };
}

async function makeForms({ content, contentType }: Asset): Promise<Forms> {
  if (content.length < SHORTEST_COMPRESSED || !COMPRESSIBLE.test(contentType)) {
    return { identity: content, gzip: content, br: content };
  }
  const [br, gzip] = await Promise.all([
    compressed(content, 'br', 'most'),
    compressed(content, 'gzip', 'most'),
  ]);
  return { identity: content, gzip, br };
}
