import type { BlurInputs, BlurResult, DoneImage, ImageResult } from '@vitruve/engine';
import type { BlurMode } from '@vitruve/webviews';
import type { FinishedRun } from '../../tasks/run.ts';

/** What a run was asked for, and what came of it. */
export type Outcome = FinishedRun<BlurResult>;

/** The inputs of a run, which are ours: nobody else writes them. */
export function inputsOf({ inputs }: Outcome): BlurInputs {
  return inputs;
}

/** The image as it was done, now or by an earlier run; undefined for one that was not. */
export function doneOf(image: ImageResult): DoneImage | undefined {
  return image.state === 'done' ? image : image.state === 'skipped' ? image.earlier : undefined;
}

/** How the viewer shows a run: what was covered is compared with its original, what was only detected is reviewed. */
export function modeOf(outcome: Outcome): BlurMode {
  return inputsOf(outcome).detectOnly === true ? 'review' : 'compare';
}
