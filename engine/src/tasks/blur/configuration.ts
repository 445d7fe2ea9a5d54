import { homedir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import type { BlurSettings, YamlScalar } from '@vitruve/manifests';
import { METHODS, SHAPES } from '../../vision/anonymization/method.ts';
import { MODES, SUBJECTS, type Subject } from '../../vision/detection/detection.ts';
import { PICTURE_FORMATS } from '../../vision/images/format.ts';
import { taskOf, type BlurInputs } from './inputs.ts';
import type { Processing } from './report/audit.ts';
import type { BlurTask } from './task.ts';
import { readSettings } from './configuration-file.ts';

/** A configuration as the engine runs it. */
export interface Configuration {
  /** Without `images` where the configuration leaves them to its caller. */
  readonly inputs: BlurInputs;
  /** The task that the inputs ask for. */
  readonly task: BlurTask;
  /** Files that reports are written to. */
  readonly reports: readonly string[];
  /** What a register of processing contains. */
  readonly processing: Processing;
}

/**
 * Reads a `*.blur.yaml` or a `nestor-ai-config.json`. Its paths count from its folder.
 * @param path absolute.
 * @throws TaskError when it cannot be read or is wrong.
 */
export async function readConfiguration(path: string): Promise<Configuration> {
  return configurationOf(await readSettings(path), dirname(path));
}

/** The inputs that settings ask for. */
export function configurationOf(settings: BlurSettings, folder: string): Configuration {
  const at = (written: string): string => placeOf(folder, written);
  const path = (scalar: YamlScalar | undefined): string | undefined =>
    scalar && scalar.text !== '' ? at(scalar.text) : undefined;
  const subjects = settings.subjects.flatMap(({ meaning }) => meaning ?? []);
  const rotations = ([90, 180, 270] as const).filter((angle) =>
    settings.rotations.some(({ value }) => value === angle),
  );
  const processing = processingOf(settings);
  const inputs = defined<BlurInputs>({
    images: settings.images.length > 0 ? settings.images.map(({ text }) => at(text)) : undefined,
    only: subjects.length === 1 ? subjects[0] : undefined,
    mode: oneOf(MODES, settings.mode),
    threshold: perSubject((subject) => numberOf(settings.thresholds[subject])),
    model: perSubject((subject) => {
      const model = settings.models[subject];
      return model && at(model.path);
    }),
    rotate: rotations.length > 0 ? rotations : undefined,
    detectOnly: settings.task?.meaning === 'detect' ? true : undefined,
    method: METHODS.find((one) => one === settings.method?.meaning),
    mask: oneOf(SHAPES, settings.shape),
    margin: numberOf(settings.margin),
    colour: settings.colour?.text,
    squares: numberOf(settings.squares),
    picture: path(settings.picture),
    output: path(settings.folder),
    suffix: settings.suffix?.text,
    format: oneOf(PICTURE_FORMATS, settings.format),
    quality: numberOf(settings.quality),
    keepMetadata: isTrue(settings.keepMetadata),
    overwrite: isTrue(settings.overwrite),
    draw: isTrue(settings.drawn),
    workers: numberOf(settings.workers),
    resume: isTrue(settings.resume),
    processing,
  });
  const reports = settings.reports.map(({ text }) => at(text));
  return { inputs, task: taskOf(inputs), reports, processing };
}

/** Without what is undefined: what a configuration leaves out is left to whoever runs it. */
function defined<Inputs extends object>(values: {
  readonly [Name in keyof Inputs]: Inputs[Name] | undefined;
}): Inputs {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as unknown as Inputs;
}

function isTrue(scalar: YamlScalar | undefined): true | undefined {
  return scalar?.value === true ? true : undefined;
}

function processingOf({ name, description, owner, decisions }: BlurSettings): Processing {
  return {
    ...(name ? { name: name.text } : {}),
    ...(description ? { purpose: description.text } : {}),
    ...(owner ? { owner: owner.text } : {}),
    ...(decisions.length > 0 ? { decisions: decisions.map(({ text }) => text) } : {}),
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
