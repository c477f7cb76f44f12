/** An owner's accent colour: it is read as it was meant, and can be read on every paper of the site. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accentStylesheet, readColor } from '../../src/http/accent.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';

const css = readFileSync(join(PACKAGE_ROOT, 'views/assets/styles/base.css'), 'utf8');
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)');
/** What a text stands on in each theme. */
const papersOf = (theme: string) =>
  ['paper', 'sheet', 'tint'].map((name) => new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(theme)?.[1] ?? '');
const PAPERS = { light: papersOf(light), dark: papersOf(dark) };

/** As WCAG 2.2 defines relative luminance and contrast ratio. */
function luminance(color: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
function contrast(a: string, b: string): number {
  const [one, other] = [luminance(a) + 0.05, luminance(b) + 0.05];
  return Math.max(one, other) / Math.min(one, other);
}

/** The accents of the light and the dark theme. */
function accentsOf(color: string): { light: string; dark: string } {
  const form =
    /^:root\{--accent:(#[0-9a-f]{6})\}@media \(prefers-color-scheme:dark\)\{:root\{--accent:(#[0-9a-f]{6})\}\}\n$/;
  const [, forLight, forDark] = form.exec(accentStylesheet(color)) ?? [];
  return { light: forLight ?? '', dark: forDark ?? '' };
}
const color = fc.nat(0xffffff).map((rgb) => `#${rgb.toString(16).padStart(6, '0')}`);

describe('an accent colour', () => {
  it('has a contrast of at least 4.5 on every paper of both themes', () => {
    expect([...PAPERS.light, ...PAPERS.dark].every((paper) => /^#[0-9a-f]{6}$/.test(paper))).toBe(true);
    const property = fc.property(color, (given) => {
      for (const theme of ['light', 'dark'] as const) {
        const accent = accentsOf(given)[theme];
        for (const paper of PAPERS[theme]) expect(contrast(accent, paper)).toBeGreaterThanOrEqual(4.5);
      }
    });
    fc.assert(property, { numRuns: 1000 });
  });

  it('stays as it is where it can be read already', () => {
    expect(accentsOf('#962b1e').light).toBe('#962b1e');
    expect(accentsOf('#f2a08f').dark).toBe('#f2a08f');
    const property = fc.property(color, (given) => {
      for (const theme of ['light', 'dark'] as const) {
        const isLegible = PAPERS[theme].every((paper) => contrast(given, paper) >= 4.5);
        expect(accentsOf(given)[theme] === given).toBe(isLegible);
      }
    });
    fc.assert(property, { numRuns: 1000 });
  });
});

describe('a colour', () => {
  it('is read from three or six digits, with or without its sign, in any case', () => {
    for (const text of ['#0aF', '0af', ' #00AAFF ', '00aaff']) expect(readColor(text)).toBe('#00aaff');
  });

  it('is none of anything else', () => {
    const others = ['', '#', '#12', '#1234', '#12345', '#1234567', '#12345678', 'red', '#ggg', 'rgb(1,2,3)'];
    for (const text of [...others, '#fff}', '#fff;', '##fff', '#f ff'])
      expect(readColor(text), text).toBeNull();
  });
});
