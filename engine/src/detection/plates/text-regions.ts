import type { ModelSession } from '../../inference/session.ts';
import { planes, resized } from '../../inference/tensor.ts';
import type { Raster } from '../../images/raster.ts';
import type { InputForm } from '../layout.ts';
import { valuesOf } from '../layouts/grid.ts';
import { componentsOf } from './components.ts';
import { cornersOf, grown, smallestBox, type RotatedBox } from './rotated-box.ts';

/** Where something is written. */
export interface TextRegion {
  /** In pixels of the image. */
  readonly box: RotatedBox;
  /** How sure the model is, 0 to 1. */
  readonly score: number;
}

/** How PP-OCR takes its input: the means of ImageNet, which are those of red, green and blue, on blue, green and red. */
const INPUT: Pick<InputForm, 'order' | 'mean' | 'scale' | 'padding'> = {
  order: 'bgr',
  mean: [0.485 * 255, 0.456 * 255, 0.406 * 255],
  scale: [0.229 * 255, 0.224 * 255, 0.225 * 255],
  padding: { value: 0, place: 'bottom-right' },
};
/** Sides of the input are multiples of this. */
const MULTIPLE = 32;
/** Cells of the answer above this are text. */
const TEXT = 0.3;
/** The mean of a region's cells that makes it one. */
const LEAST = 0.5;
/** The answer shows the middle of a line of text: how much larger the line is, as a part of area through perimeter. */
const GROWTH = 1.6;
/** Sides in cells of the least region, before and after it has grown. */
const THINNEST = 3;
const SHORTEST = 5;

/**
 * Finds what is written in an image with the detector of PP-OCR (differentiable binarisation, https://arxiv.org/abs/1911.08947).
 * @param scale pixels of the model's input for one of the image.
 */
export async function textRegions(
  session: ModelSession,
  image: Raster,
  scale: number,
): Promise<readonly TextRegion[]> {
  const width = rounded(image.width * scale);
  const height = rounded(image.height * scale);
  const outputs = await session.run(planes(await resized(image, width, height), INPUT));
  const [name = ''] = outputs.keys();
  const map = valuesOf(outputs, name, width * height);
  const across = image.width / width;
  const down = image.height / height;
  return componentsOf(map, width, height, TEXT).flatMap(({ outline }): readonly TextRegion[] => {
    const middle = smallestBox(outline);
    if (Math.min(middle.width, middle.height) < THINNEST) return [];
    const score = meanWithin(map, width, height, middle);
    if (score < LEAST) return [];
    const by = (middle.width * middle.height * GROWTH) / (2 * (middle.width + middle.height));
    const box = grown(middle, by);
    if (Math.min(box.width, box.height) < SHORTEST) return [];
    return [
      {
        box: {
          x: (box.x + 0.5) * across,
          y: (box.y + 0.5) * down,
          width: box.width * across,
          height: box.height * down,
          angle: box.angle,
        },
        score,
      },
    ];
  });
}

function rounded(side: number): number {
  return Math.max(1, Math.round(side / MULTIPLE)) * MULTIPLE;
}

/** The mean of the cells within a rectangle. */
function meanWithin(map: Float32Array, width: number, height: number, box: RotatedBox): number {
  const corners = cornersOf(box);
  const ys = corners.map(({ y }) => y);
  const cos = Math.cos(box.angle);
  const sin = Math.sin(box.angle);
  let sum = 0;
  let count = 0;
  const bottom = Math.min(height - 1, Math.floor(Math.max(...ys)));
  const xs = corners.map(({ x }) => x);
  const left = Math.max(0, Math.ceil(Math.min(...xs)));
  const right = Math.min(width - 1, Math.floor(Math.max(...xs)));
  for (let y = Math.max(0, Math.ceil(Math.min(...ys))); y <= bottom; y++)
    for (let x = left; x <= right; x++) {
      const along = (x - box.x) * cos + (y - box.y) * sin;
      const across = (y - box.y) * cos - (x - box.x) * sin;
      if (Math.abs(along) > box.width / 2 + 1e-6 || Math.abs(across) > box.height / 2 + 1e-6) continue;
      sum += map[y * width + x] ?? 0;
      count++;
    }
  return count > 0 ? sum / count : 0;
}
