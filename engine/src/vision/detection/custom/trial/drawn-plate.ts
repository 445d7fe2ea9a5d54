/** How the plates of a country look. */
export interface PlateStyle {
  readonly text: string;
  /** Width for a height of 1. */
  readonly ratio: number;
  readonly background: string;
  readonly ink: string;
  /** The color of a band on the left, as in Europe. */
  readonly band?: string;
}

/** Lines of characters, 4 wide and 6 high: the fonts of a machine are not known. */
const GLYPHS: Readonly<Record<string, string>> = {
  A: 'M0 6L2 0L4 6M.8 4H3.2',
  E: 'M4 0H0V6H4M0 3H3',
  H: 'M0 0V6M4 0V6M0 3H4',
  K: 'M0 0V6M4 0L0 3.4M1.4 2.4L4 6',
  L: 'M0 0V6H4',
  N: 'M0 6V0L4 6V0',
  T: 'M0 0H4M2 0V6',
  1: 'M.8 1.2L2 0V6',
  2: 'M0 1.4Q.2 0 2 0Q4 0 4 1.6Q4 2.8 0 6H4',
  4: 'M3 6V0L0 4H4',
  7: 'M0 0H4L1.5 6',
  // A Chinese character, that of Beijing.
  京: 'M0 .9H4M2 0V.9M.8 2H3.2V3.4H.8ZM2 3.4V6M1.1 4.2L.1 5.6M2.9 4.2L3.9 5.6',
};

/** A plate of a width, with its left upper corner at the origin. */
export function drawnPlate({ text, ratio, background, ink, band }: PlateStyle, width: number): string {
  const height = width / ratio;
  const left = band === undefined ? width * 0.05 : width * 0.12;
  const step = (width * 0.96 - left) / text.length;
  const scale = Math.min(step / 5.4, (height * 0.66) / 6);
  const glyphs = Array.from(text, (character, index) => {
    const x = left + step * index + (step - 4 * scale) / 2;
    return `<path transform="translate(${x} ${(height - 6 * scale) / 2}) scale(${scale})" d="${GLYPHS[character] ?? ''}"/>`;
  });
  const bar =
    band === undefined ? '' : `<rect width="${width * 0.08}" height="${height}" rx="2" fill="${band}"/>`;
  return `
<rect width="${width}" height="${height}" rx="3" fill="${background}" stroke="${ink}"/>${bar}
<g fill="none" stroke="${ink}" stroke-width=".95" stroke-linejoin="round">${glyphs.join('')}</g>`;
}
