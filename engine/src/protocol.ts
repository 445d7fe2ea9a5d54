import { NotificationType, ProgressType, RequestType } from 'vscode-jsonrpc';
import type { BlurResult, BlurTask, ImageResult } from './blur/task.ts';

/**
 * What the editor asks of the engine, over stdio. A request is cancelled with `$/cancelRequest`; what was done until then
 * stays, and is answered as a result with what is left out.
 */
export const runBlur = new RequestType<BlurParams, BlurResult, void>('blur/run');

export interface BlurParams {
  readonly task: BlurTask;
  /** Images are reported under this token as they are done. */
  readonly progress: string | number;
}

/** One image of a `blur/run` is done. */
export const blurProgress = new ProgressType<BlurProgress>();

export interface BlurProgress {
  readonly done: number;
  readonly total: number;
  readonly image: ImageResult;
}

/** Sent once, when the engine can be asked. */
export const ready = new NotificationType<{ readonly version: string }>('engine/ready');
