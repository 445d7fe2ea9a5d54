import type { Raster } from '../../inference/raster.ts';
import type { Box } from './box.ts';

/** What is made unrecognisable. */
export const SUBJECTS = ['face', 'plate'] as const;
export type Subject = (typeof SUBJECTS)[number];

/** How much is looked for: `strict` finds more, and more that is none; `fast` looks once. */
export const MODES = ['standard', 'strict', 'fast'] as const;
export type Mode = (typeof MODES)[number];

/** What holds in each mode. */
export type ByMode<Value> = Readonly<Record<Mode, Value>>;

export function inEachMode<Value>(valueOf: (mode: Mode) => Value): ByMode<Value> {
  return { standard: valueOf('standard'), strict: valueOf('strict'), fast: valueOf('fast') };
}

/** Something that a model saw. */
export interface Detection {
  readonly subject: Subject;
  readonly box: Box;
  /** 0 to 1, comparable within one model only. */
  readonly score: number;
  /** The id of the model, or `person` for a box that somebody drew. */
  readonly by: string;
}

/** Pixels of a side of something, and the score that it needs at that size, 0 to 1. */
export interface SizeScore {
  readonly size: number;
  readonly score: number;
}

/**
 * The least score that counts, 0 to 1: of everything, or of what is as small as one size and less, and as large as another and
 * more; in between it changes with the logarithm of the size.
 */
export type LeastScore = number | { readonly small: SizeScore; readonly large: SizeScore };

/** What a report says of a model. */
export interface ModelIdentity {
  readonly id: string;
  readonly subject: Subject;
  /** SHA-256 of the file or files, in hexadecimal. */
  readonly hash: string;
  /** SPDX expression, or `unknown` for a custom model without one. */
  readonly licence: string;
  /** What it was trained on, and what it is known to miss, in the words of its manifest. */
  readonly training?: string;
  /**
   * What it takes for the subject unless a task says otherwise. A model that only helps another has none, nor has one in a mode
   * that does without it.
   */
  readonly thresholds?: Partial<ByMode<LeastScore>>;
}

/** Whether a model is asked in a mode: some do without one of theirs. */
export function isAskedIn(mode: Mode, { thresholds }: ModelIdentity): boolean {
  return thresholds === undefined || thresholds[mode] !== undefined;
}

export interface DetectionOptions {
  readonly mode: Mode;
  /** Least score, 0 to 1; what was measured to be best for the model and mode otherwise. */
  readonly threshold?: number;
  /** Looks again at the image turned by these degrees. */
  readonly rotations?: readonly (90 | 180 | 270)[];
}

/** Finds one subject in images with one model or several. Its sessions stay warm until it is disposed of. */
export interface Detector {
  readonly models: readonly ModelIdentity[];
  /**
   * The side in pixels of the smallest subject that can be detected in an image of these sides, where it is larger than elsewhere:
   * of a very large image, not every mode sees what is small.
   */
  unseenBelow(image: Pick<Raster, 'width' | 'height'>, mode: Mode): number | undefined;
  /** @throws what `signal` was aborted with. */
  detect(image: Raster, options: DetectionOptions, signal?: AbortSignal): Promise<readonly Detection[]>;
  dispose(): Promise<void>;
}
