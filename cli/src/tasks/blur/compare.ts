import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { t } from '@vscode/l10n';
import {
  indentedJson,
  printable,
  prepareTask,
  blurTask,
  compare,
  MODES,
  SUBJECTS,
  createDetector,
  type Comparison,
  type PerDetector,
  type BlurInputs,
  type BlurResult,
  type Mode,
  type Subject,
} from '@vitruve/engine';
import { language } from '@vitruve/manifests';
import { VERSION } from '@vitruve/workspace';
import { CommandError } from '../../command-error.ts';
import { EXIT, type ExitCode } from '../../exit-code.ts';
import { emit } from '../../output.ts';
import type { RunFlags } from '../../task/flags.ts';
import { runPrepared } from '../../task/run.ts';
import { shown } from '../../shown.ts';

/** Another detector for the same pictures: another mode, or a model of one subject. */
type Rival = { readonly mode: Mode } | { readonly subject: Subject; readonly model: string };

/**
 * Looks at the same pictures with two detectors, and prints what each found, what both did, and how long each took. Writes no
 * picture.
 * @param inputs of the task.
 * @param written names the other detector: `fast`, or `face=model.onnx`.
 * @throws CommandError when nothing can be compared.
 */
export async function compareDetectors(
  inputs: Readonly<Record<string, unknown>>,
  written: string,
  { json, quiet }: RunFlags,
): Promise<ExitCode> {
  const rival = rivalOf(written);
  const task = blurTask();
  try {
    if ('model' in rival) await tryModel(rival.subject, rival.model);
    const context = { folder: process.cwd(), version: VERSION };
    const prepared = await prepareTask(task, inputs, context);
    const [first, second] = rivalsOf(prepared.inputs as BlurInputs, rival);
    const silent = quiet === true || json === true;
    const one = await runPrepared({ ...prepared, inputs: first.inputs }, silent);
    if (one.interrupted) return EXIT.interrupted;
    const other = await runPrepared({ ...prepared, inputs: second.inputs }, silent);
    if (other.interrupted) return EXIT.interrupted;
    const results = [one.finished.result as BlurResult, other.finished.result as BlurResult] as const;
    const comparison = compare([first.name, second.name], ...results);
    const models = results.map((result) => result.models);
    const { only } = second.inputs;
    await emit(
      json === true
        ? indentedJson({ ...withShownPaths(comparison), models })
        : comparisonText(comparison, only ? [only] : SUBJECTS),
      undefined,
    );
    return comparison.failed.length > 0 ? EXIT.findings : EXIT.fine;
  } finally {
    await task.dispose?.();
  }
}

/** @throws CommandError for what names no detector. */
function rivalOf(written: string): Rival {
  const mode = MODES.find((one) => one === written);
  if (mode) return { mode };
  const subject = SUBJECTS.find((one) => written.startsWith(`${one}=`));
  const model = subject ? written.slice(subject.length + 1) : '';
  if (!subject || model === '') {
    const reason = t('Expected a value such as {0}.', `${MODES.join(', ')}, face=model.onnx`);
    throw new CommandError(t('Invalid value for option "{0}". {1}', '--compare', reason));
  }
  return { subject, model: resolve(model) };
}

/** With paths as all other output has them. */
function withShownPaths({ images, failed, ...others }: Comparison): Comparison {
  return {
    ...others,
    images: images.map((image) => ({ ...image, image: shown(image.image) })),
    failed: failed.map(shown),
  };
}

/** @throws UserError for a model that cannot be used, before hours are spent with the other one. */
async function tryModel(subject: Subject, model: string): Promise<void> {
  if (!existsSync(model)) throw new CommandError(t('Model "{0}" does not exist', shown(model)));
  const detector = await createDetector({ subject, model });
  await detector.dispose();
}

interface Contestant {
  readonly name: string;
  readonly inputs: BlurInputs;
}

/** Both look only, one picture after the other, so that their times can be compared. */
function rivalsOf(asked: BlurInputs, rival: Rival): readonly [Contestant, Contestant] {
  const inputs: BlurInputs = { ...asked, detectOnly: true, draw: false, resume: false, workers: 1 };
  if ('mode' in rival) {
    return [
      { name: inputs.mode ?? 'standard', inputs },
      { name: rival.mode, inputs: { ...inputs, mode: rival.mode } },
    ];
  }
  const { subject, model } = rival;
  const own = inputs.model?.[subject];
  const alone: BlurInputs = { ...inputs, only: subject };
  return [
    { name: own === undefined ? t('built-in') : basename(own), inputs: alone },
    { name: basename(model), inputs: { ...alone, model: { ...inputs.model, [subject]: model } } },
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

/** A path as a line of a terminal can show it. */
function nameOf(path: string): string {
  return printable(shown(path));
}
