import { scaleLinear } from 'd3-scale';
import type { Drawing } from '../drawing.ts';
import { element, escaped } from '../markup/xml.ts';
import { SIZE } from '../style/sheet.ts';
import { fitted } from '../text/lines.ts';
import { textWidth } from '../text/width.ts';
import { extent, seriesColor, type Chart } from './chart.ts';

const WIDTH = 720;
const WIDEST_LABEL = 220;
const THICK = 14;
const BETWEEN = 10;
const AXIS = 22;
const NUMBERS = 70;

/** A group of bars for each category, from left to right, with an axis below. */
export function barChart({ categories, series, shown }: Chart): Drawing {
  const labels = categories.map((name) => fitted(name, WIDEST_LABEL, SIZE.label));
  const left = Math.max(0, ...labels.map((label) => textWidth(label, SIZE.label))) + 10;
  const scale = scaleLinear(extent(series), [left, WIDTH - NUMBERS]).nice(5);
  const row = series.length * THICK + BETWEEN;
  const height = categories.length * row;
  const zero = scale(0);
  const ticks = scale.ticks(5).map((tick) => {
    const x = scale(tick);
    return (
      element('line', { class: 'grid', x1: x, x2: x, y1: 0, y2: height }) +
      element('text', { class: 'detail middle', x, y: height + 15 }, escaped(shown(tick)))
    );
  });
  const groups = labels.map((label, index) => {
    const top = index * row + BETWEEN / 2;
    const middle = index * row + row / 2;
    const bars = series.map(({ values }, at) => {
      const value = values[index] ?? null;
      if (value === null) return '';
      const [from, to] = [Math.min(zero, scale(value)), Math.max(zero, scale(value))];
      const y = top + at * THICK;
      const number =
        series.length > 3
          ? ''
          : element('text', { class: 'detail', x: to + 5, y: y + THICK - 4 }, escaped(shown(value)));
      const bar = { x: from, y: y + 1, width: Math.max(to - from, 0.5), height: THICK - 2 };
      return element('rect', { ...bar, fill: seriesColor(at) }) + number;
    });
    const name = element('text', { class: 'label end', x: left - 8, y: middle + 4.5 }, escaped(label));
    return name + bars.join('');
  });
  const axis = element('line', { class: 'axis', x1: zero, x2: zero, y1: 0, y2: height });
  return { width: WIDTH, height: height + AXIS, body: ticks.join('') + groups.join('') + axis };
}
