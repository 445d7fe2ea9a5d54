import { painterFor } from '../../../vision/anonymization/painters.ts';
import { coverAll } from '../cover.ts';
import { detectAll } from '../image.ts';
import type { BlurTask, PageDetection } from '../task.ts';
import { unseenIn } from '../unseen.ts';
import type { Detector } from '../../../vision/detection/detection.ts';
import { encodePicture } from '../../../vision/images/encode.ts';
import type { PictureFormat } from '../../../vision/images/format.ts';
import type { Picture } from '../../../vision/images/picture.ts';
import { decodePicture } from '../../../vision/images/read.ts';
import type { ImageLimits } from './limits.ts';

/** What was found in a picture that was sent. */
export interface DetectionResult {
  readonly width: number;
  readonly height: number;
  readonly pages: number;
  readonly detections: readonly PageDetection[];
  /** What could not be looked for, in the language of the service. */
  readonly remarks: readonly string[];
  /** Milliseconds. */
  readonly time: { readonly read: number; readonly detect: number };
}

/** The same picture without what was found. */
export interface AnonymizedImage extends DetectionResult {
  readonly image: Buffer;
  readonly format: PictureFormat;
  readonly time: DetectionResult['time'] & { readonly write: number };
}

export interface Work {
  readonly task: BlurTask;
  readonly detectors: readonly Detector[];
  readonly limits: Pick<ImageLimits, 'bytes' | 'pixels' | 'pages'>;
  readonly signal: AbortSignal;
}

/**
 * Looks at a picture, in memory alone.
 * @throws ImageError, or what the signal was aborted with.
 */
export async function detect(bytes: Buffer, work: Work): Promise<DetectionResult> {
  return (await look(bytes, work)).detected;
}

/** Looks at a picture and covers what was found, in memory alone. Metadata is left out. */
export async function predict(bytes: Buffer, work: Work): Promise<AnonymizedImage> {
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
): Promise<{ readonly picture: Picture; readonly detected: DetectionResult }> {
  const began = performance.now();
  signal.throwIfAborted();
  const picture = await decodePicture(bytes, limits);
  const read = performance.now();
  const detections = await detectAll(picture, { detectors, task, signal });
  const detected: DetectionResult = {
    width: picture.width,
    height: picture.height,
    pages: picture.pages.length,
    detections,
    remarks: unseenIn(picture, { detectors, task }),
    time: { read: Math.round(read - began), detect: Math.round(performance.now() - read) },
  };
  return { picture, detected };
}
