import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import { readModel } from '../../../inference/checked-file.ts';
import { fitEncoders, typicalOf } from '../../../learning/model/encoder.ts';
import type { NormalizedModel } from '../../../learning/foreign/normalized.ts';
import { pickRows, type TextColumn, type NumberColumn } from '../../../learning/model/table.ts';
import { faultText } from '../../../learning/process/fault-text.ts';
import { withModel } from '../../../learning/process/learner.ts';
import { LearningFault } from '../../../learning/training/fault.ts';
import type { TrainingRequest, TrainingResult } from '../../../learning/training/request.ts';
import { naiveOf, rowsOf, sampleOf } from '../../../learning/training/sample.ts';
import { suspectsIn } from '../../../learning/training/suspects.ts';
import type { Target } from '../../../learning/training/target.ts';
import { thresholdOf } from '../../../learning/training/threshold.ts';
import { scratchFolder } from '../../../tables/scratch.ts';
import type { ProgramContext } from '../../../running/task.ts';
import type { TrainingCommand } from '../inputs.ts';
import { measuredModel, predictedBy, type LabeledSample } from './measure-model.ts';
import { runCommand, shownCommand } from './run-command.ts';
import { understoodModel } from './understood-model.ts';
import { writeRows } from './training-file.ts';

/** What a command made: there is no model in memory that its file could be compared with. */
export type CommandResult = Omit<TrainingResult, 'proof'>;

export interface CommandOptions {
  readonly signal: AbortSignal;
  /** What the command is given beside what it is told by. */
  readonly programs?: ProgramContext;
  /** From 0 to 1. */
  readonly onProgress: (progress: number) => void;
}

/** Of the whole, what the command takes. */
const COMMAND = 0.7;

/**
 * Trains a model with a command, which is given the training and the validation rows as files and leaves an ONNX file; chooses its
 * threshold on the validation rows, and measures it on the test rows, which the command is not given.
 * @param hasThreshold false where the answers of the file stay as they are.
 * @throws TaskError when the rows cannot be learned from, the command fails, or its file cannot be used.
 * @throws TaskCancelledError when it is aborted.
 */
export async function trainWithCommand(
  command: TrainingCommand,
  request: TrainingRequest,
  hasThreshold: boolean,
  options: CommandOptions,
): Promise<CommandResult> {
  try {
    return await trained(command, request, hasThreshold, options);
  } catch (error) {
    throw error instanceof LearningFault ? new TaskError(faultText(error.fault)) : error;
  }
}

async function trained(
  command: TrainingCommand,
  request: TrainingRequest,
  hasThreshold: boolean,
  { signal, programs, onProgress }: CommandOptions,
): Promise<CommandResult> {
  const { sample, leftOut, unlabeled } = sampleOf(request);
  const { rule } = sample;
  const { table, target, split } = sample;
  if (!target)
    throw new TaskError(t('A model trained by a command requires a target by which it is measured'));
  const own: LabeledSample = { table, target, split };
  const naive = naiveOf(target, split.training);
  const original = await commandFile(command, request, own, { signal, ...(programs && { programs }) });
  onProgress(COMMAND);
  const training = pickRows(table, split.training);
  const about = {
    command: shownCommand(command.run),
    hints: command,
    table,
    target,
    typical: new Map(fitEncoders(training).map((encoder) => [encoder.name, typicalOf(encoder)])),
    known: { naive: [...naive], seed: request.seed, rows: rowsOf(split) },
    targetName: request.target?.name ?? '',
  };
  const first = understoodModel(original, about);
  const threshold =
    hasThreshold && first.notes.classes?.length === 2
      ? await chosenThreshold(first, own, request, signal)
      : undefined;
  const { bytes, notes } =
    threshold === undefined ? first : understoodModel(original, { ...about, threshold });
  const measured = await withModel(bytes, request.threads, { signal }, (run) =>
    measuredModel(
      (of) => predictedBy(run, notes, of),
      own,
      naive,
      { ...request, split: rule },
      (progress) => {
        onProgress(COMMAND + progress * (1 - COMMAND));
      },
    ),
  );
  return {
    bytes,
    problem: target.problem,
    classes: target.classes,
    ...(notes.threshold !== undefined && { threshold: notes.threshold }),
    columns: notes.columns.map(({ name, type }) => ({ name, type })),
    leftOut,
    suspects: suspectsIn(table, target, split.training),
    unlabeled,
    rows: rowsOf(split),
    isSettled: true,
    ...measured,
  };
}

/** @throws LearningFault without validation rows, or when no threshold meets the rule. */
async function chosenThreshold(
  { bytes, notes }: NormalizedModel,
  { table, target, split: { validation } }: LabeledSample,
  { threshold: rule, threads }: TrainingRequest,
  signal: AbortSignal,
): Promise<number> {
  if (rule.by === 'value') return rule.value;
  if (validation.length === 0) throw new LearningFault({ code: 'too-few-rows', part: 'validation', rows: 0 });
  const predicted = await withModel(bytes, threads, { signal }, (run) =>
    predictedBy(run, notes, pickRows(table, validation)),
  );
  const positive = predicted.of === 'classes' ? predicted.probabilities.filter((_, at) => at % 2 === 1) : [];
  return thresholdOf(
    rule,
    Float64Array.from(validation, (row) => target.values[row] ?? 0),
    positive,
  );
}

/** The file that the command leaves. @throws TaskError when it leaves none. */
async function commandFile(
  command: TrainingCommand,
  { target: column, seed }: TrainingRequest,
  { table, split, target }: LabeledSample,
  { signal, programs }: Pick<CommandOptions, 'signal' | 'programs'>,
): Promise<Uint8Array> {
  const scratch = await scratchFolder();
  try {
    const model = join(scratch, 'model.onnx');
    const files = { VITRUVE_TRAINING: split.training, VITRUVE_VALIDATION: split.validation };
    const paths: Record<string, string> = {};
    for (const [variable, rows] of Object.entries(files)) {
      const path = join(scratch, `${variable.slice('VITRUVE_'.length).toLowerCase()}.csv`);
      paths[variable] = path;
      await writeRows(path, pickRows(table, rows), targetColumn(column?.name ?? '', target, rows));
    }
    const variables = {
      ...paths,
      VITRUVE_MODEL: model,
      VITRUVE_TARGET: column?.name ?? '',
      VITRUVE_SEED: String(seed),
    };
    await runCommand(command, { scratch, variables, signal, ...(programs && { programs }) });
    if (!existsSync(model))
      throw new TaskError(
        t(
          'The command "{0}" wrote no model: it must write an ONNX file to the path in {1}',
          shownCommand(command.run),
          'VITRUVE_MODEL',
        ),
      );
    return (await readModel(model)).bytes;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** The target of some rows, as the table writes it. */
function targetColumn(
  name: string,
  { values, classes, problem }: Target,
  rows: Uint32Array,
): TextColumn | NumberColumn {
  const own = Float64Array.from(rows, (row) => values[row] ?? 0);
  return problem === 'classification'
    ? { name, type: 'text', values: Array.from(own, (of) => String(classes[of] ?? '')) }
    : { name, type: 'number', values: own };
}
