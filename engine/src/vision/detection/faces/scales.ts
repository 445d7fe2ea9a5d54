import type { ModelSession } from '../../../inference/session.ts';
import { paddedSize, type ModelInput } from '../../../inference/input.ts';
import { cropped, placed, resized } from '../../../inference/pictures.ts';
import type { Raster } from '../../../inference/raster.ts';
import { scaled, type Box } from '../box.ts';
import type { Seen } from '../clusters.ts';
import type { Mode } from '../detection.ts';
import type { TensorValues } from '../../../inference/signature.ts';
import { decodeRegression, ULTRA_LIGHT_INPUT } from '../layouts/ultra-light.ts';
import { valuesOf } from '../layouts/grid.ts';
import { isCut } from '../tiles.ts';
import { looksAt, reduced, type Look } from './looks.ts';
import { isSliver, toPixels, type Views } from './views.ts';

/** Less is never a face. */
const LEAST = 0.2;

/**
 * What the model that was made for one small size of image sees at several scales and in tiles. Each look is believed on the
 * sizes alone that the model is good at.
 */
export async function seenAtScales(
  session: ModelSession,
  views: Views,
  mode: Mode,
  signal: AbortSignal | undefined,
): Promise<readonly Seen[]> {
  const { image } = views;
  const seen: Seen[] = [];
  let [level, reduction] = [image, 1];
  for (const together of batchesOf(looksAt(image.width, image.height, mode), image)) {
    signal?.throwIfAborted();
    const by = together[0]?.reduction ?? 1;
    // Each is made of the one before it, of which no look is left: two are in memory, not all.
    if (by !== reduction) level = await resized(level, reduced(image.width, by), reduced(image.height, by));
    reduction = by;
    seen.push(...(await lookAt(session, views, level, together, signal)));
  }
  return seen;
}

/** Looks at all of an image go together, since they see the same picture of it; tiles go one by one, the closest first. */
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
  level: Raster,
  looks: readonly Look[],
  signal: AbortSignal | undefined,
): Promise<readonly Seen[]> {
  const inputs = await Promise.all(
    looks.map(async ({ part, scale }): Promise<ModelInput> => {
      const { left, top, width, height } = part;
      const seenPart = isWhole(part, image) ? overview : even(cropped(level, left, top, width, height));
      const inner = { left: 0, top: 0, width: toPixels(width * scale), height: toPixels(height * scale) };
      const size = paddedSize(inner.width, inner.height, ULTRA_LIGHT_INPUT.multiple);
      return { size, form: ULTRA_LIGHT_INPUT, pictures: [await placed(seenPart, inner)] };
    }),
  );
  const answers = await session.runAll(inputs, signal);
  return looks.flatMap((look, index) => {
    const [outputs, input] = [answers[index], inputs[index]];
    return outputs && input ? seenIn(outputs, input, look, image, level) : [];
  });
}

function seenIn(
  outputs: ReadonlyMap<string, TensorValues>,
  { size, pictures: [picture] }: ModelInput,
  { part, sizes: [least, most], number }: Look,
  image: Raster,
  level: Raster,
): readonly Seen[] {
  if (!picture) return [];
  const boxes = decodeRegression(valuesOf(outputs, 'scores'), valuesOf(outputs, 'regression'), size, LEAST);
  const across = part.width / picture.place.width;
  const down = part.height / picture.place.height;
  return boxes.flatMap(({ box, score }): readonly Seen[] => {
    const side = Math.sqrt(box.width * box.height);
    if (side < least || side > most) return [];
    const there = {
      left: part.left + box.left * across,
      top: part.top + box.top * down,
      width: box.width * across,
      height: box.height * down,
    };
    if (isCut(there, part, level)) return [];
    const found = scaled(there, image.width / level.width, image.height / level.height);
    return isSliver(found, image) ? [] : [{ box: found, score, look: number }];
  });
}
