/** The types of install-chromium.mjs, which is plain JavaScript because it runs before any test. */

/** The path of the Chromium to drive; null when there is none. */
export function findChromium(): string | null;
