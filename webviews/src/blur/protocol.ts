/**
 * What the viewer of blurred pictures and the extension that hosts it say to each other. Types only, as in
 * `webviews/src/protocol.ts`.
 */
import type { Decisions, PageDetection } from '@vitruve/engine';

/** What is done with the picture: its result is compared with it, or its boxes are reviewed. */
export type BlurMode = 'compare' | 'review';

/** An image in the list. */
export interface ListedImage {
  readonly name: string;
  readonly state: 'done' | 'skipped' | 'failed' | 'cancelled';
  readonly faces: number;
  readonly plates: number;
  /** Milliseconds; undefined where nothing was done. */
  readonly time: number | undefined;
  /** Why it was not done. */
  readonly reason: string | undefined;
  /** Whether there is a picture without what was found. */
  readonly hasResult: boolean;
}

/** Everything about the image that is looked at. */
export interface OpenedImage {
  /** Pixels, upright. */
  readonly width: number;
  readonly height: number;
  readonly pages: number;
  readonly detections: readonly PageDetection[];
  /** What was decided and saved, or decided and not saved yet. */
  readonly decisions: Decisions | undefined;
  /** Milliseconds. */
  readonly time: { readonly read: number; readonly detect: number; readonly write: number };
  readonly remarks: readonly string[];
}

/** The original, or the picture without what was found. */
export type Side = 'before' | 'after';

/** What was decided and is not saved yet, by the index of its image. */
export type DraftsByIndex = Readonly<Record<string, Decisions>>;

/** What the editor keeps for the viewer while the window is closed. */
export interface KeptReview {
  /** The run that is shown. */
  readonly run: string;
  readonly mode: BlurMode;
  /** Undefined for the first image that there is something to show of. */
  readonly selected: number | undefined;
  readonly drafts: DraftsByIndex;
}

/** From the extension to the viewer. */
export type ToBlurView =
  | {
      readonly type: 'images';
      readonly images: readonly ListedImage[];
      readonly selected: number;
      readonly mode: BlurMode;
      readonly drafts: DraftsByIndex;
    }
  | { readonly type: 'image'; readonly index: number; readonly image: OpenedImage }
  | {
      readonly type: 'picture';
      readonly index: number;
      readonly page: number;
      readonly side: Side;
      /** WebP. */
      readonly data: Uint8Array<ArrayBuffer>;
    }
  | { readonly type: 'saved'; readonly index: number }
  /** Something is being done with the images, or no longer is. */
  | { readonly type: 'busy'; readonly isBusy: boolean }
  /** For the user. */
  | { readonly type: 'fault'; readonly message: string };

/** From the viewer to the extension. */
export type FromBlurView =
  | { readonly type: 'ready' }
  | { readonly type: 'select'; readonly index: number }
  | { readonly type: 'page'; readonly index: number; readonly page: number }
  /** Kept for when the viewer is closed before they are saved. */
  | { readonly type: 'changed'; readonly index: number; readonly decisions: Decisions }
  | { readonly type: 'save'; readonly index: number; readonly decisions: Decisions }
  /** Saves, and blurs the image, or all of them. */
  | { readonly type: 'apply'; readonly index: number; readonly decisions: Decisions; readonly all: boolean }
  | { readonly type: 'open'; readonly index: number; readonly side: Side }
  | { readonly type: 'report' }
  | { readonly type: 'failed'; readonly message: string };
