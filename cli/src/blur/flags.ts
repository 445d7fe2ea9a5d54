import { isAbsolute, resolve } from 'node:path';
import { t } from '@vscode/l10n';
import {
  METHODS,
  MOST_SQUARES,
  SHAPES,
  type Method,
  type Shape,
} from '@vitruve/engine/vision/anonymization/method';
import { DEFAULT_TASK } from '@vitruve/engine/tasks/blur/defaults';
import type { BlurTask } from '@vitruve/engine/tasks/blur/task';
import { MODES, SUBJECTS, type Mode, type Subject } from '@vitruve/engine/vision/detection/detection';
import { PICTURE_FORMATS, type PictureFormat } from '@vitruve/engine/vision/images/format';
import { InvalidArgumentError, Option, type Command } from 'commander';

/** The options of `vitruve blur`, as they were read. */
export interface BlurFlags {
  readonly config?: string;
  readonly detectOnly?: boolean;
  readonly only?: Subject;
  readonly mode: Mode;
  readonly threshold: PerSubject<number>;
  readonly model: PerSubject<string>;
  readonly rotate: readonly Rotation[];
  readonly method: Method;
  readonly colour: string;
  readonly squares: number;
  readonly picture?: string;
  readonly mask: Shape;
  readonly margin?: number;
  readonly output?: string;
  readonly suffix: string;
  readonly format?: PictureFormat;
  readonly quality?: number;
  readonly keepMetadata?: boolean;
  readonly draw?: boolean;
  readonly overwrite?: boolean;
  readonly resume?: boolean;
  readonly workers: number;
  readonly report: readonly string[];
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly compare?: Rival;
}

/** Another detector for the same pictures: another mode, or a model of one subject. */
export type Rival = { readonly mode: Mode } | { readonly subject: Subject; readonly model: string };

type PerSubject<T> = Partial<Record<Subject, T>>;
type Rotation = 90 | 180 | 270;

/** Adds the options of `vitruve blur` to a command. */
export function addBlurOptions(command: Command): Command {
  const { anonymisation, output, workers } = DEFAULT_TASK;
  return command
    .option(
      '--config <file>',
      t('Read a .blur.yaml or nestor-ai-config.json; command-line options take precedence'),
    )
    .option('--detect-only', t('Detect only: report detections, write no images'))
    .addOption(new Option('--only <subject>', t('Detect only one subject')).choices(SUBJECTS))
    .addOption(
      new Option('--mode <mode>', t('strict: more detections, more false positives; fast: single pass'))
        .choices(MODES)
        .default(DEFAULT_TASK.mode),
    )
    .addOption(
      new Option('--threshold <n>', t('Minimum score, 0 to 1, for all subjects or for one: face=0.4'))
        .argParser(threshold)
        .default({}, t('measured values')),
    )
    .addOption(
      new Option('--model <subject=file>', t('Custom ONNX model: face=yunet.onnx'))
        .argParser(model)
        .default({}, t('built-in models')),
    )
    .addOption(
      new Option('--rotate <degrees>', t('Also detect in the image rotated by: 90,180,270'))
        .argParser(rotations)
        .default([], t('none')),
    )
    .addOption(new Option('--method <method>', t('Method')).choices(METHODS).default(anonymisation?.method))
    .addOption(
      new Option('--colour <colour>', t('For solid: #rrggbb'))
        .argParser(colour)
        .default(anonymisation?.colour),
    )
    .addOption(
      new Option(
        '--squares <n>',
        t('For mosaic: mosaic cells along the shorter side, 1 to {0}', MOST_SQUARES),
      )
        .argParser((written) => whole(written, 1, MOST_SQUARES))
        .default(anonymisation?.squares),
    )
    .option('--picture <file>', t('For picture: the replacement image'))
    .addOption(
      new Option('--mask <shape>', t('Shape of blurred faces; plates are always blurred as boxes'))
        .choices(SHAPES)
        .default(anonymisation?.shape),
    )
    .addOption(
      new Option('--margin <part>', t('Margin on each side, as a share of the box: 0.2')).argParser(
        (written) => number(written, 0, 3),
      ),
    )
    .option('-o, --output <folder>', t('Output folder (default: next to the originals)'))
    .addOption(
      new Option('--suffix <text>', t('Suffix of result names next to the originals'))
        .argParser(suffix)
        .default(output.suffix),
    )
    .addOption(
      new Option('--format <format>', t('Output format (default: same as input)')).choices(PICTURE_FORMATS),
    )
    .addOption(
      new Option('--quality <n>', t('Quality, 1 to 100 (default: visually lossless)')).argParser((written) =>
        whole(written, 1, 100),
      ),
    )
    .option('--keep-metadata', t('Keep camera, date and location metadata (default: removed)'))
    .option('--draw', t('Also write each image with its detections drawn as boxes'))
    .option('--overwrite', t('Overwrite existing results; never an original'))
    .option('--resume', t('Skip images that an earlier run has finished'))
    .addOption(
      new Option('--workers <n>', t('Number of parallel images'))
        .argParser((written) => whole(written, 1, 64))
        .default(workers),
    )
    .addOption(
      new Option('--report <file>', t('Write a report: .md, .pdf, .json, or .coco.json; can be repeated'))
        .argParser((file: string, before: readonly string[]) => [...before, reportFile(file)])
        .default([], t('none')),
    )
    .addOption(
      new Option(
        '--compare <detector>',
        t('Only compare with another detector on the same images: fast, or face=model.onnx'),
      ).argParser(rival),
    )
    .option('--json', t('Print the report as JSON'))
    .option('-q, --quiet', t('Print failures only'));
}

/** The task that options ask for. Paths are made absolute here: the engine has no current folder. */
export function taskOf(images: readonly string[], flags: BlurFlags): BlurTask {
  const subjects = flags.only ? [flags.only] : SUBJECTS;
  const models = Object.fromEntries(
    Object.entries(flags.model).map(([subject, path]) => [subject, absolute(path)]),
  );
  return {
    images: images.map(absolute),
    subjects,
    mode: flags.mode,
    thresholds: flags.threshold,
    models,
    rotations: flags.rotate,
    anonymisation:
      flags.detectOnly === true
        ? undefined
        : {
            method: flags.method,
            shape: flags.mask,
            margin: flags.margin,
            colour: flags.colour,
            squares: flags.squares,
            ...(flags.picture === undefined ? {} : { picture: absolute(flags.picture) }),
          },
    output: {
      folder: flags.output === undefined ? undefined : absolute(flags.output),
      suffix: flags.suffix,
      format: flags.format,
      quality: flags.quality,
      keepMetadata: flags.keepMetadata === true,
      overwrite: flags.overwrite === true,
      drawn: flags.draw === true,
    },
    workers: flags.workers,
    resume: flags.resume === true,
  };
}

function absolute(path: string): string {
  return isAbsolute(path) ? path : resolve(path);
}

function threshold(written: string, before: PerSubject<number>): PerSubject<number> {
  const { subject, value } = assignment(written);
  const least = number(value, 0, 1);
  return subject ? { ...before, [subject]: least } : Object.fromEntries(SUBJECTS.map((one) => [one, least]));
}

function model(written: string, before: PerSubject<string>): PerSubject<string> {
  const { subject, value } = assignment(written);
  if (!subject || value === '')
    throw new InvalidArgumentError(t('Expected a value such as face=model.onnx.'));
  return { ...before, [subject]: value };
}

function rival(written: string): Rival {
  const mode = MODES.find((one) => one === written);
  if (mode) return { mode };
  const { subject, value } = assignment(written);
  if (!subject || value === '')
    throw new InvalidArgumentError(t('Expected a mode, or a value such as face=model.onnx.'));
  return { subject, model: absolute(value) };
}

/** `face=0.4` */
function assignment(written: string): { readonly subject: Subject | undefined; readonly value: string } {
  const subject = SUBJECTS.find((one) => written.startsWith(`${one}=`));
  return { subject, value: subject ? written.slice(subject.length + 1) : written };
}

function rotations(written: string): readonly Rotation[] {
  return written.split(',').map((part) => {
    const angle = ([90, 180, 270] as const).find((one) => String(one) === part.trim());
    if (angle === undefined) throw new InvalidArgumentError(t('Valid values: {0}', '90, 180, 270'));
    return angle;
  });
}

function colour(written: string): string {
  if (!/^#[0-9a-f]{6}$/iu.test(written))
    throw new InvalidArgumentError(t('Expected a color such as #1f2a37.'));
  return written;
}

function suffix(written: string): string {
  if (!/^[^/\\:*?"<>|\0]+$/u.test(written))
    throw new InvalidArgumentError(t('Expected a part of a file name.'));
  return written;
}

function reportFile(written: string): string {
  if (!/\.(?:md|json|pdf)$/iu.test(written))
    throw new InvalidArgumentError(t('The file name must end in .md, .pdf or .json.'));
  return written;
}

function whole(written: string, least: number, most: number): number {
  const value = number(written, least, most);
  if (!Number.isInteger(value)) throw new InvalidArgumentError(t('Expected an integer.'));
  return value;
}

function number(written: string, least: number, most: number): number {
  const value = Number(written);
  if (written.trim() === '' || !(value >= least && value <= most)) {
    throw new InvalidArgumentError(t('Expected a number from {0} to {1}.', least, most));
  }
  return value;
}
