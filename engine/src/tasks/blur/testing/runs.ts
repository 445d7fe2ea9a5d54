import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { DEFAULT_TASK } from '../defaults.ts';
import { runBlur, type BlurHost } from '../run.ts';
import type { BlurResult, BlurTask, DoneImage, ImageResult, OutputForm } from '../task.ts';
import { middle, seeing } from '../../../testing/fake-detector.ts';
import { textured } from '../../../testing/pictures.ts';

/** A small photo. */
export const photo = (): Promise<Buffer> => textured(80, 60).jpeg().toBuffer();

/** What differs from the standard task. */
export type Change = Partial<Omit<BlurTask, 'output'>> & { readonly output?: Partial<OutputForm> };

/** The task that covers faces of all images of a folder, beside them. */
export function taskIn(folder: string, change: Change = {}): BlurTask {
  const { output, ...rest } = change;
  return {
    ...DEFAULT_TASK,
    images: [folder],
    subjects: ['face'],
    ...rest,
    output: { ...DEFAULT_TASK.output, ...output },
  };
}

/** Runs a task with a detector that sees a face in the middle of each image. */
export function run(asked: BlurTask, host: Partial<BlurHost> = {}): Promise<BlurResult> {
  return runBlur(asked, {
    detectorFor: (subject) => Promise.resolve(seeing(middle, { subject })),
    ...host,
  });
}

/** What became of each image, by its path in a folder. */
export function statesIn(
  folder: string,
  { images }: BlurResult,
): Readonly<Record<string, ImageResult['state']>> {
  return Object.fromEntries(images.map(({ image, state }) => [image.slice(folder.length + 1), state]));
}

/** The only image of a run. */
export function only({ images }: BlurResult): ImageResult {
  assert.equal(images.length, 1);
  const [image] = images;
  assert.ok(image);
  return image;
}

/** The only image of a run, which was done. */
export function done(result: BlurResult): DoneImage {
  const image = only(result);
  assert.equal(image.state, 'done', JSON.stringify(image));
  return image;
}

/** Why an image failed. */
export function reason(image: ImageResult | undefined): string {
  assert.equal(image?.state, 'failed', JSON.stringify(image));
  return image.reason;
}

export async function hash(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}

/** Whether the middle of a picture is black. */
export async function isCoveredInTheMiddle(path: string): Promise<boolean> {
  const { data, info } = await sharp(path)
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * 3;
  return Math.max(data[at] ?? 255, data[at + 1] ?? 255, data[at + 2] ?? 255) < 8;
}
