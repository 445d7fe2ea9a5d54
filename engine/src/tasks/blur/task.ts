import type { PassedOver } from './passed-over.ts';
import type { Anonymisation } from '../../vision/anonymization/method.ts';
import type { Detection, Mode, ModelIdentity, Subject } from '../../vision/detection/detection.ts';
import type { PictureFormat } from '../../vision/images/format.ts';

/** The name of the view of a run: the images before and after, and their boxes. */
export const IMAGE_REVIEW = 'image-review';

/** What is to be done with images, all paths absolute. What a manifest, the command line, the editor and a request all become. */
export interface BlurTask {
  /** Files, folders, and patterns (`**`, `*`, `?`, `[…]`, `{…}`). */
  readonly images: readonly string[];
  /** Whether folders and patterns without images are accepted. They are failures otherwise: most often a name is misspelt. */
  readonly allowEmpty: boolean;
  readonly subjects: readonly Subject[];
  readonly mode: Mode;
  readonly thresholds: Partial<Record<Subject, number>>;
  /** Paths of custom models. */
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
  readonly format: PictureFormat | undefined;
  /** 1 to 100; that which is visually lossless for the format otherwise. */
  readonly quality: number | undefined;
  readonly keepMetadata: boolean;
  /** Replaces files that are in the place of a result and that no earlier run made. Never an original. */
  readonly overwrite: boolean;
  /** Also writes a picture with the boxes drawn on it, which shows what was found, and so who is there. */
  readonly drawn: boolean;
}

/** A detection in a picture. */
export interface PageDetection extends Detection {
  /** The number of the page, from 0, in a picture with several: an animation, or a scan. */
  readonly page?: number;
}

/** How many boxes the decisions that somebody took on an image concerned. */
export interface DecisionCounts {
  readonly added: number;
  readonly removed: number;
  readonly moved: number;
  /** Detections in zones that are to be left alone. */
  readonly excluded: number;
}

export interface DoneImage {
  readonly image: string;
  readonly state: 'done';
  /** Undefined when it was detected only. */
  readonly output: string | undefined;
  /** The picture with the boxes on it, where it was asked for. */
  readonly drawn?: string;
  /** Pixels, upright. */
  readonly width: number;
  readonly height: number;
  readonly pages: number;
  readonly detections: readonly PageDetection[];
  /** Undefined where nobody took any. */
  readonly decisions?: DecisionCounts;
  /** What the user should know of it. */
  readonly remarks: readonly string[];
  /** Milliseconds. */
  readonly time: { readonly read: number; readonly detect: number; readonly write: number };
}

/** What became of one image. */
export type ImageResult =
  | DoneImage
  | {
      readonly image: string;
      readonly state: 'failed';
      readonly reason: string;
      /** A file of somebody else is in the place of its result: only that would have to be replaced. */
      readonly isTaken?: true;
    }
  /** An earlier run finished it, with what it found then. */
  | { readonly image: string; readonly state: 'skipped'; readonly earlier: DoneImage }
  /** The task was cancelled before it was its turn, or in the middle of it: nothing was written. */
  | { readonly image: string; readonly state: 'cancelled' };

export interface BlurResult {
  readonly images: readonly ImageResult[];
  readonly models: readonly ModelIdentity[];
  /** What lies in the folders that were named and is not read. */
  readonly passedOver: readonly PassedOver[];
  /** When it began, ISO 8601. */
  readonly began: string;
  /** Milliseconds. */
  readonly time: number;
}
