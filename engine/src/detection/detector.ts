import type { Raster } from '../images/raster.ts';
import type { SessionOptions } from '../inference/session.ts';
import { clipped } from './box.ts';
import { clustered, type Seen } from './clusters.ts';
import { openBrought } from './brought/open.ts';
import type { Detection, DetectionOptions, Detector, Subject } from './detection.ts';
import { openEmbedded } from './embedded.ts';
import type { Finder, Found } from './finder.ts';
import { turned, turnedBack } from './rotations.ts';

export interface DetectorOptions extends SessionOptions {
  readonly subject: Subject;
  /** The path of a model that the user brought; the embedded one otherwise. */
  readonly model?: string | undefined;
}

const SAME = { overlap: 0.4, within: 0.8 };

/**
 * Opens the models of a subject.
 * @throws ModelFault when a model is missing, is none, or is of no known layout.
 */
export async function createDetector({ subject, model, ...options }: DetectorOptions): Promise<Detector> {
  const { finder, models, close } =
    model === undefined ? await openEmbedded(subject, options) : await openBrought(model, subject, options);
  // The first finds; the others help it.
  const described = models.map((one, index) =>
    index === 0 ? { ...one, thresholds: finder.thresholds } : one,
  );
  const by = models[0]?.id ?? subject;
  return {
    models: described,
    detect: async (image, detection, signal) => {
      const found = await findTurned(finder, image, detection, signal);
      return found.flatMap(({ box, score }): readonly Detection[] => {
        const inside = clipped(box, image);
        return inside ? [{ subject, box: inside, score, by }] : [];
      });
    },
    dispose: () => {
      close();
      return Promise.resolve();
    },
  };
}

/** Looks at the image upright, then turned as often as is asked for, and merges what was found. */
async function findTurned(
  finder: Finder,
  image: Raster,
  { mode, threshold, rotations = [] }: DetectionOptions,
  signal: AbortSignal | undefined,
): Promise<readonly Found[]> {
  signal?.throwIfAborted();
  const upright = await finder.find(image, { mode, threshold }, signal);
  if (rotations.length === 0) return upright;
  const seen = upright.map((found): Seen => ({ ...found, look: 0 }));
  for (const rotation of new Set(rotations)) {
    signal?.throwIfAborted();
    for (const { box, score } of await finder.find(turned(image, rotation), { mode, threshold }, signal))
      seen.push({ box: turnedBack(box, rotation, image), score, look: rotation });
  }
  return clustered(seen, SAME).map(({ best }) => ({ box: best.box, score: best.score }));
}
