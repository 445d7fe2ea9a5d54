import type { ModelLayout, ObservedModel, RawDetection } from '../layout.ts';
import { cellsOf, centred, probability, valuesOf } from './grid.ts';
import { notedClasses, YOLO_INPUT } from './ultralytics.ts';

const BOX = 4;
/** A box, one class and five points with their visibility: a face model without notes of its exporter. */
const FACE_WITH_POINTS = BOX + 1 + 5 * 3;

/**
 * YOLOv8, v9, v11 and v12 as Ultralytics exports them: one list with a row (in some exports a column) for each of centre x and y,
 * width, height, the score of each class, and points, which are not read.
 */
export const yolov8: ModelLayout = {
  id: 'yolov8',
  recognise(model) {
    const list = listOf(model);
    if (!list) return undefined;
    const { name, columns, count, isTransposed } = list;
    const classes = classesOf(model.metadata, columns);
    return {
      input: YOLO_INPUT,
      threshold: 0.25,
      decode(values, size, threshold) {
        const found: RawDetection[] = [];
        const each = count === candidates(model.size) ? candidates(size) : count;
        const data = valuesOf(values, name, columns * each);
        const at = (column: number, row: number): number =>
          data[isTransposed ? row * columns + column : column * each + row] ?? 0;
        for (let row = 0; row < each; row++) {
          let score = 0;
          let label = 0;
          for (let index = 0; index < classes; index++) {
            const value = probability(at(BOX + index, row));
            if (value <= score) continue;
            score = value;
            label = index;
          }
          if (score < threshold) continue;
          found.push({ box: centred(at(0, row), at(1, row), at(2, row), at(3, row)), score, label });
        }
        return found;
      },
    };
  },
};

function candidates(size: readonly [number, number]): number {
  return cellsOf(size, 8) + cellsOf(size, 16) + cellsOf(size, 32);
}

interface List {
  readonly name: string;
  readonly columns: number;
  readonly count: number;
  readonly isTransposed: boolean;
}

function listOf({ outputs, size }: ObservedModel): List | undefined {
  const [entry, ...others] = outputs;
  if (!entry || others.length > 0) return undefined;
  const [name, shape] = entry;
  const [batch, second = 0, third = 0] = shape;
  if (shape.length !== 3 || batch !== 1) return undefined;
  const count = candidates(size);
  if (third === count && second > BOX) return { name, columns: second, count, isTransposed: false };
  if (second === count && third > BOX) return { name, columns: third, count, isTransposed: true };
  return undefined;
}

function classesOf(metadata: ReadonlyMap<string, string>, columns: number): number {
  const noted = notedClasses(metadata);
  if (noted !== undefined && BOX + noted <= columns) return noted;
  return columns === FACE_WITH_POINTS ? 1 : columns - BOX;
}
