import { NotificationType, ProgressType, RequestType } from 'vscode-jsonrpc';
import type { Decisions } from './tasks/blur/decisions.ts';
import type { BlurResult, BlurTask, ImageResult } from './tasks/blur/task.ts';
import type { Configuration } from './tasks/blur/configuration/task.ts';

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

/** The audit report of a run as Markdown, in the user's language. */
export const auditReport = new RequestType<ReportParams, string, void>('blur/report');

export interface ReportParams {
  readonly task: BlurTask;
  readonly result: BlurResult;
  /** Paths in it are relative to this folder where they lie in it. */
  readonly folder?: string;
}

/** A picture as anything can show it: whatever its format, upright, and no larger than it is looked at. */
export const previewPicture = new RequestType<PreviewParams, Preview, void>('picture/preview');

export interface PreviewParams {
  readonly path: string;
  /** From 0. */
  readonly page?: number;
  /** Pixels that the longer side may have. */
  readonly longest: number;
}

export interface Preview {
  /** WebP, in base64. */
  readonly data: string;
  /** Of the picture itself, upright, in pixels: boxes count in these. */
  readonly width: number;
  readonly height: number;
  readonly pages: number;
}

/** What somebody decided on an image, if anybody did. */
export const readDecisions = new RequestType<DecisionsParams, Decisions | null, void>('decisions/read');

export interface DecisionsParams {
  readonly image: string;
  /** Pixels, upright. */
  readonly width: number;
  readonly height: number;
}

/** Writes what was decided beside an image. */
export const saveDecisions = new RequestType<SaveDecisionsParams, void, void>('decisions/save');

export interface SaveDecisionsParams {
  readonly image: string;
  readonly decisions: Decisions;
}

/** Sent once, when the engine can be asked. */
export const ready = new NotificationType<{ readonly version: string }>('engine/ready');
