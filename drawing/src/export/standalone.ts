import type { Drawing } from '../drawing.ts';
import { element, escaped, px } from '../markup/xml.ts';
import type { Palette } from '../style/palette.ts';
import { EXPORT_FONT, SIZE, styleSheet } from '../style/sheet.ts';
import { fitted } from '../text/lines.ts';
import { textWidth } from '../text/width.ts';

export interface StandaloneOptions {
  /** Written above the picture, and what a screen reader says of it. */
  readonly title: string;
  readonly palette: Palette;
  /** False for a transparent picture. */
  readonly background: boolean;
  /** Below the picture: what its colours and lines mean. */
  readonly legend?: Drawing;
}

const MARGIN = 20;
const TITLE_HEIGHT = 34;
const GAP = 16;

/** A picture as a file of its own: real colours, no script, nothing that is fetched from elsewhere. */
export function standaloneSvg(
  drawing: Drawing,
  { title, palette, background, legend }: StandaloneOptions,
): string {
  const inside = Math.max(
    drawing.width,
    legend?.width ?? 0,
    Math.min(textWidth(title.slice(0, 200), SIZE.title, true), 480),
  );
  const width = Math.ceil(inside + 2 * MARGIN);
  const below = MARGIN + TITLE_HEIGHT + drawing.height;
  const height = Math.ceil(below + (legend ? GAP + legend.height : 0) + MARGIN);
  const place = (part: Drawing, y: number): string =>
    element('g', { transform: `translate(${px(MARGIN)} ${px(y)})` }, part.body);
  const parts = [
    `<title>${escaped(title)}</title>`,
    `<style>${styleSheet(palette, EXPORT_FONT)}</style>`,
    background ? element('rect', { class: 'background', width, height }) : '',
    element(
      'text',
      { class: 'title', x: MARGIN, y: MARGIN + 14 },
      escaped(fitted(title, inside, SIZE.title, true)),
    ),
    place(drawing, MARGIN + TITLE_HEIGHT),
    legend ? place(legend, below + GAP) : '',
  ];
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'picture',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'graphics-document document',
      'aria-label': title,
    },
    parts.join('\n'),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${svg}\n`;
}
