import { dirname } from 'node:path';
import { t } from '@vscode/l10n';
import { painterFor } from '../../vision/anonymization/painters.ts';
import { isAskedIn } from '../../vision/detection/detection.ts';
import { ImageFault } from '../../vision/images/fault.ts';
import { reasonOf } from '../../fault.ts';
import { clearLeftovers, PlaceTaken } from '../../running/outputs/store.ts';
import { Budget } from '../../running/budget.ts';
import type { DetectorFor } from './detectors.ts';
import { blurImage, fileId, type Shared } from './image.ts';
import { Journals } from '../../running/journal/journals.ts';
import { planImages, type PlannedImage } from './plan.ts';
import type { BlurResult, BlurTask, ImageResult } from './task.ts';

/** Pixels that are in memory at once; a larger image is alone there. It takes 5 bytes a pixel, and 16 bits twice as many. */
const PIXELS_AT_ONCE = 120_000_000;

/** What a task needs of the process that runs it. */
export interface Surroundings {
  /** @throws ModelFault for a model that cannot be used. */
  readonly detectorFor: DetectorFor;
  /** Called when an image is done, whatever became of it. */
  readonly onImage?: (progress: {
    readonly done: number;
    readonly total: number;
    readonly image: ImageResult;
  }) => void;
  /** Images that are done stay; the result says which were not. */
  readonly signal?: AbortSignal;
}

/**
 * Runs a task: a broken image is reported and the others are done all the same.
 * @throws ModelFault, ImageFault (of the replacement picture) or TaskFault when it cannot begin.
 */
export async function runBlur(task: BlurTask, surroundings: Surroundings): Promise<BlurResult> {
  const began = new Date();
  const start = performance.now();
  const painter = task.anonymisation && (await painterFor(task.anonymisation));
  const detectors = await Promise.all(
    task.subjects.map((subject) => surroundings.detectorFor(subject, task.models[subject], task.workers)),
  );
  const models = detectors
    .flatMap((detector) => detector.models)
    .filter((model) => isAskedIn(task.mode, model));
  const plan = await planImages(task);
  const writes = painter !== undefined || task.output.drawn;
  const bases = new Set(plan.images.map(({ base }) => base));
  const journals = writes ? await Journals.open(bases, task, models) : undefined;
  const faults = plan.faults.map(({ path, reason }): ImageResult => ({
    image: path,
    state: 'failed',
    reason,
  }));
  const total = faults.length + plan.images.length;
  for (const [index, image] of faults.entries()) surroundings.onImage?.({ done: index + 1, total, image });
  const shared: Shared = {
    task,
    detectors,
    painter,
    pixels: new Budget(PIXELS_AT_ONCE),
    originals: await originalsOf(plan.images),
    claimed: new Set(),
    signal: surroundings.signal,
  };
  if (writes) {
    for (const folder of new Set(plan.images.map(({ stem }) => dirname(stem)))) await clearLeftovers(folder);
  }
  const images = await inParallel(plan.images, task.workers, async (planned, done) => {
    const image = await resultOf(planned, shared, journals);
    surroundings.onImage?.({ done: faults.length + done(), total, image });
    return image;
  });
  return {
    images: [...faults, ...images],
    models,
    began: began.toISOString(),
    time: performance.now() - start,
  };
}

async function resultOf(
  planned: PlannedImage,
  shared: Shared,
  journals: Journals | undefined,
): Promise<ImageResult> {
  const { image, base } = planned;
  const { task, signal } = shared;
  try {
    if (signal?.aborted === true) return { image, state: 'cancelled' };
    const journal = journals?.in(base);
    const earlier = task.resume ? await journal?.finished(image) : undefined;
    if (earlier) return { image, state: 'skipped', earlier };
    const result = await blurImage(planned, { ...shared, journal, target: base });
    if ((await journal?.add(result)) !== false) return result;
    const remark = t('The result could not be recorded: the image will be processed again');
    return { ...result, remarks: [...result.remarks, remark] };
  } catch (error) {
    if (signal?.aborted === true) return { image, state: 'cancelled' };
    // Whatever a decoder or a model meets in one image must not end the task.
    return {
      image,
      state: 'failed',
      reason: error instanceof ImageFault ? error.message : reasonOf(error),
      ...(error instanceof PlaceTaken ? { isTaken: true } : {}),
    };
  }
}

async function originalsOf(images: readonly PlannedImage[]): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for (const { image } of images) {
    const id = await fileId(image);
    if (id !== undefined) ids.add(id);
  }
  return ids;
}

/** Runs `work` on all items, `workers` at once; the results in the order of the items. */
async function inParallel<T, R>(
  items: readonly T[],
  workers: number,
  work: (item: T, done: () => number) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  let next = 0;
  let finished = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) {
      const item = items[index];
      if (item !== undefined) results[index] = await work(item, () => ++finished);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.min(workers, items.length)) }, worker));
  return results;
}
