import type { ModelSession } from '../../../inference/session.ts';
import { placed } from '../../../inference/pictures.ts';
import type { Raster } from '../../../inference/raster.ts';
import type { InputForm } from '../../../inference/signature.ts';
import { componentsOf } from './components.ts';
import { grown, smallestBox, type RotatedBox } from './rotated-box.ts';

/** Where something is written. */
export interface TextRegion {
  /** In pixels of the image. */
  readonly box: RotatedBox;
  /** How sure the model is, 0 to 1. */
  readonly score: number;
}

/** How an image is looked at for texts. */
export interface TextLook {
  /** Pixels of the model's input for one of the image. */
  readonly scale: number;
  /** Whether it is made sharper first. */
  readonly sharp: boolean;
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
/** Cells that a region is larger on each side than the centres of its cells, and what they are unsure of. */
const BORDER = 1;
/** Sides in cells of the least region, before and after it has grown. */
const THINNEST = 3;
const SHORTEST = 5;

/**
 * Finds what is written in an image with the detector of PP-OCR (differentiable binarisation, https://arxiv.org/abs/1911.08947).
 */
export async function textRegions(
  session: ModelSession,
  image: Raster,
  { scale, sharp }: TextLook,
  signal: AbortSignal | undefined,
): Promise<readonly TextRegion[]> {
  const width = rounded(image.width * scale);
  const height = rounded(image.height * scale);
  const pictures = [await placed(image, { left: 0, top: 0, width, height })];
  // What lies evenly between pixels is less sharp, and loses small plates.
  const input = { size: [width, height], form: INPUT, pictures, between: 'edges', sharp } as const;
  const outputs = await session.run({ ...input, answers: { above: TEXT } }, signal);
  const [cells] = outputs.values();
  const across = image.width / width;
  const down = image.height / height;
  return componentsOf(cells?.data ?? new Float32Array(), width, height).flatMap(
    ({ outline, mean }): readonly TextRegion[] => {
      const middle = smallestBox(outline);
      if (Math.min(middle.width, middle.height) < THINNEST) return [];
      if (mean < LEAST) return [];
      const by = (middle.width * middle.height * GROWTH) / (2 * (middle.width + middle.height));
      const box = grown(middle, by + BORDER);
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
          score: mean,
        },
      ];
    },
  );
}

function rounded(side: number): number {
  return Math.max(1, Math.round(side / MULTIPLE)) * MULTIPLE;
}
