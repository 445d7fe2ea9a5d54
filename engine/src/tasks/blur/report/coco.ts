import { SUBJECTS } from '../../../vision/detection/detection.ts';
import { doneOf } from './audit.ts';
import type { BlurResult } from '../task.ts';

/** @see https://cocodataset.org/#format-data (object detection) */
export interface Coco {
  readonly info: { readonly description: string; readonly version: string; readonly date_created: string };
  readonly categories: readonly {
    readonly id: number;
    readonly name: string;
    readonly supercategory: string;
  }[];
  readonly images: readonly {
    readonly id: number;
    readonly file_name: string;
    readonly width: number;
    readonly height: number;
  }[];
  readonly annotations: readonly CocoAnnotation[];
}

export interface CocoAnnotation {
  readonly id: number;
  readonly image_id: number;
  readonly category_id: number;
  /** Left, top, width, height in pixels of the upright image. */
  readonly bbox: readonly [number, number, number, number];
  readonly area: number;
  readonly iscrowd: 0;
  readonly score: number;
  /** Ours: from 0, in an image with several pages. */
  readonly page?: number;
}

/** The boxes of a run in the form of the COCO data sets, for tools that label images and measure detectors. */
export function cocoOf(
  { images, began }: BlurResult,
  version: string,
  shown: (path: string) => string,
): Coco {
  const done = images.flatMap((image) => doneOf(image) ?? []);
  let id = 0;
  return {
    info: { description: `vitruve ${version}`, version: '1', date_created: began },
    categories: SUBJECTS.map((name, index) => ({ id: index + 1, name, supercategory: 'identity' })),
    images: done.map(({ image, width, height }, index) => ({
      id: index + 1,
      file_name: shown(image),
      width,
      height,
    })),
    annotations: done.flatMap(({ detections }, index) =>
      detections.map(({ subject, box, score, page }): CocoAnnotation => ({
        id: ++id,
        image_id: index + 1,
        category_id: SUBJECTS.indexOf(subject) + 1,
        bbox: [box.left, box.top, box.width, box.height],
        area: box.width * box.height,
        iscrowd: 0,
        score,
        ...(page === undefined ? {} : { page }),
      })),
    ),
  };
}
