import { DEFAULT_ANONYMISATION, type Method, type Shape } from '../../vision/anonymization/method.ts';
import { SUBJECTS, type Mode, type Subject } from '../../vision/detection/detection.ts';
import type { PictureFormat } from '../../vision/images/format.ts';
import { DEFAULT_TASK } from './defaults.ts';
import type { Processing } from './report/audit.ts';
import type { BlurTask } from './task.ts';

/** What `vitruve/blur` is given; see `schemas/tasks/blur.schema.json`. What is left out is as in `DEFAULT_TASK`. */
export interface BlurInputs {
  /** Files, folders and patterns. */
  readonly images?: readonly string[];
  /** Whether folders and patterns without images are accepted. */
  readonly allowEmpty?: boolean;
  /** A configuration that says what is left out here. */
  readonly config?: string;
  readonly detectOnly?: boolean;
  readonly only?: Subject;
  readonly mode?: Mode;
  /** 0 to 1, for all subjects or for each. */
  readonly threshold?: number | Partial<Record<Subject, number>>;
  readonly model?: Partial<Record<Subject, string>>;
  readonly rotate?: readonly (90 | 180 | 270)[];
  readonly method?: Method;
  /** `#rrggbb` */
  readonly colour?: string;
  readonly squares?: number;
  readonly picture?: string;
  readonly mask?: Shape;
  readonly margin?: number;
  /** The folder of results. */
  readonly output?: string;
  readonly suffix?: string;
  readonly format?: PictureFormat;
  readonly quality?: number;
  readonly keepMetadata?: boolean;
  readonly draw?: boolean;
  readonly overwrite?: boolean;
  readonly resume?: boolean;
  readonly workers?: number;
  /** What a configuration says for the register; nobody gives it by name. */
  readonly processing?: Processing;
}

/** The task that inputs ask for. */
export function taskOf(inputs: BlurInputs): BlurTask {
  const { only, threshold, output } = inputs;
  const standard = DEFAULT_TASK.output;
  return {
    images: inputs.images ?? [],
    allowEmpty: inputs.allowEmpty ?? DEFAULT_TASK.allowEmpty,
    subjects: only ? [only] : DEFAULT_TASK.subjects,
    mode: inputs.mode ?? DEFAULT_TASK.mode,
    thresholds: thresholdsOf(threshold),
    models: inputs.model ?? DEFAULT_TASK.models,
    rotations: [...(inputs.rotate ?? DEFAULT_TASK.rotations)].sort((a, b) => a - b),
    anonymisation:
      inputs.detectOnly === true
        ? undefined
        : {
            method: inputs.method ?? DEFAULT_ANONYMISATION.method,
            shape: inputs.mask ?? DEFAULT_ANONYMISATION.shape,
            margin: inputs.margin ?? DEFAULT_ANONYMISATION.margin,
            colour: inputs.colour ?? DEFAULT_ANONYMISATION.colour,
            squares: inputs.squares ?? DEFAULT_ANONYMISATION.squares,
            ...(inputs.picture === undefined ? {} : { picture: inputs.picture }),
          },
    output: {
      folder: output,
      suffix: inputs.suffix ?? standard.suffix,
      format: inputs.format,
      quality: inputs.quality,
      keepMetadata: inputs.keepMetadata ?? standard.keepMetadata,
      overwrite: inputs.overwrite ?? standard.overwrite,
      drawn: inputs.draw ?? standard.drawn,
    },
    workers: inputs.workers ?? DEFAULT_TASK.workers,
    resume: inputs.resume ?? DEFAULT_TASK.resume,
  };
}

/** Inputs over those of a configuration: what is set by subject is joined, all else is replaced. */
export function overConfiguration(configured: BlurInputs, given: BlurInputs): BlurInputs {
  return {
    ...configured,
    ...given,
    threshold: { ...thresholdsOf(configured.threshold), ...thresholdsOf(given.threshold) },
    model: { ...configured.model, ...given.model },
  };
}

function thresholdsOf(threshold: BlurInputs['threshold']): Partial<Record<Subject, number>> {
  if (typeof threshold !== 'number') return threshold ?? DEFAULT_TASK.thresholds;
  return Object.fromEntries(SUBJECTS.map((subject) => [subject, threshold]));
}
