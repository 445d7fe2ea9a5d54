import type { TensorSignature, TensorValues } from '../../detection/layout.ts';
import type { ModelInput } from '../input.ts';

/** What a process that runs models is asked; each question is answered once, in the order of the questions. */
export type Question =
  | { readonly ask: 'open'; readonly model: number; readonly bytes: Uint8Array; readonly threads: number }
  | { readonly ask: 'run'; readonly model: number; readonly input: ModelInput }
  | { readonly ask: 'close'; readonly model: number };

/** What the runtime says of a model. */
export interface OpenedModel {
  readonly inputs: readonly TensorSignature[];
  readonly outputs: readonly TensorSignature[];
}

export interface RunAnswer {
  /** Outputs by name; those that are no tensors of floats are left out. */
  readonly outputs: readonly (readonly [name: string, values: TensorValues])[];
  /** Milliseconds of processor time, of all threads. */
  readonly processor: {
    /** Within the runtime. */
    readonly inference: number;
    /** Of the process since it began. */
    readonly process: number;
  };
}

export type Answer =
  | { readonly opened: OpenedModel }
  | { readonly ran: RunAnswer }
  | { readonly closed: true }
  /** The first line of what the runtime says. */
  | { readonly fault: string };
