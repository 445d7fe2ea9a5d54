import type { TensorSignature, TensorValues } from '../signature.ts';
import type { ModelInput } from '../input.ts';

/** What a process that runs models is asked; each question is answered once, in the order of the questions. */
export type Question =
  | { readonly ask: 'open'; readonly model: number; readonly bytes: Uint8Array; readonly threads: number }
  | { readonly ask: 'run'; readonly model: number; readonly inputs: readonly ModelInput[] }
  | { readonly ask: 'close'; readonly model: number };

/** What the runtime says of a model. */
export interface OpenedModel {
  readonly inputs: readonly TensorSignature[];
  readonly outputs: readonly TensorSignature[];
}

/** Outputs by name; those that are not tensors of floats are left out. */
export type Outputs = readonly (readonly [name: string, values: TensorValues])[];

export interface RunAnswer {
  /** Of each input. */
  readonly outputs: readonly Outputs[];
  /** Milliseconds of processor time, of all threads. */
  readonly processor: {
    /** Within the runtime. */
    readonly inference: number;
    /** Of the process since it began. */
    readonly process: number;
  };
  /** Bytes that the process took at most. */
  readonly memory: number;
}

/** Sent when a question is begun with, before its answer: its time counts from then on. */
export interface Begun {
  readonly begun: true;
}

export type Answer =
  | { readonly opened: OpenedModel }
  | { readonly ran: RunAnswer }
  | { readonly closed: true }
  /** The first line of what the runtime says. */
  | { readonly fault: string };
