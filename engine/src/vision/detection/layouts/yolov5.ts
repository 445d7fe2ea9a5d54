import type { ModelLayout, RawDetection } from '../layout.ts';
import { cellsOf, centred, probability, valuesOf } from './grid.ts';
import { notedClasses, YOLO_INPUT } from './ultralytics.ts';

/** Boxes that each cell of a map answers with. */
const ANCHORS = 3;
/** Centre, sides and objectness. */
const BOX = 5;
/** Four corners of a plate, and plates of one and of two lines: YOLOv5-plate. */
const PLATE_WITH_CORNERS = BOX + 4 * 2 + 2;
/** Five points of a face, and the face: YOLOv5-face. */
const FACE_WITH_POINTS = BOX + 5 * 2 + 1;

/**
 * YOLOv5 and v7: one list of centre, sides, objectness and classes. The models for plates and faces have points before
 * the classes, which are not read.
 */
export const yolov5: ModelLayout = {
  id: 'yolov5',
  recognise({ outputs, size, metadata }) {
    const fits = [...outputs].find(
      ([, shape]) =>
        shape.length === 3 && shape[0] === 1 && shape[1] === candidates(size) && (shape[2] ?? 0) > BOX,
    );
    if (!fits) return undefined;
    const [name, [, , columns = 0]] = fits;
    const classes = classesOf(columns, notedClasses(metadata));
    return {
      input: YOLO_INPUT,
      threshold: 0.3,
      decode(values, input, threshold) {
        const found: RawDetection[] = [];
        const count = candidates(input);
        const data = valuesOf(values, name, count * columns);
        for (let row = 0; row < count; row++) {
          const start = row * columns;
          const object = probability(data[start + 4] ?? 0);
          if (object < threshold) continue;
          let score = 0;
          let label = 0;
          for (let index = 0; index < classes; index++) {
            const value = object * probability(data[start + columns - classes + index] ?? 0);
            if (value <= score) continue;
            score = value;
            label = index;
          }
          if (score < threshold) continue;
          const [x = 0, y = 0, width = 0, height = 0] = data.subarray(start, start + 4);
          found.push({ box: centred(x, y, width, height), score, label });
        }
        return found;
      },
    };
  },
};

function candidates(size: readonly [number, number]): number {
  return ANCHORS * (cellsOf(size, 8) + cellsOf(size, 16) + cellsOf(size, 32));
}

function classesOf(columns: number, noted: number | undefined): number {
  if (noted !== undefined && BOX + noted <= columns) return noted;
  if (columns === PLATE_WITH_CORNERS) return 2;
  return columns === FACE_WITH_POINTS ? 1 : columns - BOX;
}
