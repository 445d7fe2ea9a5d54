import { t } from '@vscode/l10n';
import type { Painter } from '../../vision/anonymization/painter.ts';
import type { Detector } from '../../vision/detection/detection.ts';
import { encodePicture } from '../../vision/images/encode.ts';
import { formatOfName, type PictureFormat } from '../../vision/images/format.ts';
import { encodeWithMetadata, type EncodedImage } from '../../vision/images/keep-metadata.ts';
import type { Picture } from '../../vision/images/picture.ts';
import { readHeader } from '../../vision/images/header.ts';
import { readBounded } from '../../vision/images/read-file.ts';
import { decodePicture } from '../../vision/images/read.ts';
import type { Outputs } from '../../running/outputs/outputs.ts';
import { rasterOf } from '../../vision/images/view.ts';
import { boxesPicture } from './boxes-picture.ts';
import type { Budget } from '../../running/budget.ts';
import { coverAll } from './cover.ts';
import { readDecisions } from './decisions-file.ts';
import { applyDecisions } from './decisions.ts';
import type { Journal } from '../../running/journal/journal.ts';
import { drawingOf, outputOf, type PlannedImage } from './plan.ts';
import type { BlurTask, DoneImage, PageDetection } from './task.ts';
import { unseenIn } from './unseen.ts';

/** What all images of a task share. */
export interface RunContext {
  readonly task: BlurTask;
  readonly detectors: readonly Detector[];
  /** Undefined to detect only. */
  readonly painter: Painter | undefined;
  /** Pixels that are in memory at once. */
  readonly pixels: Budget;
  readonly outputs: Outputs;
  readonly signal: AbortSignal | undefined;
}

/** What an image is done with. */
export interface ImageContext extends RunContext {
  readonly journal: Journal<DoneImage> | undefined;
  /** The folder that its result must lie in. */
  readonly target: string;
}

/** How a picture is looked at. */
export interface DetectionRequest {
  readonly detectors: readonly Detector[];
  readonly task: Pick<BlurTask, 'mode' | 'thresholds' | 'rotations'>;
  readonly signal: AbortSignal | undefined;
}

/**
 * Reads an image, finds what it shows, and writes it without that.
 * @throws ImageError, or what the signal was aborted with. Nothing is left half-written.
 */
export async function blurImage(planned: PlannedImage, context: ImageContext): Promise<DoneImage> {
  const { task, pixels, signal } = context;
  signal?.throwIfAborted();
  const bytes = await readBounded(planned.image);
  const header = await readHeader(bytes);
  const format = task.output.format ?? header.format;
  const places = await placesOf(planned, format, context);
  const release = await pixels.take(header.pixels);
  try {
    signal?.throwIfAborted();
    return await finish(planned.image, bytes, format, places, context);
  } finally {
    release();
  }
}

async function finish(
  image: string,
  bytes: Buffer,
  format: PictureFormat,
  places: Places,
  context: ImageContext,
): Promise<DoneImage> {
  const { task, painter } = context;
  const began = performance.now();
  const picture = await decodePicture(bytes);
  const decisions = await readDecisions(image, picture);
  const read = performance.now();
  const seen = await detectAll(picture, context);
  const { detections, counts } = decisions
    ? applyDecisions(seen, decisions)
    : { detections: seen, counts: undefined };
  const detected = performance.now();
  context.signal?.throwIfAborted();
  const lost: string[] = [];
  const store = (path: string, written: Buffer): Promise<void> =>
    context.outputs.store(path, written, { within: context.target, journal: context.journal });
  if (places.drawn !== undefined) await store(places.drawn, await boxesPicture(picture, detections));
  if (painter && task.anonymisation && places.output !== undefined) {
    await coverAll(picture, detections, task.anonymisation, painter);
    const { bytes: written, lost: unkept } = await encoded(picture, format, task);
    lost.push(...unkept);
    await store(places.output, written);
  }
  return {
    image,
    state: 'done',
    output: places.output,
    ...(places.drawn === undefined ? {} : { drawn: places.drawn }),
    width: picture.width,
    height: picture.height,
    pages: picture.pages.length,
    detections,
    ...(counts ? { decisions: counts } : {}),
    remarks: [
      ...remarksOn(image, picture, format, painter !== undefined),
      ...unseenIn(picture, context),
      ...lost.map((kind) => t('Its {0} metadata could not be kept', kind)),
    ],
    time: { read: read - began, detect: detected - read, write: performance.now() - detected },
  };
}

function encoded(picture: Picture, format: PictureFormat, { output }: BlurTask): Promise<EncodedImage> {
  const options = { format, quality: output.quality };
  return output.keepMetadata
    ? encodeWithMetadata(picture, options)
    : encodePicture(picture, options).then((bytes) => ({ bytes, lost: [] }));
}

/** Looks at every page of a picture with every detector. */
export async function detectAll(
  picture: Picture,
  { detectors, task, signal }: DetectionRequest,
): Promise<readonly PageDetection[]> {
  const found: PageDetection[] = [];
  for (const page of picture.pages.keys()) {
    const raster = await rasterOf(picture, page);
    for (const detector of detectors) {
      const threshold = detector.models[0] && task.thresholds[detector.models[0].subject];
      const options = {
        mode: task.mode,
        ...(threshold === undefined ? {} : { threshold }),
        rotations: task.rotations,
      };
      const detections = await detector.detect(raster, options, signal);
      found.push(
        ...detections.map((one): PageDetection => (picture.pages.length > 1 ? { ...one, page } : one)),
      );
    }
  }
  return found;
}

interface Places {
  /** Undefined to detect only. */
  readonly output: string | undefined;
  readonly drawn: string | undefined;
}

/** Where results go. Refused before any work is done: what would replace an original, or a file that is not ours. */
async function placesOf(
  planned: PlannedImage,
  format: PictureFormat,
  context: ImageContext,
): Promise<Places> {
  const path = outputOf(planned, format);
  const output = context.painter ? path : undefined;
  const drawn = context.task.output.drawn ? drawingOf(path) : undefined;
  for (const place of [output, drawn])
    if (place !== undefined) await context.outputs.claim(place, context.journal);
  return { output, drawn };
}

function remarksOn(
  image: string,
  { format: found, pages, origin }: Picture,
  written: PictureFormat,
  applied: boolean,
): readonly string[] {
  const remarks: string[] = [];
  const promised = formatOfName(image);
  if (promised !== undefined && origin.heic) {
    remarks.push(t('Its extension is that of {0}, but it is {1}', promised.toUpperCase(), 'HEIC'));
  } else if (promised !== undefined && promised !== found) {
    remarks.push(
      t('Its extension is that of {0}, but it is {1}', promised.toUpperCase(), found.toUpperCase()),
    );
  }
  if (origin.onlyFirst) remarks.push(t('Only the first image in the file is read'));
  if (applied && origin.heic)
    remarks.push(t('HEIC cannot be written: the result is written as {0}', written.toUpperCase()));
  if (origin.deepHeic) remarks.push(t('More than 8 bits per channel were converted to 8'));
  const model = pages[0]?.model;
  if (applied && model === 'cmyk' && written !== 'jpeg' && written !== 'tiff') {
    remarks.push(t('Its print colors (CMYK) were converted to screen colors (sRGB)'));
  }
  if (applied && (pages[0]?.maximum ?? 0) > 255 && written !== 'png' && written !== 'tiff') {
    remarks.push(t('Its 16 bits per channel were converted to 8'));
  }
  return remarks;
}
