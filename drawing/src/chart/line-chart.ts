import { scaleLinear, scalePoint } from 'd3-scale';
import type { Drawing } from '../drawing.ts';
import { element, escaped } from '../markup/xml.ts';
import { SIZE } from '../style/sheet.ts';
import { fitted } from '../text/lines.ts';
import { textWidth } from '../text/width.ts';
import { extent, seriesColor, type Chart } from './chart.ts';

const WIDTH = 720;
const HEIGHT = 280;
const AXIS = 24;
/** Names of categories that fit below the axis. */
const MOST_NAMES = 8;

/** A line for each series, with a gap where a value is missing. */
export function lineChart({ categories, series, shown }: Chart): Drawing {
  const scale = scaleLinear(extent(series), [HEIGHT, 10]).nice(6);
  const ticks = scale.ticks(6);
  const left = Math.max(...ticks.map((tick) => textWidth(shown(tick), SIZE.detail))) + 10;
  const places = scalePoint(
    categories.map((_, index) => index),
    [left + 10, WIDTH - 40],
  );
  const at = (index: number): number => places(index) ?? left;
  const grid = ticks.map((tick) => {
    const y = scale(tick);
    return (
      element('line', { class: 'grid', x1: left, x2: WIDTH, y1: y, y2: y }) +
      element('text', { class: 'detail end', x: left - 6, y: y + 4 }, escaped(shown(tick)))
    );
  });
  const every = Math.ceil(categories.length / MOST_NAMES);
  const room = (WIDTH - left) / Math.min(categories.length, MOST_NAMES) - 6;
  const names = categories.map((name, index) =>
    index % every === 0
      ? element(
          'text',
          { class: 'detail middle', x: at(index), y: HEIGHT + 16 },
          escaped(fitted(name, room, SIZE.detail)),
        )
      : '',
  );
  const lines = series.map(({ values }, index) => {
    const color = seriesColor(index);
    let isOpen = false;
    let path = '';
    const dots: string[] = [];
    for (const [place, value] of values.entries()) {
      if (value === null) {
        isOpen = false;
        continue;
      }
      const [x, y] = [at(place), scale(value)];
      path += `${isOpen ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`;
      isOpen = true;
      if (values.length <= 60) dots.push(element('circle', { cx: x, cy: y, r: 3, fill: color }));
    }
    return element('path', { d: path, fill: 'none', stroke: color, 'stroke-width': 2 }) + dots.join('');
  });
  const axis = element('line', { class: 'axis', x1: left, x2: WIDTH, y1: scale(0), y2: scale(0) });
  return {
    width: WIDTH,
    height: HEIGHT + AXIS,
    body: grid.join('') + names.join('') + axis + lines.join(''),
  };
}
