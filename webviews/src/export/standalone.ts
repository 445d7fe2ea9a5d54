import { plainColour } from './colour.ts';

/** What an exported picture is on. */
export const BACKGROUNDS = ['theme', 'white', 'none'] as const;
export type Background = (typeof BACKGROUNDS)[number];

const COLOURS = ['fill', 'stroke'] as const;
/** Presentation properties that a style sheet may have given, with the value that need not be written. */
const PROPERTIES: readonly (readonly [string, string])[] = [
  ['stroke-width', '1px'],
  ['stroke-dasharray', 'none'],
  ['stroke-linecap', 'butt'],
  ['stroke-linejoin', 'miter'],
  ['fill-opacity', '1'],
  ['opacity', '1'],
  ['paint-order', 'normal'],
];
const TEXT_PROPERTIES: readonly (readonly [string, string])[] = [
  ['font-family', ''],
  ['font-size', ''],
  ['font-weight', '400'],
  ['font-style', 'normal'],
  ['text-anchor', 'start'],
  ['dominant-baseline', 'auto'],
];
/** What only a page has use for. */
const OF_PAGE = [
  'class',
  'style',
  'tabindex',
  'role',
  'data-thing',
  'data-of',
  'aria-hidden',
  'aria-current',
];
/** Around the picture, in CSS pixels. */
const MARGIN = 16;

/**
 * A picture of the page as an SVG file: colours and fonts that came from style sheets and the theme are in it.
 * @param markup an `<svg>` with the classes of our style sheets.
 */
export function standaloneSvg(markup: string, background: Background): string {
  const room = document.createElement('div');
  room.className = background === 'white' ? 'export-room on-paper' : 'export-room';
  room.innerHTML = markup;
  document.body.append(room);
  try {
    const svg = room.querySelector('svg');
    if (!svg) throw new Error('There is no picture to export');
    for (const element of svg.querySelectorAll<SVGElement>('.hit, .only-on-screen')) element.remove();
    const { width, height } = widen(svg);
    const elements = [...svg.querySelectorAll<SVGElement>('*')];
    // All styles are read before the first is written, so that the browser computes them once.
    const styles = elements.map((element) => written(element));
    for (const [index, element] of elements.entries()) {
      for (const name of OF_PAGE) element.removeAttribute(name);
      for (const [name, value] of styles[index] ?? []) element.setAttribute(name, value);
    }
    for (const name of OF_PAGE) svg.removeAttribute(name);
    svg.setAttribute('role', 'img');
    paint(svg, background, { width, height });
    return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}\n`;
  } finally {
    room.remove();
  }
}

/** Gives the picture a margin, and returns the size that it has then. */
function widen(svg: SVGSVGElement): { readonly width: number; readonly height: number } {
  const { x, y, width: inner, height: tall } = svg.viewBox.baseVal;
  const [width, height] = [Math.ceil(inner + 2 * MARGIN), Math.ceil(tall + 2 * MARGIN)];
  svg.setAttribute('viewBox', `${x - MARGIN} ${y - MARGIN} ${width} ${height}`);
  svg.setAttribute('width', String(width));
  svg.setAttribute('height', String(height));
  return { width, height };
}

function written(element: SVGElement): [string, string][] {
  const style = getComputedStyle(element);
  if (style.display === 'none') return [['display', 'none']];
  if (!(element instanceof SVGGraphicsElement) || element instanceof SVGGElement) {
    return style.opacity === '1' ? [] : [['opacity', style.opacity]];
  }
  const attributes: [string, string][] = [];
  for (const name of COLOURS) {
    const value = style.getPropertyValue(name);
    if (value === 'none' || value.startsWith('url(') || value.startsWith('context-')) {
      attributes.push([name, value]);
      continue;
    }
    const { hex, opacity } = plainColour(value);
    attributes.push([name, hex]);
    if (opacity < 1) attributes.push([`${name}-opacity`, String(opacity)]);
  }
  const properties =
    element instanceof SVGTextContentElement ? [...PROPERTIES, ...TEXT_PROPERTIES] : PROPERTIES;
  for (const [name, usual] of properties) {
    const value = style.getPropertyValue(name);
    if (value !== usual && value !== '') attributes.push([name, value]);
  }
  for (const name of ['marker-end', 'marker-start'] as const) {
    const value = style.getPropertyValue(name);
    if (value !== 'none') attributes.push([name, value.replace(/url\("[^"]*#/u, 'url("#')]);
  }
  return attributes;
}

function paint(
  svg: SVGSVGElement,
  background: Background,
  { width, height }: { readonly width: number; readonly height: number },
): void {
  if (background === 'none') return;
  const rectangle = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  const page = getComputedStyle(document.body).getPropertyValue('--vscode-editor-background');
  const { x, y } = svg.viewBox.baseVal;
  const attributes = {
    x,
    y,
    width,
    height,
    fill: background === 'white' ? '#ffffff' : plainColour(page).hex,
  };
  for (const [name, value] of Object.entries(attributes)) rectangle.setAttribute(name, String(value));
  svg.prepend(rectangle);
}
