import { isAbsolute, join } from 'node:path';
import {
  METHODS,
  MOST_SQUARES,
  SHAPES,
  DEFAULT_ANONYMISATION,
  type Anonymisation,
} from '@vitruve/engine/vision/anonymization/method';
import { DEFAULT_TASK } from '@vitruve/engine/tasks/blur/defaults';
import type { BlurTask } from '@vitruve/engine/tasks/blur/task';
import { MODES, SUBJECTS, type Subject } from '@vitruve/engine/vision/detection/detection';
import { PICTURE_FORMATS } from '@vitruve/engine/vision/images/format';

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
  const subjects = listOf(SUBJECTS, read('subjects'));
  return {
    ...DEFAULT_TASK,
    images,
    subjects: subjects.length > 0 ? subjects : DEFAULT_TASK.subjects,
    mode: oneOf(MODES, read('mode')) ?? DEFAULT_TASK.mode,
    thresholds: bySubject(read('thresholds'), (value) => numberWithin(value, 0, 1)),
    models: bySubject(read('models'), (value) => {
      const path = textOf(value);
      return path === undefined ? undefined : absolute(path, folder);
    }),
    rotations: listOf([90, 180, 270] as const, read('rotations')),
    anonymisation: detectOnly ? undefined : anonymisationFor(read, folder),
    output: {
      ...DEFAULT_TASK.output,
      folder: output === undefined ? undefined : absolute(output, folder),
      format: oneOf(PICTURE_FORMATS, read('format')),
      quality: wholeWithin(read('quality'), 1, 100),
      keepMetadata: read('keepMetadata') === true,
    },
    workers: wholeWithin(read('workers'), 1, 64) ?? DEFAULT_TASK.workers,
  };
}

/** What covers a region, as the settings say. */
export function anonymisationFor(read: ReadSetting, folder: string): Anonymisation {
  const colour = textOf(read('colour'));
  const picture = textOf(read('picture'));
  return {
    ...DEFAULT_ANONYMISATION,
    method: oneOf(METHODS, read('method')) ?? DEFAULT_ANONYMISATION.method,
    shape: oneOf(SHAPES, read('mask')) ?? DEFAULT_ANONYMISATION.shape,
    margin: numberWithin(read('margin'), 0, 3),
    colour: colour !== undefined && /^#[0-9a-f]{6}$/iu.test(colour) ? colour : DEFAULT_ANONYMISATION.colour,
    squares: wholeWithin(read('squares'), 1, MOST_SQUARES) ?? DEFAULT_ANONYMISATION.squares,
    ...(picture === undefined ? {} : { picture: absolute(picture, folder) }),
  };
}

function absolute(path: string, folder: string): string {
  return isAbsolute(path) ? path : join(folder, path);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function oneOf<T>(known: readonly T[], value: unknown): T | undefined {
  return known.find((one) => one === value);
}

function listOf<T>(known: readonly T[], value: unknown): readonly T[] {
  return Array.isArray(value) ? known.filter((one) => value.includes(one)) : [];
}

function numberWithin(value: unknown, least: number, most: number): number | undefined {
  return typeof value === 'number' && value >= least && value <= most ? value : undefined;
}

function wholeWithin(value: unknown, least: number, most: number): number | undefined {
  return Number.isInteger(value) ? numberWithin(value, least, most) : undefined;
}

/** Of an object such as `{ "face": … }`, what `of` makes something of. */
function bySubject<T>(value: unknown, of: (value: unknown) => T | undefined): Partial<Record<Subject, T>> {
  if (typeof value !== 'object' || value === null) return {};
  const given = new Map<string, unknown>(Object.entries(value));
  return Object.fromEntries(
    SUBJECTS.flatMap((subject) => {
      const made = of(given.get(subject));
      return made === undefined ? [] : [[subject, made]];
    }),
  );
}
