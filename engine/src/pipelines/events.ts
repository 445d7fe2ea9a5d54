import type { Place } from './place.ts';

/** How a run of a stage ended. */
export type RunState =
  | 'done'
  /** Its result was recorded, and is there. */
  | 'up-to-date'
  /** Its result was recorded, and was fetched from the cache. */
  | 'restored'
  | 'failed'
  /** By its condition, or because what it reads is not made. */
  | 'skipped'
  /** Since another run failed. */
  | 'not-run'
  | 'cancelled'
  /** In a dry run. */
  | 'would-run'
  | 'would-restore';

/** What a run of a stage has made. */
export interface StageResults {
  /** Bytes of its outputs, by path. */
  readonly sizes: Readonly<Record<string, number>>;
  /** Values in outputs of the type `metrics`, by the name of the output and the keys in it: `scores.accuracy`. */
  readonly metrics: Readonly<Record<string, number | string | boolean>>;
}

/** What a run of a stage reads, as it is when it begins. Paths are from the workspace folder, with `/`. */
export interface StageReads {
  /** SHA-256 by path, as `FileDigests` tells it; `md5:` and what DVC records for a stage of DVC. */
  readonly reads: Readonly<Record<string, string>>;
  /** Files that it reads besides: no more than 1,000 are listed. */
  readonly readsOmitted?: number;
  /** The file of the stage. */
  readonly source: { readonly path: string; readonly digest: string };
}

/** What became of a check of a quality suite. */
export interface StageCheck {
  /** Of the table; from the workspace folder, with `/`. */
  readonly path: string;
  readonly name: string;
  /** `range`, `unique` … */
  readonly expectation: string;
  readonly columns: readonly string[];
  readonly severity: string;
  readonly isPassed: boolean;
}

/** What is told while a pipeline runs, in the order in which it happens. `run` is the name of a run: `train (model=forest)`. */
export type PipelineEvent =
  /** As many runs are to be looked at. With `run`, of the pipeline that this run uses. */
  | { readonly event: 'planned'; readonly run?: string; readonly count: number }
  | ({ readonly event: 'started'; readonly run: string; readonly reason: string } & Partial<StageReads>)
  /** Checks of quality suites that were made. After another try, those of that one count. */
  | { readonly event: 'checked'; readonly run: string; readonly checks: readonly StageCheck[] }
  | {
      readonly event: 'output';
      readonly run: string;
      readonly stream: 'stdout' | 'stderr';
      /** Without its end, secrets replaced. */
      readonly line: string;
    }
  /** A try has failed, and another one follows after some milliseconds. */
  | { readonly event: 'retry'; readonly run: string; readonly reason: string; readonly delay: number }
  | ({
      readonly event: 'ended';
      readonly run: string;
      readonly state: RunState;
      readonly milliseconds: number;
      /** Why it failed, or why nothing was to be done. */
      readonly reason?: string;
      /** Where its stage is, when it failed. */
      readonly place?: Place;
      /** The periods that it is for, by partition; left out when its stage has none. */
      readonly periods?: Readonly<Record<string, string>>;
      /** Of its outputs when it was done, by path from the workspace folder: as in `reads`. */
      readonly writes?: Readonly<Record<string, string>>;
      /** With what is there of it, when it was done, or was up to date and has metrics. */
    } & Partial<StageResults>)
  | { readonly event: 'warning'; readonly run?: string; readonly message: string };

/** What an editor tells a runner that it starts, before anything is run. */
export interface EditorMessage {
  /** Values of the secrets that it keeps for the workspace folder, by name. */
  readonly secrets: Readonly<Record<string, string>>;
}

export type OnEvent = (event: PipelineEvent) => void;
