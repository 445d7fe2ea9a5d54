import type { Box } from '../vision/detection/box.ts';
import type { Detector, Subject } from '../vision/detection/detection.ts';
import type { Raster } from '../inference/raster.ts';

/** A detector that finds the given boxes. */
export function seeing(
  boxes: (image: Raster) => readonly Box[],
  { subject = 'face', pause = 0 }: { readonly subject?: Subject; readonly pause?: number } = {},
): Detector {
  return {
    models: [{ id: `fake-${subject}`, subject, hash: 'f'.repeat(64), licence: 'MIT' }],
    unseenBelow: () => undefined,
    detect: async (image, _options, signal) => {
      if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
      signal?.throwIfAborted();
      return boxes(image).map((box) => ({ subject, box, score: 0.9, by: `fake-${subject}` }));
    },
    dispose: () => Promise.resolve(),
  };
}

/** The middle of an image. */
export function middle({ width, height }: Raster): readonly Box[] {
  return [{ left: width / 4, top: height / 4, width: width / 2, height: height / 2 }];
}
