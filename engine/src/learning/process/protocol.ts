import type { ModelOutput } from '../export/model-output.ts';
import type { RecommenderRequest } from '../recommender/request.ts';
import type { ForecastOutcome, ForecastSetting } from '../series/forecast-in-order.ts';
import type { PackedRows } from './packed-rows.ts';
import type { Fault } from '../training/fault.ts';
import type { TrainingRequest, TrainingResult } from '../training/request.ts';

/** A question or an answer, with what tells which belong together. */
export interface Numbered<Content> {
  readonly id: number;
  readonly content: Content;
}

/** What a process that learns is asked. It may be asked to run a model again before it has answered. */
export type Question =
  | { readonly ask: 'train'; readonly request: TrainingRequest }
  | { readonly ask: 'recommend'; readonly request: RecommenderRequest }
  /** Opens a model, on which `run` then runs. */
  | { readonly ask: 'open'; readonly bytes: Uint8Array; readonly threads: number }
  | { readonly ask: 'run'; readonly table: PackedRows }
  | {
      readonly ask: 'forecast';
      readonly series: readonly Float64Array[];
      readonly setting: ForecastSetting;
    };

export type Answer =
  | { readonly trained: TrainingResult }
  | { readonly opened: true }
  /** Outputs of the model by name. */
  | { readonly predicted: ReadonlyMap<string, ModelOutput> }
  /** In the order of the series. */
  | { readonly forecast: readonly ForecastOutcome[] }
  /** What the user can do something about. */
  | { readonly fault: Fault }
  /** The first line of what a library says. */
  | { readonly failure: string };

/** Sent before the answer, from 0 to 1. */
export interface Progress {
  readonly progress: number;
}
