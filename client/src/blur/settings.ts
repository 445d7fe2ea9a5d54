import { isAbsolute, join } from 'node:path';
import {
  METHODS,
  SHAPES,
  DEFAULT_ANONYMISATION,
  type Anonymisation,
} from '@vitruve/engine/anonymisation/method';
import { DEFAULT_TASK } from '@vitruve/engine/blur/defaults';
import type { BlurTask } from '@vitruve/engine/blur/task';
import { MODES } from '@vitruve/engine/detection/detection';

/** Reads one setting of `vitruve.blur`; what it holds may be of any type. */
export type ReadSetting = (name: string) => unknown;

export interface TaskWish {
  /** Paths of images and folders. */
  readonly images: readonly string[];
  /** Writes no picture. */
  readonly detectOnly: boolean;
}

/**
 * The task that the settings ask for. What they hold that is none of their values counts as not set.
 * @param folder what relative paths in settings start from.
 */
export function taskFor({ images, detectOnly }: TaskWish, read: ReadSetting, folder: string): BlurTask {
  const output = textOf(read('output'));
  const workers = read('workers');
  return {
    ...DEFAULT_TASK,
    images,
    mode: oneOf(MODES, read('mode')) ?? DEFAULT_TASK.mode,
    anonymisation: detectOnly ? undefined : anonymisationFor(read, folder),
    output: {
      ...DEFAULT_TASK.output,
      folder: output === undefined ? undefined : absolute(output, folder),
      keepMetadata: read('keepMetadata') === true,
    },
    workers: typeof workers === 'number' && workers >= 1 ? Math.floor(workers) : DEFAULT_TASK.workers,
  };
}

/** What covers a region, as the settings say. */
export function anonymisationFor(read: ReadSetting, folder: string): Anonymisation {
  const margin = read('margin');
  const picture = textOf(read('picture'));
  return {
    ...DEFAULT_ANONYMISATION,
    method: oneOf(METHODS, read('method')) ?? DEFAULT_ANONYMISATION.method,
    shape: oneOf(SHAPES, read('mask')) ?? DEFAULT_ANONYMISATION.shape,
    margin: typeof margin === 'number' && margin >= 0 && margin <= 3 ? margin : undefined,
    ...(picture === undefined ? {} : { picture: absolute(picture, folder) }),
  };
}

function absolute(path: string, folder: string): string {
  return isAbsolute(path) ? path : join(folder, path);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function oneOf<T extends string>(words: readonly T[], value: unknown): T | undefined {
  return words.find((word) => word === value);
}
