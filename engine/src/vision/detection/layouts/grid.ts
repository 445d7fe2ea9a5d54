import { t } from '@vscode/l10n';
import type { Box } from '../box.ts';
import { ModelError, type TensorValues } from '../../../inference/signature.ts';

/** Cells across and down a map of a model: one for each `stride` pixels of its input. */
export function gridOf(
  [width, height]: readonly [number, number],
  stride: number,
): readonly [number, number] {
  return [Math.ceil(width / stride), Math.ceil(height / stride)];
}

/** Cells of a map. */
export function cellsOf(size: readonly [number, number], stride: number): number {
  const [across, down] = gridOf(size, stride);
  return across * down;
}

/**
 * The values of an output.
 * @throws ModelError when it is missing or has another number of values.
 */
export function valuesOf(
  outputs: ReadonlyMap<string, TensorValues>,
  name: string,
  count?: number,
): Float32Array {
  const data = outputs.get(name)?.data;
  if (data === undefined) throw new ModelError(t('The model no longer has the output "{0}"', name));
  if (count !== undefined && data.length !== count)
    throw new ModelError(
      t('Output "{0}" of the model has {1} values instead of {2}', name, data.length, count),
    );
  return data;
}

export function centred(x: number, y: number, width: number, height: number): Box {
  return { left: x - width / 2, top: y - height / 2, width, height };
}

export function cornered(left: number, top: number, right: number, bottom: number): Box {
  return { left, top, width: right - left, height: bottom - top };
}

export function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/** A number as it comes out of a model: not a number becomes 0, and it stays within 0 and 1. */
export function probability(value: number): number {
  return value > 0 ? Math.min(1, value) : 0;
}

/** The name of the output whose last axes are of these lengths. */
export function namedBy(
  outputs: ReadonlyMap<string, readonly number[]>,
  rows: number,
  width: number,
): string | undefined {
  return [...outputs].find(([, shape]) => shape.at(-2) === rows && shape.at(-1) === width)?.[0];
}

/** Whether values are not probabilities, but what becomes one by a logistic function. */
export function areLogits(values: Float32Array): boolean {
  return values.some((value) => value < 0 || value > 1);
}

/** The best of the scores of classes, and which it is. */
export function strongest(scores: Float32Array): { readonly score: number; readonly label: number } {
  let best = { score: 0, label: 0 };
  for (const [label, value] of scores.entries())
    if (probability(value) > best.score) best = { score: probability(value), label };
  return best;
}
