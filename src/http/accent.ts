/** An accent colour → a stylesheet in which it can be read, on light and on dark paper. */

type Rgb = readonly [red: number, green: number, blue: number];

/** The papers of `views/assets/styles/base.css`: the one of each theme that is nearest to a text on it. */
const LIGHT_PAPER: Rgb = [0xf3, 0xeb, 0xe0];
const DARK_PAPER: Rgb = [0x2a, 0x26, 0x22];
/** What WCAG 2.2 asks of text (1.4.3). */
const LEAST_CONTRAST = 4.5;

/** `#rrggbb` or `#rgb`; null for what is neither. */
export function readColor(text: string): string | null {
  const [, digits = ''] = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text.trim()) ?? [];
  if (digits === '') return null;
  const six = digits.length === 6 ? digits : [...digits].map((digit) => digit + digit).join('');
  return `#${six.toLowerCase()}`;
}

export function accentStylesheet(color: string): string {
  const rgb = toRgb(color);
  const light = legible(rgb, LIGHT_PAPER, [0, 0, 0]);
  const dark = legible(rgb, DARK_PAPER, [255, 255, 255]);
  return `:root{--accent:${toHex(light)}}@media (prefers-color-scheme:dark){:root{--accent:${toHex(dark)}}}\n`;
}

/** The colour, mixed with as little of black or white as makes it legible on the paper. */
function legible(color: Rgb, paper: Rgb, towards: Rgb): Rgb {
  for (let share = 0; share < 1; share += 0.02) {
    const mixed = color.map((part, i) => Math.round(part + ((towards[i] as number) - part) * share));
    if (contrast(mixed as unknown as Rgb, paper) >= LEAST_CONTRAST) return mixed as unknown as Rgb;
  }
  return towards;
}

/** The contrast ratio of WCAG 2.2. */
function contrast(a: Rgb, b: Rgb): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

/** The relative luminance of WCAG 2.2. */
function luminance(rgb: Rgb): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function toRgb(color: string): Rgb {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16)) as unknown as Rgb;
}

function toHex(rgb: Rgb): string {
  return `#${rgb.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
