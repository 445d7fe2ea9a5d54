import type { Source, Tone } from '@vitruve/manifests';
import { scaleLinear } from 'd3-scale';
import { thing, type Drawing, type DrawingOptions } from '../drawing.ts';
import { element, escaped } from '../markup/xml.ts';
import { SIZE } from '../style/sheet.ts';
import { fitted, fittedEnd } from '../text/lines.ts';
import { oneLine } from '../text/plain.ts';
import { textWidth } from '../text/width.ts';

/** Something that is counted. */
export interface Bar {
  readonly id: string;
  readonly label: string;
  /** True for a path, of which the end is shown when it is too long. */
  readonly isPath?: boolean;
  readonly value: number;
  readonly tone: Tone;
  /** Written behind the number: a difference, a share. */
  readonly note?: string;
  readonly source?: Source;
}

export interface BarOptions extends DrawingOptions {
  /** CSS pixels of the whole; 720 when absent. */
  readonly width?: number;
}

const WIDTH = 720;
const ROW = 28;
const THICK = 16;
const WIDEST_LABEL = 280;
const NUMBERS = 64;

/** Bars from left to right, each with its name before it and its number behind it. */
export function barsDrawing(bars: readonly Bar[], options: BarOptions = {}): Drawing {
  const width = options.width ?? WIDTH;
  const labels = bars.map(({ label, isPath }) =>
    isPath ? fittedEnd(label, WIDEST_LABEL, SIZE.label) : fitted(label, WIDEST_LABEL, SIZE.label),
  );
  const left = Math.max(0, ...labels.map((label) => textWidth(label, SIZE.label))) + 10;
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const scale = scaleLinear([0, most], [0, Math.max(width - left - NUMBERS, 40)]);
  const parts = bars.map((bar, index) => {
    const middle = index * ROW + ROW / 2;
    const { attributes, tip } = thing(
      bar.id,
      barName(bar),
      `tone-${bar.tone}`,
      bar.source !== undefined,
      options,
    );
    const length = Math.max(scale(bar.value), bar.value > 0 ? 2 : 0);
    return element(
      'g',
      attributes,
      tip +
        element('text', { class: 'label end', x: left - 10, y: middle + 4.5 }, escaped(labels[index] ?? '')) +
        element('rect', {
          class: 'solid',
          x: left,
          y: middle - THICK / 2,
          width: length,
          height: THICK,
          rx: 2,
        }) +
        element('text', { class: 'label strong', x: left + length + 8, y: middle + 4.5 }, String(bar.value)) +
        note(bar, left + length + 12 + textWidth(String(bar.value), SIZE.label, true), middle),
    );
  });
  return { width, height: bars.length * ROW, body: parts.join('') };
}

function note({ note: text = '' }: Bar, x: number, middle: number): string {
  if (text === '') return '';
  return element('text', { class: 'detail toned', x: x + 4, y: middle + 4 }, escaped(oneLine(text)));
}

function barName({ label, value, note: text = '' }: Bar): string {
  return [`${oneLine(label)}: ${value}`, oneLine(text)].filter((part) => part !== '').join(', ');
}
