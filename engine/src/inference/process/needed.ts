import type { TensorValues } from '../signature.ts';
import type { ModelInput } from '../input.ts';

/** What is needed of a tensor: what goes from process to process is copied several times. */
export function neededOf(values: TensorValues, wanted: NonNullable<ModelInput['answers']>): TensorValues {
  if (wanted === 'all') return values;
  return wanted === 'best' ? bestOf(values) : above(values, wanted.above);
}

/** Of each row along the last axis the place of its largest value, and that: two numbers instead of thousands of classes. */
function bestOf({ shape, data }: TensorValues): TensorValues {
  const length = shape.at(-1) ?? 0;
  const rows = length > 0 ? Math.floor(data.length / length) : 0;
  const best = new Float32Array(2 * rows);
  for (let row = 0, start = 0; row < rows; row++, start += length) {
    let place = 0;
    let most = -Infinity;
    for (let index = 0; index < length; index++) {
      const value = data[start + index] ?? 0;
      if (value <= most) continue;
      most = value;
      place = index;
    }
    best[2 * row] = place;
    best[2 * row + 1] = most;
  }
  return { shape: [...shape.slice(0, -1), 2], data: best };
}

/** Values above one, each behind its place. Places up to 2²⁴ are exact. */
function above({ data }: TensorValues, least: number): TensorValues {
  const places: number[] = [];
  for (let place = 0; place < data.length; place++) if ((data[place] ?? 0) > least) places.push(place);
  const pairs = new Float32Array(2 * places.length);
  for (const [index, place] of places.entries()) {
    pairs[2 * index] = place;
    pairs[2 * index + 1] = data[place] ?? 0;
  }
  return { shape: [places.length, 2], data: pairs };
}
