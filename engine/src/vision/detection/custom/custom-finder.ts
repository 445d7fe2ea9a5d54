import type { ModelSession } from '../../../inference/session.ts';
import { fitted, paddedSize } from '../../../inference/input.ts';
import { cropped, placed } from '../../../inference/pictures.ts';
import type { Raster } from '../../../inference/raster.ts';
import { clustered, type Seen } from '../clusters.ts';
import { inEachMode, type ByMode } from '../detection.ts';
import type { Finder, ScoredBox } from '../finder.ts';
import type { Reading } from '../layout.ts';
import { isCut } from '../tiles.ts';
import { cropsFor, type Crop } from './crops.ts';
import type { FixedSize } from './observed.ts';

const SAME = { overlap: 0.45, within: 0.8 };
/** What modes make of the least score of a model. */
const STRICTER: ByMode<number> = { standard: 1, fast: 1, strict: 0.5 };

/** Sides in pixels of the input of the smallest thing that common detectors find. */
const LEAST = 10;

/** What is known of a custom model. */
export interface CustomModel {
  readonly session: ModelSession;
  readonly reading: Reading;
  readonly fixed: FixedSize;
  /** Undefined for all. */
  readonly classes: ReadonlySet<number> | undefined;
}

/** Finds what a custom detector was trained for. */
export function customFinder(model: CustomModel): Finder {
  const thresholds = inEachMode((mode) => model.reading.threshold * STRICTER[mode]);
  return {
    thresholds: [thresholds],
    least: ({ width, height }, mode) =>
      LEAST / Math.min(1, Math.max(...cropsFor(width, height, mode, model.fixed).map(scaleOf))),
    async find(image, { mode, threshold = thresholds[mode] }, signal) {
      const seen: Seen[] = [];
      for (const [index, look] of cropsFor(image.width, image.height, mode, model.fixed).entries()) {
        signal?.throwIfAborted();
        seen.push(...(await lookAt(model, image, look, threshold, index, signal)));
      }
      return clustered(seen, SAME).map(({ best }): ScoredBox => ({ box: best.box, score: best.score }));
    },
  };
}

/** Pixels of the input for one of the image. */
function scaleOf({ part, size: [width, height] }: Crop): number {
  return Math.min(width / part.width, height / part.height);
}

async function lookAt(
  { session, reading, fixed, classes }: CustomModel,
  image: Raster,
  { part, size: most }: Crop,
  threshold: number,
  look: number,
  signal: AbortSignal | undefined,
): Promise<readonly Seen[]> {
  const { input } = reading;
  const seen = cropped(image, part.left, part.top, part.width, part.height);
  // A model that takes any size is given no more padding than it needs.
  const unpadded = fitted(seen, most, 'bottom-right');
  const size = fixed ?? paddedSize(unpadded.width, unpadded.height, input.multiple);
  const place = fixed
    ? fitted(seen, size, input.padding.place)
    : { ...unpadded, ...centredIn(unpadded, size, input.padding.place) };
  const outputs = await session.run({ size, form: input, pictures: [await placed(seen, place)] }, signal);
  const across = part.width / place.width;
  const down = part.height / place.height;
  return reading.decode(outputs, size, threshold).flatMap(({ box, score, label }): readonly Seen[] => {
    if (classes && !classes.has(label)) return [];
    const there = {
      left: part.left + (box.left - place.left) * across,
      top: part.top + (box.top - place.top) * down,
      width: box.width * across,
      height: box.height * down,
    };
    const isBox = Object.values(there).every(Number.isFinite) && there.width > 0 && there.height > 0;
    return !isBox || isCut(there, part, image) ? [] : [{ box: there, score, look }];
  });
}

function centredIn(
  inner: { readonly width: number; readonly height: number },
  [width, height]: readonly [number, number],
  place: 'bottom-right' | 'around',
): { readonly left: number; readonly top: number } {
  if (place === 'bottom-right') return { left: 0, top: 0 };
  return { left: Math.floor((width - inner.width) / 2), top: Math.floor((height - inner.height) / 2) };
}
