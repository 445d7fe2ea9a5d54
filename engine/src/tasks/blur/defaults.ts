import { availableParallelism } from 'node:os';
import { DEFAULT_ANONYMISATION } from '../../vision/anonymization/method.ts';
import { SUBJECTS } from '../../vision/detection/detection.ts';
import type { BlurTask } from './task.ts';

/** Each worker has the models in memory: more would take gigabytes. The cores that are left make each of them faster. */
const MOST_WORKERS = 4;

/** The task that runs when only the images are given: faces and plates are covered, beside the originals. */
export const DEFAULT_TASK: Omit<BlurTask, 'images'> = {
  allowEmpty: false,
  subjects: SUBJECTS,
  mode: 'standard',
  thresholds: {},
  models: {},
  rotations: [],
  anonymisation: DEFAULT_ANONYMISATION,
  output: {
    folder: undefined,
    suffix: '.blurred',
    format: undefined,
    quality: undefined,
    keepMetadata: false,
    overwrite: false,
    drawn: false,
  },
  workers: Math.min(MOST_WORKERS, availableParallelism()),
  resume: false,
};
