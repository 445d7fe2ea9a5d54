import type { ModelSession } from '../../../inference/session.ts';
import { cropped, placed } from '../../../inference/pictures.ts';
import type { Raster } from '../../../inference/raster.ts';
import { sizeOf } from './acceptance.ts';
import type { IlluminationCorrection } from './illumination-correction.ts';
import { overlap, type Box } from '../box.ts';
import type { Cluster } from '../clusters.ts';
import { decodeRegression, ULTRA_LIGHT_INPUT } from '../layouts/ultra-light.ts';
import { valuesOf } from '../layouts/grid.ts';

/** Pixels of the sides of the second look's input. */
const SIDE = 192;
const WHOLE = { left: 0, top: 0, width: SIDE, height: SIDE };
/** How much of the surroundings is seen with a face, in sides of it. */
const AROUND = 3;
/** Faces that are looked at in one run. */
const BATCH = 8;
/** Smaller ones, in pixels, gain nothing from a second look. */
const CHECKED_FROM = 16;
/** Scores of the first look, and of a second scale, that are not asked again: blurred faces would be lost. */
const SURE = 0.7;
const AGREED = 0.4;
/** How much a box of the second look shares with that of the first. */
const SAME = 0.3;

// A logistic regression on labelled photos: the logits of both looks and the logarithm of the size.
const WEIGHTS = { constant: -1.92, first: 0.5, size: -0.27, second: 0.66, least: -1.96 } as const;
const SMALL = 24;
const LARGE = 96;

/** Whether a face is unsure enough to be looked at again, and large enough for that to help. */
export function isToBeChecked({ best, second }: Cluster): boolean {
  return sizeOf(best) >= CHECKED_FROM && best.score < SURE && second < AGREED;
}

/** Whether both looks together say that it is a face. `size` is in pixels of the image. */
export function isConfirmed(first: number, second: number, size: number): boolean {
  const { constant, least } = WEIGHTS;
  const sum =
    constant +
    WEIGHTS.first * logit(first) +
    WEIGHTS.size * Math.log(Math.min(size, LARGE) / SMALL) +
    WEIGHTS.second * logit(second);
  return sum >= least;
}

function logit(score: number): number {
  const within = Math.min(0.995, Math.max(0.005, score));
  return Math.log(within / (1 - within));
}

/**
 * Looks at each box again by itself, in the middle of its surroundings, and at one size whatever its own.
 * @returns the score of the best box in the same place; 0 where there is none.
 */
export async function secondLooks(
  session: ModelSession,
  image: Raster,
  boxes: readonly Box[],
  even: IlluminationCorrection,
  signal: AbortSignal | undefined,
): Promise<readonly number[]> {
  const scores: number[] = [];
  for (let start = 0; start < boxes.length; start += BATCH) {
    const parts = boxes.slice(start, start + BATCH);
    scores.push(...(await secondLook(session, image, parts, even, signal)));
  }
  return scores;
}

async function secondLook(
  session: ModelSession,
  image: Raster,
  boxes: readonly Box[],
  even: IlluminationCorrection,
  signal: AbortSignal | undefined,
): Promise<readonly number[]> {
  const surroundings = boxes.map((box) => squareAround(box));
  const pictures = await Promise.all(
    surroundings.map(({ left, top, side }) =>
      placed(even(cropped(image, left, top, side, side, ULTRA_LIGHT_INPUT.padding.value)), WHOLE),
    ),
  );
  const outputs = await session.run({ size: [SIDE, SIDE], form: ULTRA_LIGHT_INPUT, pictures }, signal);
  const scores = valuesOf(outputs, 'scores');
  const regression = valuesOf(outputs, 'regression');
  const each = scores.length / boxes.length;
  return boxes.map((box, index) => {
    const seen = decodeRegression(
      scores.subarray(index * each, (index + 1) * each),
      regression.subarray(index * each * 2, (index + 1) * each * 2),
      [SIDE, SIDE],
      0.005,
    );
    const { left, top, side } = surroundings[index] ?? squareAround(box);
    const scale = SIDE / side;
    const expected = {
      left: (box.left - left) * scale,
      top: (box.top - top) * scale,
      width: box.width * scale,
      height: box.height * scale,
    };
    return seen.reduce(
      (most, found) => (overlap(found.box, expected) > SAME ? Math.max(most, found.score) : most),
      0,
    );
  });
}

function squareAround({ left, top, width, height }: Box): { left: number; top: number; side: number } {
  const side = Math.max(8, Math.round(Math.max(width, height) * AROUND));
  return {
    left: Math.round(left + width / 2 - side / 2),
    top: Math.round(top + height / 2 - side / 2),
    side,
  };
}
