import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { t } from '@vscode/l10n';
import { language } from '@vitruve/manifests/core/language';
import { compare, type Comparison, type PerDetector } from '@vitruve/engine/tasks/blur/compare/agreement';
import { createDetector } from '@vitruve/engine/vision/detection/detector';
import type { Subject } from '@vitruve/engine/vision/detection/detection';
import { ModelFault } from '@vitruve/engine/inference/signature';
import type { BlurTask } from '@vitruve/engine/tasks/blur/task';
import { EXIT, Failure, type ExitCode } from '../failure.ts';
import { shownPath } from '../folders.ts';
import { emit } from '../output.ts';
import { imagesOf, indented, run } from './blur.ts';
import { taskOf, type BlurFlags, type Rival } from './flags.ts';
import { nameOf } from './progress.ts';

/**
 * Looks at the same pictures with two detectors, and prints what each found, what both did, and how long each took. Writes no
 * picture.
 * @throws Failure when nothing can be compared.
 */
export async function compareDetectors(
  paths: readonly string[],
  rival: Rival,
  flags: BlurFlags,
): Promise<ExitCode> {
  const { json, quiet } = flags;
  const task = taskOf(await imagesOf(paths), flags);
  const silent = quiet === true || json === true;
  const [first, second] = rivalsOf(task, rival);
  if ('model' in rival) await tryModel(rival.subject, rival.model);
  const one = await run(first.task, silent);
  if (one.interrupted) return EXIT.interrupted;
  const other = await run(second.task, silent);
  if (other.interrupted) return EXIT.interrupted;
  const comparison = compare([first.name, second.name], one.result, other.result);
  if (comparison.images.length === 0 && comparison.failed.length === 0) {
    throw new Failure(t('No images in {0}', task.images.map(shownPath).join(', ')));
  }
  const models = [one.result.models, other.result.models];
  const { subjects } = second.task;
  await emit(
    json === true ? indented({ ...shown(comparison), models }) : comparisonText(comparison, subjects),
    undefined,
  );
  return comparison.failed.length > 0 ? EXIT.findings : EXIT.fine;
}

/** With paths as all other output has them. */
function shown({ images, failed, ...others }: Comparison): Comparison {
  return {
    ...others,
    images: images.map((image) => ({ ...image, image: shownPath(image.image) })),
    failed: failed.map(shownPath),
  };
}

/** @throws Failure for a model that cannot be used, before hours are spent with the other one. */
async function tryModel(subject: Subject, model: string): Promise<void> {
  if (!existsSync(model)) throw new Failure(t('Model "{0}" does not exist', shownPath(model)));
  try {
    const detector = await createDetector({ subject, model });
    await detector.dispose();
  } catch (error) {
    throw error instanceof ModelFault ? new Failure(error.message) : error;
  }
}

interface Contestant {
  readonly name: string;
  readonly task: BlurTask;
}

/** Both look only, one picture after the other, so that their times can be compared. */
function rivalsOf(asked: BlurTask, rival: Rival): readonly [Contestant, Contestant] {
  const task: BlurTask = {
    ...asked,
    anonymisation: undefined,
    output: { ...asked.output, drawn: false },
    resume: false,
    workers: 1,
  };
  if ('mode' in rival) {
    return [
      { name: task.mode, task },
      { name: rival.mode, task: { ...task, mode: rival.mode } },
    ];
  }
  const { subject, model } = rival;
  const own = task.models[subject];
  const alone: BlurTask = { ...task, subjects: [subject] };
  return [
    { name: own === undefined ? t('built-in') : basename(own), task: alone },
    { name: basename(model), task: { ...alone, models: { ...task.models, [subject]: model } } },
  ];
}

function comparisonText({ names, images, totals, failed }: Comparison, subjects: readonly Subject[]): string {
  const found = (counts: PerDetector['shared'] | undefined): string =>
    subjects.map((subject) => counts?.[subject] ?? 0).join(' + ');
  const heading = [t('Image'), ...names.flatMap((name) => [name, 'ms']), t('Both'), t('Agreement')];
  const row = (name: string, { counts, shared, time, agreement }: PerDetector): readonly string[] => [
    name,
    ...[0, 1].flatMap((index) => [found(counts[index]), String(time[index])]),
    found(shared),
    agreement.toLocaleString(language(), { style: 'percent' }),
  ];
  const rows = [heading, ...images.map((image) => row(nameOf(image.image), image)), row(t('All'), totals)];
  const widths = heading.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  const lines = rows.map((cells) =>
    cells
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
  const faults = failed.map((image) => t('{0} was not compared', nameOf(image)));
  const [only, other] = subjects;
  const key = other === undefined ? (only === 'plate' ? t('Plates.') : t('Faces.')) : t('Faces + plates.');
  return [...lines, '', `${key} ${t('The total time is the median.')}`, ...faults]
    .map((line) => `${line}\n`)
    .join('');
}
