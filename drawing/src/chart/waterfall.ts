import { scaleLinear } from 'd3-scale';
import type { Drawing } from '../drawing.ts';
import { element, escaped } from '../markup/xml.ts';
import { SIZE } from '../style/sheet.ts';
import { fitted } from '../text/lines.ts';
import { textWidth } from '../text/width.ts';
import { horizontalAxis, verticalGrid, type PlotArea, type Scale } from './axes.ts';
import type { LegendEntry } from './legend.ts';

/** Steps that lead from a number to another one. */
export interface WaterfallChart {
  readonly start: WaterfallEnd;
  readonly steps: readonly WaterfallStep[];
  readonly end: WaterfallEnd;
  readonly axis: { readonly label: string; readonly shown: (value: number) => string };
  /** What the colors mean. */
  readonly labels: { readonly raises: string; readonly lowers: string };
}

export interface WaterfallEnd {
  readonly name: string;
  readonly value: number;
  /** The value as it is written. */
  readonly text: string;
}

export interface WaterfallStep {
  readonly name: string;
  readonly change: number;
  /** The change as it is written, with its sign. */
  readonly text: string;
}

const WIDTH = 720;
const ROW = 26;
const THICK = 16;
const WIDEST_NAME = 260;
const TICKS = 6;
/** Besides their colors, a change has its sign written beside it and an arrow at its end. */
const RAISES = '#b34700';
const LOWERS = '#0072b2';
const TIP = 6;

/** A row for the start, each step and the end, from the top to the bottom, and its legend. */
export function waterfallDrawing({ start, steps, end, axis, labels }: WaterfallChart): {
  readonly drawing: Drawing;
  readonly legend: readonly LegendEntry[];
} {
  const rows = [start, ...steps, end];
  const names = rows.map(({ name }) => fitted(name, WIDEST_NAME, SIZE.label));
  const left = Math.max(...names.map((name) => textWidth(name, SIZE.label))) + 14;
  const widest = Math.max(...rows.map(({ text }) => textWidth(text, SIZE.detail)));
  const area: PlotArea = { left, right: WIDTH - widest - 14, top: 0, bottom: rows.length * ROW };
  const sums = sumsOf(start.value, steps);
  const all = [...sums, end.value];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const across = scaleLinear(least === most ? [least - 1, most + 1] : [least, most], [
    area.left + 8,
    area.right - 8,
  ]);
  const bars = steps.map((step, index) =>
    stepOf(step, index + 1, [sums[index] ?? 0, sums[index + 1] ?? 0], across),
  );
  const parts = names.map((name, row) =>
    element('text', { class: 'label end', x: left - 8, y: row * ROW + ROW / 2 + 4.5 }, escaped(name)),
  );
  const body = [
    verticalGrid(across.ticks(TICKS), across, area, axis.shown),
    ...parts,
    ...bars,
    endOf(start, 0, across),
    endOf(end, rows.length - 1, across),
    horizontalAxis(axis.label, area),
  ];
  return {
    drawing: { width: WIDTH, height: area.bottom + 40, body: body.join('') },
    legend: [
      { color: RAISES, outline: RAISES, label: labels.raises },
      { color: LOWERS, outline: LOWERS, label: labels.lowers },
    ],
  };
}

/** The start, and the number after each step. */
function sumsOf(start: number, steps: readonly WaterfallStep[]): readonly number[] {
  const sums = [start];
  for (const { change } of steps) sums.push((sums.at(-1) ?? 0) + change);
  return sums;
}

/** A mark at a number, down to the next row from the first one. */
function endOf({ value, text }: WaterfallEnd, row: number, across: Scale): string {
  const x = across(value);
  const middle = row * ROW + ROW / 2;
  const mark = `M${(x - 6).toFixed(1)} ${middle}l6 -6l6 6l-6 6Z`;
  return (
    element('path', { d: mark, fill: '#1f2328' }) +
    element('text', { class: 'detail strong', x: x + 11, y: middle + 4 }, escaped(text))
  );
}

/** An arrow from the number before a step to that after it, and a thin line down to the next row. */
function stepOf(
  { text, change }: WaterfallStep,
  row: number,
  [from, to]: readonly [number, number],
  across: Scale,
): string {
  const [start, end] = [across(from), across(to)];
  const middle = row * ROW + ROW / 2;
  const [top, bottom] = [middle - THICK / 2, middle + THICK / 2];
  const tip = Math.min(TIP, Math.abs(end - start));
  const neck = end - Math.sign(end - start) * tip;
  const x = (value: number): string => value.toFixed(1);
  const arrow = `M${x(start)} ${top}H${x(neck)}L${x(end)} ${middle}L${x(neck)} ${bottom}H${x(start)}Z`;
  const right = Math.max(start, end);
  return (
    element('line', { class: 'axis', x1: start, x2: start, y1: middle - ROW, y2: bottom }) +
    element('line', { class: 'axis', x1: end, x2: end, y1: middle, y2: middle + ROW }) +
    element('path', { d: arrow, fill: change < 0 ? LOWERS : RAISES }) +
    element('text', { class: 'detail', x: right + 5, y: middle + 4 }, escaped(text))
  );
}
