import type { ModelLayout, RawDetection } from '../layout.ts';
import type { InputForm } from '../../../inference/signature.ts';
import { cellsOf, centred, gridOf, probability, strongest, valuesOf } from './grid.ts';
import { notedClasses } from './ultralytics.ts';

const STRIDES = [8, 16, 32] as const;
/** Centre, sides and objectness. */
const BOX = 5;
/** Places are within a cell, and sides are logarithms: what is larger is in pixels already. */
const LARGEST_WITHIN = 20;

const INPUT: InputForm = {
  order: 'bgr',
  mean: [0, 0, 0],
  scale: [1, 1, 1],
  multiple: 32,
  padding: { value: 114, place: 'bottom-right' },
};

/** YOLOX: one list of centre and sides from each cell in strides, objectness and classes (https://arxiv.org/abs/2107.08430). */
export const yolox: ModelLayout = {
  id: 'yolox',
  recognise({ outputs, size, metadata, answers }) {
    const [entry, ...others] = outputs;
    if (!entry || others.length > 0 || notedClasses(metadata) !== undefined) return undefined;
    const [name, [batch, rows, columns = 0, ...more]] = entry;
    if (batch !== 1 || rows !== candidates(size) || columns <= BOX || more.length > 0) return undefined;
    if (!valuesOf(answers, name).every((value) => value <= LARGEST_WITHIN)) return undefined;
    return {
      input: INPUT,
      threshold: 0.3,
      decode(values, input, threshold) {
        const data = valuesOf(values, name, candidates(input) * columns);
        const found: RawDetection[] = [];
        let at = 0;
        for (const stride of STRIDES) {
          const [across, down] = gridOf(input, stride);
          for (let cell = 0; cell < across * down; cell++, at += columns) {
            const [x = 0, y = 0, width = 0, height = 0, object = 0] = data.subarray(at, at + BOX);
            if (probability(object) < threshold) continue;
            const best = strongest(data.subarray(at + BOX, at + columns));
            const score = probability(object) * best.score;
            if (score < threshold) continue;
            const box = centred(
              ((cell % across) + x) * stride,
              (Math.floor(cell / across) + y) * stride,
              Math.exp(width) * stride,
              Math.exp(height) * stride,
            );
            found.push({ box, score, label: best.label });
          }
        }
        return found;
      },
    };
  },
};

function candidates(size: readonly [number, number]): number {
  return STRIDES.reduce((sum, stride) => sum + cellsOf(size, stride), 0);
}
