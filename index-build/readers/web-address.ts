/** Addresses that a page may link to. */

/** Only what a browser may safely be sent to: an absolute http or https address, else null. */
export function webAddress(text: string): string | null {
  if (!/^\s*https?:/i.test(text) || !URL.canParse(text)) return null;
  return new URL(text).href;
}
