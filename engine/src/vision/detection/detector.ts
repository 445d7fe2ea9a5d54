import type { Raster } from '../../inference/raster.ts';
import type { SessionOptions } from '../../inference/session.ts';
import { clipped } from './box.ts';
import { clustered, type Seen } from './clusters.ts';
import { openCustomModel } from './custom/open.ts';
import type { Detection, DetectionOptions, Detector, Subject } from './detection.ts';
import { openEmbedded } from './embedded.ts';
import type { Finder, ScoredBox } from './finder.ts';
import { turned, turnedBack } from './rotations.ts';
import { withoutScreen } from './screens/screen.ts';

export interface DetectorOptions extends SessionOptions {
  readonly subject: Subject;
  /** The path of a custom model; the embedded one otherwise. */
  readonly model?: string | undefined;
}

/** Sides in pixels of what is small in any image: nobody expects smaller ones to be found. */
const USUAL: Readonly<Record<Subject, number>> = { face: 20, plate: 60 };
const SAME = { overlap: 0.4, within: 0.8 };

/**
 * Opens the models of a subject.
 * @throws ModelError when a model is missing, is none, or is of no known layout.
 */
export async function createDetector({ subject, model, ...options }: DetectorOptions): Promise<Detector> {
  const { finder, models, close } =
    model === undefined
      ? await openEmbedded(subject, options)
      : await openCustomModel(model, subject, options);
  const described = models.map((one, index) => {
    const thresholds = finder.thresholds[index];
    return thresholds ? { ...one, thresholds } : one;
  });
  return {
    models: described,
    unseenBelow: (image, mode) => {
      const least = finder.least(image, mode);
      return least > USUAL[subject] ? Math.ceil(least) : undefined;
    },
    detect: async (image, detection, signal) => {
      // Texts are read as they are: blurred, small ones would be lost.
      const clear = subject === 'face' ? await withoutScreen(image) : image;
      const found = await findTurned(finder, clear, detection, signal);
      return found.flatMap(({ box, score, model: place = 0 }): readonly Detection[] => {
        const inside = clipped(box, image);
        return inside ? [{ subject, box: inside, score, by: models[place]?.id ?? subject }] : [];
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
): Promise<readonly ScoredBox[]> {
  signal?.throwIfAborted();
  const upright = await finder.find(image, { mode, threshold }, signal);
  if (rotations.length === 0) return upright;
  const seen = upright.map((found): Seen & ScoredBox => ({ ...found, look: 0 }));
  for (const rotation of new Set(rotations)) {
    signal?.throwIfAborted();
    for (const found of await finder.find(turned(image, rotation), { mode, threshold }, signal))
      seen.push({ ...found, box: turnedBack(found.box, rotation, image), look: rotation });
  }
  return clustered(seen, SAME).map(({ best }) => best);
}
