import { createHash } from 'node:crypto';
import type { JournalForm } from '../../running/journal/form.ts';
import type { ModelIdentity } from '../../vision/detection/detection.ts';
import { decisionsPath } from './decisions.ts';
import type { BlurTask, DoneImage } from './task.ts';

/** Lies where the results do. */
export const JOURNAL = '.vitruve-blur.jsonl';

/** What is noted of an image that was done: its result stands as long as the image and the decisions on it do. */
export const BLUR_JOURNAL: JournalForm<DoneImage> = {
  name: JOURNAL,
  sourceOf: ({ image }) => image,
  companionOf: decisionsPath,
  outputsOf: ({ output, drawn }) => (drawn === undefined ? [output] : [output, drawn]),
  withPaths: (result, change) => ({
    ...result,
    image: change(result.image),
    output: result.output === undefined ? undefined : change(result.output),
    ...(result.drawn === undefined ? {} : { drawn: change(result.drawn) }),
  }),
  isItem: (value): value is DoneImage => 'image' in value && typeof value.image === 'string',
};

/** The hash of everything that results depend on but their images. */
export function settingsHash(task: BlurTask, models: readonly ModelIdentity[]): string {
  const { subjects, mode, thresholds, rotations, anonymisation } = task;
  const { suffix, format, quality, keepMetadata, drawn } = task.output;
  const output = { suffix, format, quality, keepMetadata, drawn };
  const hashes = models.map(({ hash }) => hash);
  return createHash('sha256')
    .update(JSON.stringify({ subjects, mode, thresholds, rotations, anonymisation, output, hashes }))
    .digest('hex');
}
