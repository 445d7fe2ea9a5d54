import * as vscode from 'vscode';
import type { BlurInputs, BlurResult, DoneImage, Found, ImageResult } from '@vitruve/engine';
import type { ListedImage } from '@vitruve/webviews';
import type { FinishedRun } from '../tasks/run.ts';

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

/** The image as the list of the viewer has it. */
export function listed(image: ImageResult): ListedImage {
  const done = doneOf(image);
  const [faces, plates] = countsOf(done?.detections ?? []);
  return {
    name: vscode.workspace.asRelativePath(image.image),
    state: image.state,
    faces,
    plates,
    time: done && done.time.read + done.time.detect + done.time.write,
    reason: image.state === 'failed' ? image.reason : undefined,
    hasResult: done?.output !== undefined,
  };
}

/** Faces and plates. */
function countsOf(detections: readonly Found[]): readonly [faces: number, plates: number] {
  const faces = detections.filter(({ subject }) => subject === 'face').length;
  return [faces, detections.length - faces];
}
