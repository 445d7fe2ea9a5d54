import type { RawDetection } from '../layout.ts';
import { cellsOf, centred, gridOf, probability } from './grid.ts';

/** Boxes of a map that its cells start from: squares of these sides, in pixels of the input. */
export interface PriorLevel {
  readonly stride: number;
  readonly sides: readonly number[];
}

/** A column of a list of rows. */
export interface Column {
  readonly data: Float32Array;
  /** Values of a row, and which of them it is. */
  readonly width: number;
  readonly at: number;
}

/** How far the regression is spread: the variances of the single shot detector. */
const CENTRE = 0.1;
const SIDE = 0.2;

/** Boxes that an input of this size is asked about. */
export function priorsOf(levels: readonly PriorLevel[], size: readonly [number, number]): number {
  return levels.reduce((sum, { stride, sides }) => sum + cellsOf(size, stride) * sides.length, 0);
}

/**
 * Boxes by how far they are from those that they start from (single shot detectors, https://arxiv.org/abs/1512.02325).
 * Levels, rows, columns and sides follow each other in this order.
 * @param regression the first of four columns.
 */
export function decodePriors(
  levels: readonly PriorLevel[],
  scores: Column,
  regression: Column,
  size: readonly [number, number],
  threshold: number,
): readonly RawDetection[] {
  const found: RawDetection[] = [];
  let index = 0;
  for (const { stride, sides } of levels) {
    const [across, down] = gridOf(size, stride);
    for (let row = 0; row < down; row++)
      for (let column = 0; column < across; column++)
        for (const side of sides) {
          const score = probability(scores.data[index * scores.width + scores.at] ?? 0);
          if (score >= threshold) {
            const { data, width: columns, at: first } = regression;
            const at = index * columns + first;
            const x = (column + 0.5) * stride + CENTRE * (data[at] ?? 0) * side;
            const y = (row + 0.5) * stride + CENTRE * (data[at + 1] ?? 0) * side;
            const width = side * Math.exp(SIDE * (data[at + 2] ?? 0));
            const height = side * Math.exp(SIDE * (data[at + 3] ?? 0));
            found.push({ box: centred(x, y, width, height), score, label: 0 });
          }
          index++;
        }
  }
  return found;
}
