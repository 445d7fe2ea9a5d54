import { element } from '../markup/xml.ts';

export interface Dot {
  /** CSS pixels. */
  readonly x: number;
  readonly y: number;
  readonly color: string;
}

/** Dots as one path for each color: a line without a length that has round ends. Thousands of circles would make large files. */
export function dotsOf(dots: readonly Dot[], radius: number): string {
  const paths = new Map<string, string[]>();
  for (const { x, y, color } of dots) {
    const path = paths.get(color) ?? [];
    path.push(`M${x.toFixed(1)} ${y.toFixed(1)}h0`);
    paths.set(color, path);
  }
  return [...paths]
    .map(([color, path]) =>
      element('path', {
        ...{ d: path.join(''), fill: 'none', stroke: color },
        ...{ 'stroke-width': 2 * radius, 'stroke-linecap': 'round', 'stroke-opacity': 0.8 },
      }),
    )
    .join('');
}
