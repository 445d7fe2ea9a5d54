import { UserError } from '@vitruve/workspace';

/** The name, type and shape of a model's input or output; a number for what is fixed, a text for what is not. */
export interface TensorSignature {
  readonly name: string;
  readonly type: string;
  readonly shape: readonly (number | string)[];
}

export interface ModelSignature {
  readonly inputs: readonly TensorSignature[];
  readonly outputs: readonly TensorSignature[];
  /** What the exporter noted in the file. */
  readonly metadata: ReadonlyMap<string, string>;
}

/** An output of a run. */
export interface TensorValues {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** How pixels become the input of a model: `(value - mean) / scale` in each plane, planes one after another. */
export interface InputForm {
  readonly order: 'rgb' | 'bgr';
  /** Of each plane, in their order. */
  readonly mean: readonly [number, number, number];
  readonly scale: readonly [number, number, number];
  /** Sides are padded to a multiple of this many pixels. */
  readonly multiple: number;
  /** The value of padding, 0 to 255, and where it is put. */
  readonly padding: { readonly value: number; readonly place: 'bottom-right' | 'around' };
}

/** A model that cannot be used: the message says why, in the user's language. */
export class ModelError extends UserError {}
