import type { ModelOutput } from '../export/run-model.ts';
import type { TableRows } from '../model/table.ts';
import type { Fault } from '../training/fault.ts';
import type { TrainingRequest, TrainingResult } from '../training/request.ts';

/** What a process that learns is asked, once. */
export type Question =
  | { readonly ask: 'train'; readonly request: TrainingRequest }
  | {
      readonly ask: 'predict';
      readonly bytes: Uint8Array;
      readonly table: TableRows;
      readonly threads: number;
    };

export type Answer =
  | { readonly trained: TrainingResult }
  /** Outputs of the model by name. */
  | { readonly predicted: ReadonlyMap<string, ModelOutput> }
  /** What the user can do something about. */
  | { readonly fault: Fault }
  /** The first line of what a library says. */
  | { readonly failure: string };

/** Sent before the answer, from 0 to 1. */
export interface Progress {
  readonly progress: number;
}
