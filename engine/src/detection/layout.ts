import type { Box } from './box.ts';

/** The name, type and shape of a model's input or output; a number for what is fixed, a text for what is not. */
export interface TensorSignature {
  readonly name: string;
  readonly type: string;
  readonly shape: readonly (number | string)[];
}

export interface ModelSignature {
  readonly inputs: readonly TensorSignature[];
  readonly outputs: readonly TensorSignature[];
}

/** An output of a run. */
export interface TensorValues {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** How pixels become the input of a model: `(value - mean) / scale` in each channel, planes one after another. */
export interface InputForm {
  readonly order: 'rgb' | 'bgr';
  readonly mean: readonly [number, number, number];
  readonly scale: readonly [number, number, number];
  /** Sides are padded to a multiple of this many pixels. */
  readonly multiple: number;
  /** The value of padding, 0 to 255, and where it is put. */
  readonly padding: { readonly value: number; readonly place: 'bottom-right' | 'around' };
  /** Width and height where the model takes one size only. */
  readonly size?: readonly [number, number];
}

/** A box in pixels of the model's input. */
export interface RawDetection {
  readonly box: Box;
  readonly score: number;
  /** The number of the model's class; 0 where it has one. */
  readonly label: number;
}

/**
 * How a family of models lays out what it answers. One file in `layouts/` each; `recognise` looks at shapes and names only,
 * so that a model that somebody brings needs no configuration.
 */
export interface ModelLayout {
  readonly id: string;
  recognise(signature: ModelSignature): boolean;
  input(signature: ModelSignature): InputForm;
  /**
   * The boxes that a run found, before boxes on the same thing are merged.
   * @param size width and height of the input in pixels.
   * @throws ModelFault when the tensors are not what `recognise` promised.
   */
  decode(
    outputs: ReadonlyMap<string, TensorValues>,
    size: readonly [number, number],
    threshold: number,
  ): readonly RawDetection[];
}

/** A model that cannot be used: the message says why, in the user's language. */
export class ModelFault extends Error {}
