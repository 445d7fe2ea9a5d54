import { createHash } from 'node:crypto';
import { t } from '@vscode/l10n';
import type { ThresholdRule } from '@vitruve/manifests';
import { shownPath, TaskError } from '@vitruve/workspace';
import { trainApart } from '../../learning/process/learner.ts';
import { requirementOf, unmet } from '../../learning/source/requirement.ts';
import { TableReader } from '../../learning/source/table-reader.ts';
import type { TrainingResult } from '../../learning/training/request.ts';
import { fileHash } from '../../running/file-hash.ts';
import { writeOutput } from '../../running/outputs/write-output.ts';
import type { RunContext } from '../../running/task.ts';
import { Database } from '../../tables/database.ts';
import { readTable } from '../../tables/table-file.ts';
import { shownCommand } from './command/run-command.ts';
import { trainWithCommand } from './command/train-with-command.ts';
import type { TrainInputs } from './inputs.ts';
import { thresholdRule } from './rules.ts';
import { readTraining, type TrainingTable } from './request.ts';

/** What a training came to: as plain JSON, without the file. */
export interface Training extends Omit<TrainingResult, 'bytes' | 'proof'> {
  /** Of a model that a command trained, the command. */
  readonly algorithm: string;
  /** None of a model that a command trained. */
  readonly proof?: TrainingResult['proof'];
  /** Of the file. */
  readonly bytes: number;
  /** SHA-256 of the file. */
  readonly hash: string;
  readonly unsupported: readonly string[];
  /** Requirements that are not met, in words. */
  readonly unmet: readonly string[];
}

const WHOLE = 100;
/** Of the whole, what reading takes. */
const READING = 0.1;

/**
 * Trains a model, and writes its file.
 * @throws UserError when the table cannot be learned from.
 */
export async function runTraining(inputs: TrainInputs, context: RunContext<undefined>): Promise<Training> {
  const requirements = (inputs.require ?? []).map(requirementOf);
  const threshold = thresholdRule(inputs.threshold ?? '0.5');
  if (inputs.time !== undefined && inputs.group !== undefined)
    throw new TaskError(t('Rows are split by "time" or by "group", not by both'));
  const tell = (progress: number): void => {
    context.onItem({ done: Math.floor(progress * WHOLE), total: WHOLE, item: undefined });
  };
  const { request, unsupported } = await readApart(inputs, threshold, context, (progress) => {
    tell(progress * READING);
  });
  const { train } = inputs;
  const options = {
    signal: context.signal,
    ...(context.environment && { environment: context.environment }),
    onProgress: (progress: number) => {
      tell(READING + progress * (1 - READING));
    },
  };
  const { bytes, ...result } = train
    ? await trainWithCommand(train, request, inputs.threshold !== undefined, options)
    : await trainApart(request, options);
  const measured = result.evaluations.test ?? result.evaluations.validation;
  const missed = measured ? unmet(requirements, measured) : [];
  await writeOutput(inputs.output, bytes);
  return {
    ...result,
    algorithm: train ? shownCommand(train.run) : request.algorithm,
    bytes: bytes.length,
    hash: createHash('sha256').update(bytes).digest('hex'),
    unsupported,
    unmet: missed,
  };
}

/** The database ends before the training begins: both want memory. */
async function readApart(
  inputs: TrainInputs,
  threshold: ThresholdRule,
  { folder, version, signal }: RunContext<undefined>,
  onProgress: (progress: number) => void,
): Promise<TrainingTable> {
  const source = await readTable(inputs.data);
  const database = await Database.open({ reads: source.files, writes: [], signal });
  try {
    const reader = await TableReader.open(database, source, shownPath(folder, inputs.data));
    const [file, ...others] = source.files;
    const dataHash = file !== undefined && others.length === 0 ? await fileHash(file) : undefined;
    return await readTraining(inputs, reader, { threshold, version, dataHash }, onProgress);
  } finally {
    await database.end();
  }
}
