import type { Anonymisation } from '../anonymisation/method.ts';
import type { Detection, Mode, ModelIdentity, Subject } from '../detection/detection.ts';

/** What is to be done with images, all paths absolute. What a manifest, the command line, the editor and a request all become. */
export interface BlurTask {
  readonly images: readonly string[];
  readonly subjects: readonly Subject[];
  readonly mode: Mode;
  readonly thresholds: Partial<Record<Subject, number>>;
  /** Paths of models that the user brought. */
  readonly models: Partial<Record<Subject, string>>;
  readonly rotations: readonly (90 | 180 | 270)[];
  /** Undefined to detect only. */
  readonly anonymisation: Anonymisation | undefined;
  readonly output: OutputForm;
  /** Images at once. */
  readonly workers: number;
  /** Skips images that an earlier run of the same task finished. */
  readonly resume: boolean;
}

export interface OutputForm {
  /** Undefined for beside the originals. Originals are never written to. */
  readonly folder: string | undefined;
  /** Between the name and the ending of a file that is beside its original. */
  readonly suffix: string;
  /** Undefined for that of the original. */
  readonly format: 'jpeg' | 'png' | 'webp' | 'tiff' | 'avif' | undefined;
  /** 1 to 100; that which is visually lossless for the format otherwise. */
  readonly quality: number | undefined;
  readonly keepMetadata: boolean;
}

/** What became of one image. */
export type ImageResult =
  | {
      readonly image: string;
      readonly state: 'done';
      /** Undefined when it was detected only. */
      readonly output: string | undefined;
      /** Pixels, upright. */
      readonly width: number;
      readonly height: number;
      readonly detections: readonly Detection[];
      /** Milliseconds. */
      readonly time: { readonly read: number; readonly detect: number; readonly write: number };
    }
  | { readonly image: string; readonly state: 'failed'; readonly reason: string }
  | { readonly image: string; readonly state: 'skipped'; readonly output: string };

export interface BlurResult {
  readonly images: readonly ImageResult[];
  readonly models: readonly ModelIdentity[];
  /** Milliseconds. */
  readonly time: number;
}
