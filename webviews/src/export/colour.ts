/** Colours as a browser computes them (`color(srgb …)`, `oklch(…)`), by what every program that reads SVG understands. */
const KNOWN = new Map<string, PlainColour>();

export interface PlainColour {
  /** `#rrggbb`. */
  readonly hex: string;
  /** 0 to 1. */
  readonly opacity: number;
}

/** The colour of a pixel that is painted with a CSS colour: whatever the notation, the browser knows. */
export function plainColour(css: string): PlainColour {
  const known = KNOWN.get(css);
  if (known) return known;
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser has no canvas');
  context.fillStyle = css;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 255] = context.getImageData(0, 0, 1, 1).data;
  const hex = `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  const colour = { hex, opacity: Math.round((alpha / 255) * 100) / 100 };
  KNOWN.set(css, colour);
  return colour;
}
