import type { ModelLayout, ObservedModel, RawDetection } from '../layout.ts';
import { cellsOf, centred, probability, valuesOf } from './grid.ts';
import { notedClasses, YOLO_INPUT } from './ultralytics.ts';

const BOX = 4;
/** Scores are 0 to 1. What is larger is a place in pixels: a point. */
const MOST = 1.01;

/**
 * YOLOv8, v9, v11 and v12 as Ultralytics exports them: one list with a row (in some exports a column) for each of centre x and y,
 * width, height, the score of each class, and points, which are not read.
 */
export const yolov8: ModelLayout = {
  id: 'yolov8',
  recognise(model) {
    const list = listOf(model);
    if (!list) return undefined;
    const { name, columns, count, masks, isTransposed } = list;
    const noted = notedClasses(model.metadata);
    const known = noted !== undefined && BOX + noted <= columns ? noted : undefined;
    return {
      input: YOLO_INPUT,
      threshold: 0.25,
      decode(values, size, threshold) {
        const found: RawDetection[] = [];
        const each = count === candidates(model.size) ? candidates(size) : count;
        const data = valuesOf(values, name, columns * each);
        const at = (column: number, row: number): number =>
          data[isTransposed ? row * columns + column : column * each + row] ?? 0;
        const classes = known ?? scoresIn(columns - BOX - masks, each, at);
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

/** Columns of scores before those of points, for a model whose exporter noted nothing. */
function scoresIn(columns: number, rows: number, at: (column: number, row: number) => number): number {
  for (let column = 1; column < columns; column++)
    for (let row = 0; row < rows; row++) if (at(BOX + column, row) > MOST) return column;
  return columns;
}

interface List {
  readonly name: string;
  readonly columns: number;
  readonly count: number;
  /** Columns at the end that say how masks are mixed, which a second output holds. */
  readonly masks: number;
  readonly isTransposed: boolean;
}

function listOf({ outputs, size }: ObservedModel): List | undefined {
  const count = candidates(size);
  const masks = [...outputs.values()].find((shape) => shape.length === 4)?.[1] ?? 0;
  for (const [name, [batch, second = 0, third = 0, ...more]] of outputs) {
    if (batch !== 1 || more.length > 0) continue;
    if (third === count && second > BOX + masks)
      return { name, columns: second, count, masks, isTransposed: false };
    if (second === count && third > BOX + masks)
      return { name, columns: third, count, masks, isTransposed: true };
  }
  return undefined;
}
