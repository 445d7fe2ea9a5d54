import type { ModelSession } from '../../inference/session.ts';
import { paddedSize } from '../../inference/input.ts';
import { cropped, placed, resized } from '../../inference/pictures.ts';
import type { Raster } from '../../images/raster.ts';
import { clustered, type Cluster, type Seen } from '../clusters.ts';
import type { Finder, Found } from '../finder.ts';
import { decodeRegression, ULTRA_LIGHT_INPUT } from '../layouts/ultra-light.ts';
import { valuesOf } from '../layouts/grid.ts';
import { isCut } from '../tiles.ts';
import { FACE_THRESHOLDS, isAccepted, sizeOf } from './acceptance.ts';
import { LARGEST_WHOLE, looksAt, type Look } from './looks.ts';
import { CHECKED_FROM, isConfirmed, secondLooks } from './self-check.ts';

/** Less is never a face. */
const LEAST = 0.2;
const SAME_FACE = { overlap: 0.35, within: 0.75 };

/**
 * Finds faces with the embedded model, which was made for one small size of image: it looks at several scales and in tiles,
 * believes each look on the sizes that the model is good at, and looks again at what it found.
 */
export function faceFinder(session: ModelSession): Finder {
  return {
    thresholds: FACE_THRESHOLDS,
    async find(image, { mode, threshold }, signal) {
      const seen: Seen[] = [];
      const overview = await overviewOf(image);
      for (const [index, look] of looksAt(image.width, image.height, mode).entries()) {
        signal?.throwIfAborted();
        seen.push(...(await lookAt(session, { image, overview }, look, index, signal)));
      }
      const faces = clustered(seen, SAME_FACE).filter((cluster) =>
        threshold === undefined ? isAccepted(cluster, mode) : cluster.best.score >= threshold,
      );
      signal?.throwIfAborted();
      const kept =
        threshold === undefined && mode !== 'strict' ? await confirmed(session, image, faces, signal) : faces;
      return kept.map(({ best }): Found => ({ box: best.box, score: best.score }));
    },
  };
}

interface Views {
  readonly image: Raster;
  /** All of it, no larger than any look at all of it needs: a photo of 100 megapixels is made small once. */
  readonly overview: Raster;
}

function overviewOf(image: Raster): Promise<Raster> {
  const scale = Math.min(1, LARGEST_WHOLE / Math.max(image.width, image.height));
  return resized(image, toPixels(image.width * scale), toPixels(image.height * scale));
}

async function lookAt(
  session: ModelSession,
  { image, overview }: Views,
  { part, scale, sizes }: Look,
  index: number,
  signal: AbortSignal | undefined,
): Promise<readonly Seen[]> {
  const [least, most] = sizes;
  const isWhole = part.width === image.width && part.height === image.height;
  const seenPart = isWhole ? overview : cropped(image, part.left, part.top, part.width, part.height);
  const inner = {
    left: 0,
    top: 0,
    width: toPixels(part.width * scale),
    height: toPixels(part.height * scale),
  };
  const size = paddedSize(inner.width, inner.height, ULTRA_LIGHT_INPUT.multiple);
  const pictures = [await placed(seenPart, inner)];
  const outputs = await session.run({ size, form: ULTRA_LIGHT_INPUT, pictures }, signal);
  const boxes = decodeRegression(valuesOf(outputs, 'scores'), valuesOf(outputs, 'regression'), size, LEAST);
  const across = part.width / inner.width;
  const down = part.height / inner.height;
  return boxes.flatMap(({ box, score }): readonly Seen[] => {
    const side = Math.sqrt(box.width * box.height);
    if (side < least || side > most) return [];
    const found = {
      left: part.left + box.left * across,
      top: part.top + box.top * down,
      width: box.width * across,
      height: box.height * down,
    };
    return isCut(found, part, image) ? [] : [{ box: found, score, look: index }];
  });
}

function toPixels(side: number): number {
  return Math.max(1, Math.round(side));
}

/** Leaves out what a second look at it does not confirm. */
async function confirmed(
  session: ModelSession,
  image: Raster,
  faces: readonly Cluster[],
  signal: AbortSignal | undefined,
): Promise<readonly Cluster[]> {
  const large = faces.filter(({ best }) => sizeOf(best) >= CHECKED_FROM);
  const scores = await secondLooks(
    session,
    image,
    large.map(({ best }) => best.box),
    signal,
  );
  const refused = new Set(
    large.filter(({ best }, index) => !isConfirmed(best.score, scores[index] ?? 0, sizeOf(best))),
  );
  return faces.filter((face) => !refused.has(face));
}
