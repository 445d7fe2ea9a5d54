import { painterFor } from '../../../vision/anonymization/painters.ts';
import { coverAll } from '../cover.ts';
import { detectAll } from '../image.ts';
import type { BlurTask, Found } from '../task.ts';
import type { Detector } from '../../../vision/detection/detection.ts';
import { encodePicture } from '../../../vision/images/encode.ts';
import type { PictureFormat } from '../../../vision/images/format.ts';
import type { Picture } from '../../../vision/images/picture.ts';
import { decodePicture } from '../../../vision/images/read.ts';
import type { ImageLimits } from './limits.ts';

/** What was found in a picture that was sent. */
export interface Detected {
  readonly width: number;
  readonly height: number;
  readonly pages: number;
  readonly detections: readonly Found[];
  /** Milliseconds. */
  readonly time: { readonly read: number; readonly detect: number };
}

/** The same picture without what was found. */
export interface Covered extends Detected {
  readonly image: Buffer;
  readonly format: PictureFormat;
  readonly time: Detected['time'] & { readonly write: number };
}

export interface Work {
  readonly task: BlurTask;
  readonly detectors: readonly Detector[];
  readonly limits: Pick<ImageLimits, 'bytes' | 'pixels' | 'pages'>;
  readonly signal: AbortSignal;
}

/**
 * Looks at a picture, in memory alone.
 * @throws ImageFault, or what the signal was aborted with.
 */
export async function detect(bytes: Buffer, work: Work): Promise<Detected> {
  return (await look(bytes, work)).detected;
}

/** Looks at a picture and covers what was found, in memory alone. Metadata is left out. */
export async function predict(bytes: Buffer, work: Work): Promise<Covered> {
  const { picture, detected } = await look(bytes, work);
  const began = performance.now();
  const { anonymisation, output } = work.task;
  if (anonymisation)
    await coverAll(picture, detected.detections, anonymisation, await painterFor(anonymisation));
  work.signal.throwIfAborted();
  const format = output.format ?? picture.format;
  const image = await encodePicture(picture, { format, quality: output.quality });
  return {
    ...detected,
    image,
    format,
    time: { ...detected.time, write: Math.round(performance.now() - began) },
  };
}

async function look(
  bytes: Buffer,
  { task, detectors, limits, signal }: Work,
): Promise<{ readonly picture: Picture; readonly detected: Detected }> {
  const began = performance.now();
  signal.throwIfAborted();
  const picture = await decodePicture(bytes, limits);
  const read = performance.now();
  const detections = await detectAll(picture, { detectors, task, signal });
  const detected: Detected = {
    width: picture.width,
    height: picture.height,
    pages: picture.pages.length,
    detections,
    time: { read: Math.round(read - began), detect: Math.round(performance.now() - read) },
  };
  return { picture, detected };
}
