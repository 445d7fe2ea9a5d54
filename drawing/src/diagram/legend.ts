import type { LegendEntry } from '@vitruve/manifests';
import type { Drawing } from '../drawing.ts';
import { keyDrawing } from '../key.ts';
import { element, px } from '../markup/xml.ts';
import { innerPaths, outlinePath } from './shape.ts';

const SAMPLE = { width: 26, height: 14 } as const;

/** The key to a diagram, in rows no wider than `width` where that is possible. */
export function legendDrawing(entries: readonly LegendEntry[], width: number): Drawing {
  return keyDrawing(
    entries.map((entry) => ({
      label: entry.label,
      width: SAMPLE.width,
      sample: (x, y) => sample(entry, x, y),
    })),
    width,
  );
}

function sample({ shape, tone, outline = 'solid', line }: LegendEntry, x: number, y: number): string {
  if (shape === undefined && line !== undefined) return lineSample(tone, line, x, y);
  const size = shape === 'diamond' ? { width: SAMPLE.width, height: SAMPLE.height + 4 } : SAMPLE;
  const parts = [
    element('path', { class: 'shape', d: outlinePath(shape ?? 'box', size) }),
    ...innerPaths(shape ?? 'box', size, outline).map((d) => element('path', { class: 'inner', d })),
  ];
  const place = `translate(${px(x + SAMPLE.width / 2)} ${px(y)})`;
  return element(
    'g',
    { class: `tone-${tone} outline-${outline}`, transform: place, 'aria-hidden': 'true' },
    parts.join(''),
  );
}

/** An arrow, as wide as the samples are. */
export function lineSample(tone: string, line: string, x: number, y: number): string {
  const end = x + SAMPLE.width;
  const stroke = element('path', { class: 'line', d: `M${px(x)} ${px(y)}H${px(end - 6)}` });
  const tip = element('path', { class: 'solid', d: `M${px(end)} ${px(y)}l-8 -3.6v7.2Z` });
  return element('g', { class: `tone-${tone} line-${line}`, 'aria-hidden': 'true' }, stroke + tip);
}
