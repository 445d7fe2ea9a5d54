import { scaleLinear } from 'd3-scale';
import type { Drawing } from '../drawing.ts';
import { element, escaped } from '../markup/xml.ts';
import { SIZE } from '../style/sheet.ts';
import { fitted } from '../text/lines.ts';
import { textWidth } from '../text/width.ts';
import { horizontalAxis, horizontalGrid, verticalGrid, type PlotArea, type Scale } from './axes.ts';
import type { LegendEntry } from './legend.ts';

/** How often values are in two tables, drawn over each other: the first as areas, the second as a line or a narrow bar. */
export interface DistributionChart {
  /** Limits of intervals, one more than there are, with what is said below them, if anything; or the names of values. */
  readonly bins:
    | { readonly edges: readonly number[]; readonly label: string; readonly shown: (value: number) => string }
    | {
        readonly names: readonly string[];
        /** Whether the last name stands for all other values together. It gets no bars: they would make all others short. */
        readonly isRestLast: boolean;
      };
  readonly first: DistributionSeries;
  readonly second: DistributionSeries;
  readonly shownShare: (share: number) => string;
  /** Lines of text above: what came of a comparison. The first one is bold. */
  readonly notes: readonly string[];
}

export interface DistributionSeries {
  readonly name: string;
  /** From 0 to 1, one for each interval or value. */
  readonly shares: readonly number[];
}

const WIDTH = 420;
const HEIGHT = 150;
const LINE = 16;
const TICKS = 5;
const ROW = 22;
const WIDEST_NAME = 130;
/** They differ in lightness and in form as well: the areas are light and wide, the line and the bars dark and narrow. */
const FIRST = { fill: '#cfe3f3', stroke: '#0072b2' } as const;
const SECOND = '#b34700';

/** A chart of two distributions, and its legend. */
export function distributionDrawing(chart: DistributionChart): {
  readonly drawing: Drawing;
  readonly legend: readonly LegendEntry[];
} {
  const { bins, first, second, notes } = chart;
  const top = notes.length * LINE + 6;
  const texts = notes.map((note, index) =>
    element(
      'text',
      { class: index === 0 ? 'detail strong' : 'detail', x: 0, y: 8 + index * LINE },
      escaped(fitted(note, WIDTH, SIZE.detail, index === 0)),
    ),
  );
  const { body, height } = 'edges' in bins ? intervals(bins, chart, top + 6) : rowsOfValues(bins, chart, top);
  return {
    drawing: { width: WIDTH, height, body: texts.join('') + body },
    legend: [
      { color: FIRST.fill, outline: FIRST.stroke, label: first.name },
      { color: SECOND, dash: '', label: second.name },
    ],
  };
}

interface Part {
  readonly body: string;
  /** With what is above it. */
  readonly height: number;
}

function intervals(
  { edges, label, shown }: Extract<DistributionChart['bins'], { readonly edges: unknown }>,
  { first, second, shownShare }: DistributionChart,
  top: number,
): Part {
  const bottom = top + HEIGHT;
  const down = scaleLinear([0, most(first, second)], [bottom, top]).nice(3);
  const ticks = down.ticks(3);
  const left = Math.max(...ticks.map((tick) => textWidth(shownShare(tick), SIZE.detail))) + 10;
  const area: PlotArea = { left, right: WIDTH - 24, top, bottom };
  const across = scaleLinear([edges[0] ?? 0, edges.at(-1) ?? 1], [area.left, area.right]);
  const at = (index: number): number => across(edges[index] ?? 0);
  const columns = first.shares.map((share, index) =>
    share === 0
      ? ''
      : element('rect', {
          ...{ x: at(index), y: down(share), width: at(index + 1) - at(index), height: bottom - down(share) },
          ...{ fill: FIRST.fill, stroke: FIRST.stroke },
        }),
  );
  const steps = second.shares.map((share, index) => {
    const y = down(share).toFixed(1);
    return `L${at(index).toFixed(1)} ${y}H${at(index + 1).toFixed(1)}`;
  });
  const outline = `M${at(0).toFixed(1)} ${bottom.toFixed(1)}${steps.join('')}V${bottom.toFixed(1)}`;
  const line = { d: outline, fill: 'none', stroke: SECOND, 'stroke-width': 2, 'stroke-linejoin': 'round' };
  const body = [
    horizontalGrid(ticks, down, area, shownShare),
    verticalGrid(across.ticks(TICKS), across, { ...area, top: bottom }, shown),
    ...columns,
    element('path', line),
    horizontalAxis(label, area),
  ];
  return { body: body.join(''), height: bottom + (label === '' ? 22 : 40) };
}

function rowsOfValues(
  { names, isRestLast }: Extract<DistributionChart['bins'], { readonly names: unknown }>,
  { first, second, shownShare }: DistributionChart,
  top: number,
): Part {
  const labels = names.map((name) => fitted(name, WIDEST_NAME, SIZE.detail));
  const numbers = names.map(
    (_, index) => `${shownShare(first.shares[index] ?? 0)} → ${shownShare(second.shares[index] ?? 0)}`,
  );
  const widest = (texts: readonly string[]): number =>
    Math.max(0, ...texts.map((text) => textWidth(text, SIZE.detail)));
  const left = widest(labels) + 8;
  const right = WIDTH - widest(numbers) - 10;
  const barred = isRestLast ? names.length - 1 : names.length;
  const bars = [first, second].map(({ name, shares }) => ({ name, shares: shares.slice(0, barred) }));
  const across: Scale = scaleLinear([0, most(...bars)], [left, right]);
  const rows = names.map((_, index) => {
    const middle = top + index * ROW + ROW / 2;
    const long = (share: number): number => across(share) - left;
    const drawn = [
      { share: bars[0]?.shares[index] ?? 0, thick: 16, ...FIRST },
      { share: bars[1]?.shares[index] ?? 0, thick: 6, fill: SECOND, stroke: undefined },
    ].map(({ share, thick, fill, stroke }) =>
      share === 0
        ? ''
        : element('rect', {
            ...{ x: left, y: middle - thick / 2, width: Math.max(long(share), 0.5), height: thick },
            ...{ fill, stroke },
          }),
    );
    return (
      element('text', { class: 'detail end', x: left - 6, y: middle + 4 }, escaped(labels[index] ?? '')) +
      drawn.join('') +
      element('text', { class: 'detail end', x: WIDTH, y: middle + 4 }, escaped(numbers[index] ?? ''))
    );
  });
  const bottom = top + names.length * ROW;
  const axis = element('line', { class: 'axis', x1: left, x2: left, y1: top, y2: bottom });
  return { body: rows.join('') + axis, height: bottom };
}

function most(...series: readonly DistributionSeries[]): number {
  return Math.max(0, ...series.flatMap(({ shares }) => shares)) || 1;
}
