import type { ModelSession } from '../../inference/session.ts';
import { paddedSize, type ModelInput } from '../../inference/input.ts';
import { cropped, placed, resized } from '../../inference/pictures.ts';
import type { Raster } from '../../images/raster.ts';
import { clipped, type Box } from '../box.ts';
import { clustered, type Cluster, type Seen } from '../clusters.ts';
import type { Finder, Found } from '../finder.ts';
import type { TensorValues } from '../layout.ts';
import { decodeRegression, ULTRA_LIGHT_INPUT } from '../layouts/ultra-light.ts';
import { valuesOf } from '../layouts/grid.ts';
import { isCut } from '../tiles.ts';
import { FACE_THRESHOLDS, isAccepted, sizeOf } from './acceptance.ts';
import { eveningOf, type Evening } from './light.ts';
import { LARGEST_WHOLE, looksAt, type Look } from './looks.ts';
import { isConfirmed, isToBeChecked, secondLooks } from './self-check.ts';

/** Less is never a face. */
const LEAST = 0.2;
/** How much longer than broad what is seen of a face may be, at the edge of an image. */
const LONGEST = 4;
const SAME_FACE = { overlap: 0.35, within: 0.75 };

/**
 * Finds faces with the embedded model, which was made for one small size of image: it looks at several scales and in tiles,
 * believes each look on the sizes that the model is good at, and looks again at what it found.
 */
export function faceFinder(session: ModelSession): Finder {
  return {
    thresholds: FACE_THRESHOLDS,
    async find(image, { mode, threshold }, signal) {
      const whole = await overviewOf(image);
      const even = eveningOf(whole);
      const views = { image, overview: even(whole), even };
      const looks = looksAt(image.width, image.height, mode);
      const seen: Seen[] = [];
      for (const together of batchesOf(looks, image)) {
        signal?.throwIfAborted();
        seen.push(...(await lookAt(session, views, together, signal)));
      }
      const faces = clustered(seen, SAME_FACE).filter((cluster) =>
        threshold === undefined ? isAccepted(cluster, mode) : cluster.best.score >= threshold,
      );
      signal?.throwIfAborted();
      const kept =
        threshold === undefined && mode !== 'strict' ? await confirmed(session, views, faces, signal) : faces;
      return kept.map(({ best }): Found => ({ box: best.box, score: best.score }));
    },
  };
}

interface Views {
  readonly image: Raster;
  /** All of it, no larger than any look at all of it needs: a photo of 100 megapixels is made small once. */
  readonly overview: Raster;
  /** What the overview went through, for parts of the image. */
  readonly even: Evening;
}

function overviewOf(image: Raster): Promise<Raster> {
  const scale = Math.min(1, LARGEST_WHOLE / Math.max(image.width, image.height));
  return resized(image, toPixels(image.width * scale), toPixels(image.height * scale));
}

/** Looks at all of an image go together, since they see the same picture of it; tiles go one by one. */
function batchesOf(looks: readonly Look[], image: Raster): readonly (readonly Look[])[] {
  const whole = looks.filter(({ part }) => isWhole(part, image));
  return [whole, ...looks.filter(({ part }) => !isWhole(part, image)).map((tile) => [tile])];
}

function isWhole(part: Box, image: Raster): boolean {
  return part.width === image.width && part.height === image.height;
}

async function lookAt(
  session: ModelSession,
  { image, overview, even }: Views,
  looks: readonly Look[],
  signal: AbortSignal | undefined,
): Promise<readonly Seen[]> {
  const inputs = await Promise.all(
    looks.map(async ({ part, scale }): Promise<ModelInput> => {
      const { left, top, width, height } = part;
      const seenPart = isWhole(part, image) ? overview : even(cropped(image, left, top, width, height));
      const inner = { left: 0, top: 0, width: toPixels(width * scale), height: toPixels(height * scale) };
      const size = paddedSize(inner.width, inner.height, ULTRA_LIGHT_INPUT.multiple);
      return { size, form: ULTRA_LIGHT_INPUT, pictures: [await placed(seenPart, inner)] };
    }),
  );
  const answers = await session.runAll(inputs, signal);
  return looks.flatMap((look, index) => {
    const [outputs, input] = [answers[index], inputs[index]];
    return outputs && input ? seenIn(outputs, input, look, image) : [];
  });
}

function seenIn(
  outputs: ReadonlyMap<string, TensorValues>,
  { size, pictures: [picture] }: ModelInput,
  { part, sizes: [least, most], number }: Look,
  image: Raster,
): readonly Seen[] {
  if (!picture) return [];
  const boxes = decodeRegression(valuesOf(outputs, 'scores'), valuesOf(outputs, 'regression'), size, LEAST);
  const across = part.width / picture.place.width;
  const down = part.height / picture.place.height;
  return boxes.flatMap(({ box, score }): readonly Seen[] => {
    const side = Math.sqrt(box.width * box.height);
    if (side < least || side > most) return [];
    const found = {
      left: part.left + box.left * across,
      top: part.top + box.top * down,
      width: box.width * across,
      height: box.height * down,
    };
    return isCut(found, part, image) || isSliver(found, image) ? [] : [{ box: found, score, look: number }];
  });
}

/** Whether so little of a box lies in an image that nobody could tell a face there. */
function isSliver(box: Box, image: Raster): boolean {
  const seen = clipped(box, image);
  if (!seen) return true;
  const { width, height } = seen;
  return Math.max(width, height) > LONGEST * Math.min(width, height);
}

function toPixels(side: number): number {
  return Math.max(1, Math.round(side));
}

/** Leaves out what a second look at it does not confirm. */
async function confirmed(
  session: ModelSession,
  { image, even }: Views,
  faces: readonly Cluster[],
  signal: AbortSignal | undefined,
): Promise<readonly Cluster[]> {
  const unsure = faces.filter(isToBeChecked);
  const scores = await secondLooks(
    session,
    image,
    unsure.map(({ best }) => best.box),
    even,
    signal,
  );
  const refused = new Set(
    unsure.filter(({ best }, index) => !isConfirmed(best.score, scores[index] ?? 0, sizeOf(best))),
  );
  return faces.filter((face) => !refused.has(face));
}
