import type { Raster } from '../../inference/raster.ts';
import type { Box } from './box.ts';
import type { ByMode, LeastScore, Mode, ModelIdentity } from './detection.ts';

/** A box with how sure its model is, 0 to 1. */
export interface ScoredBox {
  readonly box: Box;
  readonly score: number;
  /** The place of that model among those of the finder: the first unless another is named. */
  readonly model?: number;
}

export interface FindOptions {
  readonly mode: Mode;
  /** Least score; what was measured to be best otherwise. */
  readonly threshold: number | undefined;
}

/** Finds one subject in an image that is upright. */
export interface Finder {
  /**
   * What each of its models takes where no least score is given, in the order of the models. One that only helps the others has
   * none, nor has one in a mode that does without it.
   */
  readonly thresholds: readonly Partial<ByMode<LeastScore>>[];
  /** The side of the smallest subject that it looks for, in pixels of an image; smaller ones are seen by chance. */
  least(image: Pick<Raster, 'width' | 'height'>, mode: Mode): number;
  /** @throws what `signal` was aborted with. */
  find(image: Raster, options: FindOptions, signal?: AbortSignal): Promise<readonly ScoredBox[]>;
}

/** A finder with its sessions, and what a report says of its models, until it is closed. */
export interface OpenFinder {
  readonly finder: Finder;
  readonly models: readonly ModelIdentity[];
  readonly close: () => void;
}
