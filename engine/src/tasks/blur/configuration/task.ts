import { homedir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import type { BlurSettings } from '@vitruve/manifests/kinds/blur/model';
import type { YamlScalar } from '@vitruve/manifests/core/yaml/node';
import {
  DEFAULT_ANONYMISATION,
  METHODS,
  SHAPES,
  type Anonymisation,
} from '../../../vision/anonymization/method.ts';
import { DEFAULT_TASK } from '../defaults.ts';
import type { Processing } from '../report/audit.ts';
import type { BlurTask, OutputForm } from '../task.ts';
import { MODES, SUBJECTS, type Subject } from '../../../vision/detection/detection.ts';
import { PICTURE_FORMATS } from '../../../vision/images/format.ts';
import { readSettings } from './read.ts';

/** A configuration as the engine runs it. */
export interface Configuration {
  /** `images` is empty where the configuration leaves it to its caller. */
  readonly task: BlurTask;
  /** Files that reports are written to. */
  readonly reports: readonly string[];
  /** What a register of processing is told. */
  readonly processing: Processing;
}

/**
 * Reads a `*.blur.yaml` or a `nestor-ai-config.json` into a task. Its paths count from its folder.
 * @param path absolute.
 * @throws TaskFault when it cannot be read or is wrong.
 */
export async function readConfiguration(path: string): Promise<Configuration> {
  return configurationOf(await readSettings(path), dirname(path));
}

/** The task that settings ask for. What they leave out is as when nothing is said. */
export function configurationOf(said: BlurSettings, folder: string): Configuration {
  const at = (written: string): string => placeOf(folder, written);
  const subjects = said.subjects.flatMap(({ meaning }) => meaning ?? []);
  const { output, anonymisation, ...standard } = DEFAULT_TASK;
  const task: BlurTask = {
    ...standard,
    images: said.images.map(({ text }) => at(text)),
    subjects: subjects.length > 0 ? subjects : DEFAULT_TASK.subjects,
    mode: oneOf(MODES, said.mode) ?? standard.mode,
    thresholds: perSubject((subject) => numberOf(said.thresholds[subject])),
    models: perSubject((subject) => {
      const model = said.models[subject];
      return model && at(model.path);
    }),
    rotations: ([90, 180, 270] as const).filter((angle) =>
      said.rotations.some(({ value }) => value === angle),
    ),
    anonymisation: said.task?.meaning === 'detect' ? undefined : anonymisationOf(said, anonymisation, at),
    output: outputOf(said, output, at),
    workers: numberOf(said.workers) ?? standard.workers,
    resume: said.resume?.value === true,
  };
  return { task, reports: said.reports.map(({ text }) => at(text)), processing: processingOf(said) };
}

function processingOf({ name, description, owner, decisions }: BlurSettings): Processing {
  return {
    ...(name ? { name: name.text } : {}),
    ...(description ? { purpose: description.text } : {}),
    ...(owner ? { owner: owner.text } : {}),
    ...(decisions.length > 0 ? { decisions: decisions.map(({ text }) => text) } : {}),
  };
}

function anonymisationOf(
  { method, shape, margin, colour, squares, picture }: BlurSettings,
  standard: Anonymisation = DEFAULT_ANONYMISATION,
  at: (path: string) => string,
): Anonymisation {
  return {
    method: METHODS.find((one) => one === method?.meaning) ?? standard.method,
    shape: oneOf(SHAPES, shape) ?? standard.shape,
    margin: numberOf(margin) ?? standard.margin,
    colour: colour?.text ?? standard.colour,
    squares: numberOf(squares) ?? standard.squares,
    ...(picture && picture.text !== '' ? { picture: at(picture.text) } : {}),
  };
}

function outputOf(said: BlurSettings, standard: OutputForm, at: (path: string) => string): OutputForm {
  return {
    folder: said.folder && said.folder.text !== '' ? at(said.folder.text) : standard.folder,
    suffix: said.suffix?.text ?? standard.suffix,
    format: oneOf(PICTURE_FORMATS, said.format) ?? standard.format,
    quality: numberOf(said.quality) ?? standard.quality,
    keepMetadata: said.keepMetadata?.value === true,
    overwrite: said.overwrite?.value === true,
    drawn: said.drawn?.value === true,
  };
}

function perSubject<Item>(of: (subject: Subject) => Item | undefined): Partial<Record<Subject, Item>> {
  const items: Partial<Record<Subject, Item>> = {};
  for (const subject of SUBJECTS) {
    const item = of(subject);
    if (item !== undefined) items[subject] = item;
  }
  return items;
}

function numberOf(scalar: YamlScalar | undefined): number | undefined {
  return typeof scalar?.value === 'number' ? scalar.value : undefined;
}

function oneOf<Word extends string>(
  words: readonly Word[],
  scalar: YamlScalar | undefined,
): Word | undefined {
  return words.find((word) => word === scalar?.text);
}

function placeOf(folder: string, written: string): string {
  if (/^~(?:[/\\]|$)/u.test(written)) return join(homedir(), written.slice(1));
  return isAbsolute(written) ? written : resolve(folder, written);
}
