import { NotificationType, ProgressType, RequestType } from 'vscode-jsonrpc';
import type { Configuration } from './configuration/task.ts';
import type { BlurResult, BlurTask, ImageResult } from './blur/task.ts';

/**
 * What the editor asks of the engine, over stdio. A request is cancelled with `$/cancelRequest`; what was done until then
 * stays, and is answered as a result with what is left out. One that cannot begin (a model that cannot be used, no place to
 * write) is answered with the error `TASK_REFUSED`, whose message is for the user.
 */
export const runBlur = new RequestType<BlurParams, BlurResult, void>('blur/run');

/** What a `*.blur.yaml` or a `nestor-ai-config.json` asks for; answered with `TASK_REFUSED` when it is wrong. */
export const readConfiguration = new RequestType<{ readonly path: string }, Configuration, void>(
  'blur/configuration',
);

/** The code of the error that a task which cannot begin is answered with. */
export const TASK_REFUSED = 1;

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
