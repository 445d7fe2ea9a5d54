import { stat } from 'node:fs/promises';
import type { Detector, Subject } from '../../vision/detection/detection.ts';

/** Opens the models of a subject: custom ones, or the embedded ones. */
export type OpenDetector = (options: {
  readonly subject: Subject;
  readonly model?: string | undefined;
  readonly workers: number;
}) => Promise<Detector>;

/**
 * The detector of a subject, for a number of images at once.
 * @throws ModelError for a model that cannot be used.
 */
export type DetectorFor = (subject: Subject, model: string | undefined, workers: number) => Promise<Detector>;

/** Detectors that stay warm from one task to the next. A model whose file changed is opened again. */
export class WarmDetectors {
  readonly #open: OpenDetector;
  readonly #detectors = new Map<string, Promise<Detector>>();

  constructor(open: OpenDetector) {
    this.#open = open;
  }

  /** @throws ModelError for a model that cannot be used. */
  async detectorFor(subject: Subject, model: string | undefined, workers: number): Promise<Detector> {
    const key = JSON.stringify([subject, workers, model, model === undefined ? '' : await stampOf(model)]);
    const warm = this.#detectors.get(key);
    if (warm) return warm;
    const opened = this.#open({ subject, model, workers });
    this.#detectors.set(key, opened);
    try {
      return await opened;
    } catch (error) {
      this.#detectors.delete(key);
      throw error;
    }
  }

  async dispose(): Promise<void> {
    const opened = await Promise.allSettled(this.#detectors.values());
    this.#detectors.clear();
    for (const detector of opened) if (detector.status === 'fulfilled') await detector.value.dispose();
  }
}

async function stampOf(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  return found ? `${found.size}:${found.mtimeMs}` : '';
}
