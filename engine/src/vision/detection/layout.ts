import type { InputForm, TensorValues } from '../../inference/signature.ts';
import type { Box } from './box.ts';

/**
 * What a model takes and answered with in a first run, so that every side is known: many exports leave those of their
 * outputs open.
 */
export interface ObservedModel {
  /** Width and height of the input in pixels. */
  readonly size: readonly [number, number];
  readonly outputs: ReadonlyMap<string, readonly number[]>;
  /** What it answered when it was shown nothing, which tells pixels from parts of a side. */
  readonly answers: ReadonlyMap<string, TensorValues>;
  readonly metadata: ReadonlyMap<string, string>;
}

/** A box in pixels of the model's input. */
export interface RawDetection {
  readonly box: Box;
  /** 0 to 1. */
  readonly score: number;
  /** The number of the model's class; 0 where it has one. */
  readonly label: number;
}

/** How one model is fed and understood. */
export interface Reading {
  readonly input: InputForm;
  /** Least score that is of use unless its user says otherwise. */
  readonly threshold: number;
  /**
   * The boxes that a run found, before boxes on the same thing are merged.
   * @param size width and height of the input in pixels.
   * @throws ModelError when the tensors are not what they were in the first run.
   */
  decode(
    outputs: ReadonlyMap<string, TensorValues>,
    size: readonly [number, number],
    threshold: number,
  ): readonly RawDetection[];
}

/**
 * How a family of models lays out what it answers. One file in `layouts/` each; `recognise` looks at shapes and names only,
 * so that a model that somebody brings needs no configuration.
 */
export interface ModelLayout {
  readonly id: string;
  /** Undefined for a model of another family. */
  recognise(model: ObservedModel): Reading | undefined;
}
