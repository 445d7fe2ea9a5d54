import { isAbsolute, join } from 'node:path';
import {
  METHODS,
  MOST_SQUARES,
  SHAPES,
  MODES,
  SUBJECTS,
  PICTURE_FORMATS,
  type BlurInputs,
  type Subject,
} from '@vitruve/engine';

/** Reads one setting of `vitruve.blur`; what it holds may be of any type. */
export type ReadSetting = (name: string) => unknown;

/**
 * The inputs that the settings ask for, without images. What they hold that is none of their values counts as not set.
 * @param folder what relative paths in settings start from.
 */
export function inputsFor(
  { detectOnly }: { readonly detectOnly: boolean },
  read: ReadSetting,
  folder: string,
): BlurInputs {
  const subjects = listOf(SUBJECTS, read('subjects'));
  const rotate = listOf([90, 180, 270] as const, read('rotations'));
  return {
    ...(detectOnly ? { detectOnly } : anonymisationFor(read, folder)),
    ...defined({
      only: subjects.length === 1 ? subjects[0] : undefined,
      mode: oneOf(MODES, read('mode')),
      threshold: bySubject(read('thresholds'), (value) => numberWithin(value, 0, 1)),
      model: bySubject(read('models'), (value) => pathOf(value, folder)),
      rotate: rotate.length > 0 ? rotate : undefined,
      output: pathOf(read('output'), folder),
      format: oneOf(PICTURE_FORMATS, read('format')),
      quality: wholeWithin(read('quality'), 1, 100),
      keepMetadata: read('keepMetadata') === true ? true : undefined,
      workers: wholeWithin(read('workers'), 1, 64),
    }),
  };
}

/** What covers a region, as the settings say. */
export function anonymisationFor(read: ReadSetting, folder: string): BlurInputs {
  const colour = textOf(read('colour'));
  return defined({
    method: oneOf(METHODS, read('method')),
    mask: oneOf(SHAPES, read('mask')),
    margin: numberWithin(read('margin'), 0, 3),
    colour: colour !== undefined && /^#[0-9a-f]{6}$/iu.test(colour) ? colour : undefined,
    squares: wholeWithin(read('squares'), 1, MOST_SQUARES),
    picture: pathOf(read('picture'), folder),
  });
}

/** Without what is undefined: what is left out is as the task has it. */
function defined(values: { readonly [Name in keyof BlurInputs]: BlurInputs[Name] | undefined }): BlurInputs {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

function pathOf(value: unknown, folder: string): string | undefined {
  const path = textOf(value);
  return path === undefined ? undefined : absolute(path, folder);
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
function bySubject<T>(
  value: unknown,
  of: (value: unknown) => T | undefined,
): Partial<Record<Subject, T>> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const given = new Map<string, unknown>(Object.entries(value));
  const made = SUBJECTS.flatMap((subject): [Subject, T][] => {
    const one = of(given.get(subject));
    return one === undefined ? [] : [[subject, one]];
  });
  return made.length > 0 ? Object.fromEntries(made) : undefined;
}
