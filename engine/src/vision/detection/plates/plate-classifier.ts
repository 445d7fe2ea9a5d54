import type { ModelSession } from '../../../inference/session.ts';
import type { Raster } from '../../../inference/raster.ts';
import type { InputForm } from '../../../inference/signature.ts';
import type { RotatedBox } from './rotated-box.ts';
import { straightened } from './straightened.ts';

/** How likely each region is a line of a license plate by its looks, 0 to 1. */
export type PlateClassifier = (
  image: Raster,
  boxes: readonly RotatedBox[],
  signal?: AbortSignal,
) => Promise<readonly number[]>;

const INPUT: Pick<InputForm, 'order' | 'mean' | 'scale' | 'padding'> = {
  order: 'rgb',
  mean: [127.5, 127.5, 127.5],
  scale: [127.5, 127.5, 127.5],
  padding: { value: 0, place: 'bottom-right' },
};
/** Sides of the input in pixels, as the model was trained (`scripts/models/plate-classifier/canvas.py`). */
const WIDTH = 96;
const HEIGHT = 48;
const WHOLE = { left: 0, top: 0, width: WIDTH, height: HEIGHT };
/** Heights of a region that are seen with it, along and across the text: a plate has an edge, a badge and a page have none. */
const ALONG = 6;
const ACROSS = 3;
/** Regions that are looked at in one run. */
const BATCH = 32;

/** The classifier that was trained on drawn plates: it looks at the surroundings of a text too, and reads nothing. */
export function plateClassifier(session: ModelSession): PlateClassifier {
  return async (image, boxes, signal) => {
    const likelihoods: number[] = [];
    for (let start = 0; start < boxes.length; start += BATCH) {
      const pictures = boxes.slice(start, start + BATCH).map((box) => {
        const seen = { ...box, width: box.height * ALONG, height: box.height * ACROSS };
        return { image: straightened(image, seen, WIDTH, HEIGHT), place: WHOLE };
      });
      const outputs = await session.run({ size: [WIDTH, HEIGHT], form: INPUT, pictures }, signal);
      const [plates] = outputs.values();
      likelihoods.push(...(plates?.data ?? []));
    }
    return likelihoods;
  };
}
