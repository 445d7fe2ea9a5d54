import { createHash } from 'node:crypto';
import { t } from '@vscode/l10n';
import { RECOMMENDER } from '@vitruve/manifests';
import { shownPath, TaskError } from '@vitruve/workspace';
import { trainApart, trainRecommenderApart, type LearnerOptions } from '../../learning/process/learner.ts';
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
import { askedOf, type RecommenderInputs } from './recommender/asked.ts';
import { readChoices } from './recommender/read-choices.ts';
import { readTraining, type PredictorInputs } from './request.ts';

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
  if (inputs.time !== undefined && inputs.group !== undefined)
    throw new TaskError(t('Rows are split by "time" or by "group", not by both'));
  const asked = askedOf(inputs);
  const { result, algorithm, unsupported } =
    asked.by === 'recommender'
      ? await recommender(asked.inputs, context)
      : await predictor(asked.inputs, context);
  const { bytes, ...trained } = result;
  const measured = trained.evaluations.test ?? trained.evaluations.validation;
  const missed = measured ? unmet(requirements, measured) : [];
  await writeOutput(inputs.output, bytes);
  return {
    ...trained,
    algorithm,
    bytes: bytes.length,
    hash: createHash('sha256').update(bytes).digest('hex'),
    unsupported,
    unmet: missed,
  };
}

/** A model that was trained, with its file. */
interface Trained extends Pick<Training, 'algorithm' | 'unsupported'> {
  readonly result: Omit<TrainingResult, 'proof'> & Pick<Training, 'proof'>;
}

async function predictor(inputs: PredictorInputs, context: RunContext<undefined>): Promise<Trained> {
  const threshold = thresholdRule(inputs.threshold ?? '0.5');
  const { request, unsupported } = await readApart(inputs, context, async (reader, onProgress, files) => {
    const [file, ...others] = files;
    const dataHash = file !== undefined && others.length === 0 ? await fileHash(file) : undefined;
    return readTraining(inputs, reader, { threshold, version: context.version, dataHash }, onProgress);
  });
  const { train } = inputs;
  const options = optionsOf(context);
  const result = train
    ? await trainWithCommand(train, request, inputs.threshold !== undefined, {
        ...options,
        programs: context,
      })
    : await trainApart(request, options);
  return { result, algorithm: train ? shownCommand(train.run) : request.algorithm, unsupported };
}

async function recommender(inputs: RecommenderInputs, context: RunContext<undefined>): Promise<Trained> {
  const request = await readApart(inputs, context, (reader, onProgress) =>
    readChoices(inputs, reader, context.version, onProgress),
  );
  const result = await trainRecommenderApart(request, optionsOf(context));
  return { result, algorithm: RECOMMENDER, unsupported: [] };
}

/** The database ends before the training begins: both want memory. */
async function readApart<Read>(
  { data }: Pick<TrainInputs, 'data'>,
  context: RunContext<undefined>,
  read: (
    reader: TableReader,
    onProgress: (progress: number) => void,
    files: readonly string[],
  ) => Promise<Read>,
): Promise<Read> {
  const { folder, signal } = context;
  const source = await readTable(data);
  const database = await Database.open({ reads: source.files, writes: [], signal });
  try {
    const reader = await TableReader.open(database, source, shownPath(folder, data));
    const tell = (progress: number): void => {
      tellProgress(context, progress * READING);
    };
    return await read(reader, tell, source.files);
  } finally {
    await database.end();
  }
}

function optionsOf(context: RunContext<undefined>): Required<LearnerOptions> {
  return {
    signal: context.signal,
    onProgress: (progress) => {
      tellProgress(context, READING + progress * (1 - READING));
    },
  };
}

/** @param progress from 0 to 1. */
function tellProgress({ onItem }: RunContext<undefined>, progress: number): void {
  onItem({ done: Math.floor(progress * WHOLE), total: WHOLE, item: undefined });
}
