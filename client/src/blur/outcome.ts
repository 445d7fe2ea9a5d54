import * as vscode from 'vscode';
import type { BlurResult, BlurTask, DoneImage, ImageResult } from '@vitruve/engine/tasks/blur/task';
import type { ListedImage } from '@vitruve/webviews/blur/protocol';
import { countsOf } from './wording.ts';

/** What a run was asked for, and what came of it. */
export interface Outcome {
  readonly task: BlurTask;
  readonly result: BlurResult;
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
