import type { ModelLayout, RawDetection } from '../layout.ts';
import { cellsOf, centred, gridOf, probability, valuesOf } from './grid.ts';

const STRIDES = [8, 16, 32] as const;

/** YuNet, as OpenCV's model zoo has it: a class, an objectness, a box and five points for each cell of three maps. */
export const yunet: ModelLayout = {
  id: 'yunet',
  recognise({ outputs, size }) {
    const known = STRIDES.every((stride) =>
      (['cls', 'obj', 'bbox'] as const).every((part) => {
        const width = part === 'bbox' ? 4 : 1;
        const shape = outputs.get(`${part}_${stride}`);
        return shape?.at(-1) === width && shape.at(-2) === cellsOf(size, stride);
      }),
    );
    if (!known) return undefined;
    return {
      input: {
        order: 'bgr',
        mean: [0, 0, 0],
        scale: [1, 1, 1],
        multiple: 32,
        padding: { value: 0, place: 'bottom-right' },
      },
      threshold: 0.5,
      decode(values, input, threshold) {
        const found: RawDetection[] = [];
        for (const stride of STRIDES) {
          const [across] = gridOf(input, stride);
          const cells = cellsOf(input, stride);
          const classes = valuesOf(values, `cls_${stride}`, cells);
          const objects = valuesOf(values, `obj_${stride}`, cells);
          const boxes = valuesOf(values, `bbox_${stride}`, cells * 4);
          for (let cell = 0; cell < cells; cell++) {
            const score = Math.sqrt(probability(classes[cell] ?? 0) * probability(objects[cell] ?? 0));
            if (score < threshold) continue;
            const [dx = 0, dy = 0, width = 0, height = 0] = boxes.subarray(cell * 4, cell * 4 + 4);
            const x = ((cell % across) + dx) * stride;
            const y = (Math.floor(cell / across) + dy) * stride;
            const box = centred(x, y, Math.exp(width) * stride, Math.exp(height) * stride);
            found.push({ box, score, label: 0 });
          }
        }
        return found;
      },
    };
  },
};
