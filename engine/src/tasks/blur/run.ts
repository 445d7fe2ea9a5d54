import { dirname } from 'node:path';
import { t } from '@vscode/l10n';
import { painterFor } from '../../vision/anonymization/painters.ts';
import { isAskedIn } from '../../vision/detection/detection.ts';
import { clearLeftovers, PathTakenError } from '../../running/outputs/store.ts';
import { Budget } from '../../running/budget.ts';
import type { DetectorFor } from './detectors.ts';
import { blurImage, type RunContext } from './image.ts';
import { BLUR_JOURNAL, settingsHash } from './journal.ts';
import { Journals } from '../../running/journal/journals.ts';
import { runItems, type ItemOutcome, type ItemRun } from '../../running/items.ts';
import { Outputs } from '../../running/outputs/outputs.ts';
import { planImages, type Plan, type PlannedImage } from './plan.ts';
import type { BlurResult, BlurTask, DoneImage, ImageResult } from './task.ts';

/** Pixels that are in memory at once; a larger image is alone there. It takes 5 bytes a pixel, and 16 bits twice as many. */
const PIXELS_AT_ONCE = 120_000_000;

/** What a run needs of the process that it runs in. */
export interface BlurHost {
  /** @throws ModelError for a model that cannot be used. */
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
 * @throws UserError (of a model, of the replacement picture, of a folder) when it cannot begin.
 */
export async function runBlur(task: BlurTask, host: BlurHost): Promise<BlurResult> {
  const began = new Date();
  const start = performance.now();
  const painter = task.anonymisation && (await painterFor(task.anonymisation));
  const detectors = await Promise.all(
    task.subjects.map((subject) => host.detectorFor(subject, task.models[subject], task.workers)),
  );
  const models = detectors
    .flatMap((detector) => detector.models)
    .filter((model) => isAskedIn(task.mode, model));
  const plan = await planImages(task);
  const writes = painter !== undefined || task.output.drawn;
  const bases = new Set(plan.images.map(({ base }) => base));
  const journals = writes ? await Journals.open(bases, settingsHash(task, models), BLUR_JOURNAL) : undefined;
  const faults = faultsOf(plan, task).map(({ path, reason }): ImageResult => ({
    image: path,
    state: 'failed',
    reason,
  }));
  const total = faults.length + plan.images.length;
  for (const [index, image] of faults.entries()) host.onImage?.({ done: index + 1, total, image });
  const context: RunContext = {
    task,
    detectors,
    painter,
    pixels: new Budget(PIXELS_AT_ONCE),
    outputs: await Outputs.beside(
      plan.images.map(({ image }) => image),
      { overwrite: task.output.overwrite },
    ),
    signal: host.signal,
  };
  if (writes) {
    for (const folder of new Set(plan.images.map(({ stem }) => dirname(stem)))) await clearLeftovers(folder);
  }
  const run: ItemRun<PlannedImage, DoneImage> = {
    items: plan.images,
    workers: task.workers,
    sourceOf: ({ image }) => image,
    folderOf: ({ base }) => base,
    journals,
    resume: task.resume,
    signal: host.signal,
    work: (planned, journal) => blurImage(planned, { ...context, journal, target: planned.base }),
  };
  const images = await runItems(run, ({ image: path }, outcome, done) => {
    const image = resultOf(path, outcome);
    host.onImage?.({ done: faults.length + done, total, image });
    return image;
  });
  return {
    images: [...faults, ...images],
    models,
    passedOver: plan.passedOver,
    began: began.toISOString(),
    time: performance.now() - start,
  };
}

/** What fails before any image is read. A run that finds nothing at all has no results; its caller says so. */
function faultsOf({ images, faults, empty }: Plan, { allowEmpty }: BlurTask): Plan['faults'] {
  const isNothing = images.length + faults.length === 0;
  return allowEmpty || isNothing ? faults : [...faults, ...empty];
}

function resultOf(image: string, outcome: ItemOutcome<DoneImage>): ImageResult {
  switch (outcome.state) {
    case 'done': {
      if (outcome.isNoted) return outcome.result;
      const remark = t('The result could not be recorded: the image will be processed again');
      return { ...outcome.result, remarks: [...outcome.result.remarks, remark] };
    }
    case 'failed':
      return {
        image,
        state: 'failed',
        reason: outcome.reason,
        ...(outcome.error instanceof PathTakenError ? { isTaken: true } : {}),
      };
    case 'skipped':
    case 'cancelled':
      return { image, ...outcome };
  }
}
