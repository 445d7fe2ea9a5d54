import type { ModelSession } from '../../../inference/session.ts';
import { paddedSize } from '../../../inference/input.ts';
import { placed } from '../../../inference/pictures.ts';
import type { Raster } from '../../../inference/raster.ts';
import type { Seen } from '../clusters.ts';
import type { ByMode, Mode } from '../detection.ts';
import { CENTERFACE_INPUT, decodeCentres } from '../layouts/centerface.ts';
import { AGREES } from './agreement.ts';
import { isSliver, toPixels, type Views } from './views.ts';

/** Long sides of the input, in pixels. The model is good at faces of all sizes, so one look is nearly as good as several. */
const SIDES: ByMode<readonly number[]> = { standard: [640], strict: [640, 1280], fast: [] };
/** An image is enlarged by this at most: there is no more in it. */
const MOST_ENLARGED = 2;
/** Larger faces, in pixels of the input, are for the first look to say: further ones see parts of them. */
const MOST_IN_FURTHER = 256;
/** Names of the model's answers, as its file has them. */
const MAPS = { heat: '537', sides: '538', offsets: '539' } as const;

/** What the larger model sees in all of an image. */
export async function seenInWhole(
  session: ModelSession,
  { image, overview }: Views,
  mode: Mode,
  signal: AbortSignal | undefined,
): Promise<readonly Seen[]> {
  const seen: Seen[] = [];
  for (const [look, scale] of scalesOf(image, mode).entries()) {
    signal?.throwIfAborted();
    const inner = {
      left: 0,
      top: 0,
      width: toPixels(image.width * scale),
      height: toPixels(image.height * scale),
    };
    const size = paddedSize(inner.width, inner.height, CENTERFACE_INPUT.multiple);
    const pictures = [await placed(overview, inner)];
    const outputs = await session.run({ size, form: CENTERFACE_INPUT, pictures }, signal);
    const across = image.width / inner.width;
    const down = image.height / inner.height;
    for (const { box, score } of decodeCentres(outputs, MAPS, size, AGREES)) {
      const { left, top, width, height } = box;
      if (look > 0 && Math.max(width, height) > MOST_IN_FURTHER) continue;
      const found = { left: left * across, top: top * down, width: width * across, height: height * down };
      if (!isSliver(found, image)) seen.push({ box: found, score, look });
    }
  }
  return seen;
}

/** Pixels of the largest input for one of the image; 0 in a mode that does without. */
export function finestScale(image: Raster, mode: Mode): number {
  return Math.max(0, ...scalesOf(image, mode));
}

function scalesOf({ width, height }: Raster, mode: Mode): readonly number[] {
  const long = Math.max(width, height);
  return [...new Set(SIDES[mode].map((side) => Math.min(side / long, MOST_ENLARGED)))];
}
