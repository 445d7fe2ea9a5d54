import { NotificationType, ProgressType, RequestType } from 'vscode-jsonrpc';
import type { RunStep } from './running/run-task.ts';
import type { Summary, TaskPlan } from './running/task.ts';

/**
 * What the editor asks of the engine, over stdio. A request is cancelled with `$/cancelRequest`; what was done until then
 * stays, and is answered as a result with what is left out. One that cannot begin (a model that cannot be used, no place to
 * write) is answered with the error `TASK_REFUSED`, whose message is for the user. A task may answer requests of its own,
 * which begin with its name: `<name>/preview`.
 */

/** What a task would read and write. */
export const PlanTaskRequest = new RequestType<TaskParams, TaskPlan, void>('task/plan');

/** Runs a task. */
export const RunTaskRequest = new RequestType<RunParams, TaskOutcome, void>('task/run');

/** The report of a run as Markdown, in the user's language. */
export const ReportTaskRequest = new RequestType<ReportParams, string, void>('task/report');

/** The code of the error that a request that cannot be done is answered with. */
export const TASK_REFUSED = 1;

/** The code of the error that a run is answered with that was cancelled before it had a result. */
export const TASK_CANCELLED = 2;

export interface TaskParams {
  /** `vitruve/<name>` */
  readonly task: string;
  /** As `schemas/tasks/` describes them. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Absolute: relative paths of the inputs count from it, and paths in texts are relative to it. */
  readonly folder: string;
}

export interface RunParams extends TaskParams {
  /** Items are reported under this token as they are done. */
  readonly progress: string | number;
}

/** An item of a `task/run` is done. */
export const TaskProgress = new ProgressType<RunStep>();

export interface TaskOutcome<Result = unknown> {
  readonly result: Result;
  readonly summary: Summary;
  /** The view that can show the result, by its name in the editor; undefined for none. */
  readonly view?: string | undefined;
}

export interface ReportParams extends TaskParams {
  /** What a run with these inputs answered. */
  readonly result: unknown;
}

/** Sent once, when the engine can be asked. */
export const EngineReady = new NotificationType<{ readonly version: string }>('engine/ready');
