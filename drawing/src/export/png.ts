import { initWasm, Resvg } from '@resvg/resvg-wasm';
import type { FontFacts } from '../text/font.ts';

/** What pictures are drawn with; bytes, for this runs where there are no files too. */
export interface PngMeans {
  /** `@resvg/resvg-wasm/index_bg.wasm`. */
  readonly renderer: Uint8Array;
}

export interface PngOptions {
  /** Bytes of fonts: the first is that of characters which no font that the picture names has. */
  readonly fonts: readonly Uint8Array[];
  /** Pixels of the picture for each of the SVG: 2 for screens of double density. */
  readonly scale: number;
}

export type ToPng = (svg: string, options: PngOptions) => Uint8Array;

/** The longest side that a picture may have, in pixels: beyond it many programs show nothing. */
const LONGEST_SIDE = 16_000;

let started: Promise<void> | undefined;

/** Starts the renderer: a process does that once, and goes on with what it started first. */
export async function startPng({ renderer }: PngMeans): Promise<ToPng> {
  started ??= initWasm(renderer);
  await started;
  return (svg, { fonts, scale }) => {
    const picture = new Resvg(svg, {
      font: { fontBuffers: [...fonts], defaultFontFamily: 'DejaVu Sans', sansSerifFamily: 'DejaVu Sans' },
      fitTo: { mode: 'zoom', value: scaleOf(svg, scale) },
    });
    try {
      const image = picture.render();
      try {
        return image.asPng();
      } finally {
        image.free();
      }
    } finally {
      picture.free();
    }
  };
}

/** The scale that is asked for, or less where the picture would be too large. */
function scaleOf(svg: string, wanted: number): number {
  const [, width = '0', height = '0'] = /<svg [^>]*width="(\d+)" height="(\d+)"/u.exec(svg) ?? [];
  const longest = Math.max(Number(width), Number(height), 1);
  return Math.min(wanted, LONGEST_SIDE / longest);
}

/** The characters of a picture that none of the fonts has; blanks and marks that shape others are not looked for. */
export function lackingCharacters(svg: string, fonts: readonly FontFacts[]): ReadonlySet<string> {
  const lacking = new Set<string>();
  for (const character of new Set(svg)) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (codePoint < 0x80 || /^[\p{Cf}\p{Mn}\s]$/u.test(character)) continue;
    if (!fonts.some((font) => font.has(codePoint))) lacking.add(character);
  }
  return lacking;
}
