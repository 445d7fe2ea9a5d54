import type { ScaleLinear } from 'd3-scale';
import { element, escaped } from '../markup/xml.ts';

/** From numbers to CSS pixels. */
export type Scale = ScaleLinear<number, number>;

/** The rectangle in which values are drawn, in CSS pixels. */
export interface PlotArea {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A line across for each number of the vertical axis, with the number before it. */
export function horizontalGrid(
  ticks: readonly number[],
  down: Scale,
  { left, right }: PlotArea,
  shown: (value: number) => string,
): string {
  return ticks
    .map((tick) => {
      const y = down(tick);
      return (
        element('line', { class: 'grid', x1: left, x2: right, y1: y, y2: y }) +
        element('text', { class: 'detail end', x: left - 6, y: y + 4 }, escaped(shown(tick)))
      );
    })
    .join('');
}

/** A line down for each number of the horizontal axis, with the number below it. */
export function verticalGrid(
  ticks: readonly number[],
  across: Scale,
  { top, bottom }: PlotArea,
  shown: (value: number) => string,
): string {
  return ticks
    .map((tick) => {
      const x = across(tick);
      return (
        element('line', { class: 'grid', x1: x, x2: x, y1: top, y2: bottom }) +
        element('text', { class: 'detail middle', x, y: bottom + 16 }, escaped(shown(tick)))
      );
    })
    .join('');
}

/** The horizontal axis with its name, below the numbers. */
export function horizontalAxis(label: string, { left, right, bottom }: PlotArea): string {
  return (
    element('text', { class: 'detail middle', x: (left + right) / 2, y: bottom + 34 }, escaped(label)) +
    element('line', { class: 'axis', x1: left, x2: right, y1: bottom, y2: bottom })
  );
}

/** The name of the vertical axis, read from the bottom to the top. */
export function verticalName(label: string, { top, bottom }: PlotArea): string {
  const place = `translate(10 ${((top + bottom) / 2).toFixed(1)}) rotate(-90)`;
  return element('text', { class: 'detail middle', transform: place }, escaped(label));
}
