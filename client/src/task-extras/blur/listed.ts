import * as vscode from 'vscode';
import type { PageDetection, ImageResult } from '@vitruve/engine';
import type { ListedImage } from '@vitruve/webviews';
import { doneOf } from './outcome.ts';

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
function countsOf(detections: readonly PageDetection[]): readonly [faces: number, plates: number] {
  const faces = detections.filter(({ subject }) => subject === 'face').length;
  return [faces, detections.length - faces];
}
