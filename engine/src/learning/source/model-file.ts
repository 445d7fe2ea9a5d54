import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import { readModel } from '../../inference/checked-file.ts';
import { outputNames } from '../export/answer-nodes.ts';
import { RECOMMENDED } from '../recommender/recommender-file.ts';
import type { ModelOutput } from '../export/model-output.ts';
import { UnclearModel } from '../foreign/hints.ts';
import { normalized } from '../foreign/normalized.ts';
import type { ClassName, Predictions, RecommendedLists } from '../model/model.ts';
import { NOTES_KEY, readNotes, type ModelNotes, type RecommenderNotes } from '../training/notes.ts';
import { modelSource, type ModelSource } from './registered-model.ts';

/** The file of a model: of `vitruve/train`, or of another program in the same form. */
export interface ModelFile {
  /** Checked: see `readModel`. */
  readonly bytes: Uint8Array;
  /** SHA-256 of the file, in hexadecimal. */
  readonly hash: string;
  readonly notes: ModelNotes;
  /** What its registry says of it, where it was named by a registry. */
  readonly registered?: ModelSource['registered'];
}

/** Digits of a hash that messages show. */
const SHOWN_DIGITS = 12;

/**
 * Opens a model that predicts something of each row.
 * @param path absolute: of the file, or of a registry with `#name@version` behind it.
 * @param shown as messages name it.
 * @throws UserError when it is no model, not the one that was registered, or one of another program whose inputs and outputs are not clear.
 * @throws TaskError for a recommender, which makes lists and predicts nothing.
 */
export async function openModelFile(path: string, shown: string): Promise<ModelFile> {
  const model = await openAnyModel(path, shown);
  if (model.notes.problem === 'recommendation')
    throw new TaskError(
      t(
        'Model "{0}" is a recommender: only "vitruve predict", "vitruve serve" and "vitruve evaluate" run it',
        shown,
      ),
    );
  return model;
}

/**
 * The same, of recommenders too.
 * @throws UserError as `openModelFile`.
 */
export async function openAnyModel(path: string, shown: string): Promise<ModelFile> {
  const source = await modelSource(path);
  const { bytes, file } = await readModel(source.path);
  const hash = createHash('sha256').update(bytes).digest('hex');
  mustBeRegistered(source, hash, shown);
  const found = { hash, ...(source.registered ? { registered: source.registered } : {}) };
  const text = file.metadata.get(NOTES_KEY);
  if (text === undefined) return { ...understood(bytes, shown), ...found };
  const notes = readNotes(text);
  if (!notes) throw new TaskError(t('The metadata of model "{0}" is damaged', shown));
  return { bytes, notes, ...found };
}

/** @throws TaskError for another file than the one that was registered: nobody approved it. */
function mustBeRegistered({ path, registered }: ModelSource, hash: string, shown: string): void {
  if (!registered || registered.sha256 === hash) return;
  throw new TaskError(
    t(
      'Model "{0}": "{1}" is not the registered file. Its SHA-256 starts with {2}, and that of version {3} with {4}',
      shown,
      basename(path),
      hash.slice(0, SHOWN_DIGITS),
      registered.version,
      registered.sha256.slice(0, SHOWN_DIGITS),
    ),
  );
}

/** A model of another program, in the form of ours. @throws TaskError that says how to make it usable. */
function understood(bytes: Uint8Array, shown: string): Pick<ModelFile, 'bytes' | 'notes'> {
  try {
    return normalized(bytes, {});
  } catch (error) {
    if (!(error instanceof UnclearModel)) throw error;
    throw new TaskError(
      error.hint === undefined
        ? t('Model "{0}" cannot be used: {1}', shown, error.message)
        : t(
            'Model "{0}": {1}. To say it, run "vitruve import-model" with "{2}"',
            shown,
            error.message,
            `--${error.hint}`,
          ),
    );
  }
}

/** What a probability may lie outside of 0 to 1 by: sums of numbers of 32 bits. */
const ROUNDING = 1e-4;

/** What a file answered, as predictions. @throws TaskError when it did not answer with what its notes say. */
export function predictionsOf(
  { algorithm, problem, classes = [], columns }: ModelNotes,
  outputs: ReadonlyMap<string, ModelOutput>,
  rows: number,
): Predictions {
  const names = outputNames(columns.map(({ name }) => name));
  if (
    algorithm === 'imported' &&
    problem === 'regression' &&
    outputs.get(names.prediction)?.values.length !== rows
  )
    throw new TaskError(t('The model does not answer with one number for each row'));
  if (problem !== 'classification')
    return {
      of: problem === 'regression' ? 'number' : 'anomaly',
      values: numbersOf(outputs, problem === 'regression' ? names.prediction : names.score, rows),
    };
  const places = new Map(classes.map((name, index) => [name, index]));
  const answered: readonly ClassName[] = [...(outputs.get(names.label)?.values ?? [])];
  const labels = answered.map((label) => places.get(label) ?? -1);
  const values = outputs.get(names.probabilities)?.values;
  const isOther = labels.length !== rows || labels.includes(-1) || values?.length !== rows * classes.length;
  if (isOther && algorithm === 'imported')
    throw new TaskError(
      t('The model does not answer with one of its {0} classes and a number for each class', classes.length),
    );
  if (isOther) throw mismatch();
  const probabilities = numbersOf(outputs, names.probabilities, rows * classes.length);
  const strange = probabilities.find((value) => value < -ROUNDING || value > 1 + ROUNDING);
  if (strange !== undefined)
    throw new TaskError(
      t(
        'The scores of the model are not probabilities (found {0}). If they are logits, or values of a decision function such as that of a support vector machine, run "vitruve import-model" with "--scores logits"',
        strange,
      ),
    );
  return { of: 'classes', labels: Uint32Array.from(labels), probabilities };
}

/** What a recommender answered. @throws TaskError when it did not answer with what its notes say. */
export function listsOf(
  { k }: RecommenderNotes,
  outputs: ReadonlyMap<string, ModelOutput>,
  rows: number,
): RecommendedLists {
  const items = outputs.get(RECOMMENDED.items)?.values ?? [];
  if (items instanceof Float64Array || items.length !== rows * k) throw mismatch();
  return { of: 'items', k, items, scores: numbersOf(outputs, RECOMMENDED.scores, rows * k) };
}

/** What a file answered, of recommenders too. @throws TaskError */
export function answersOf(
  notes: ModelNotes,
  outputs: ReadonlyMap<string, ModelOutput>,
  rows: number,
): Predictions | RecommendedLists {
  return notes.recommender ? listsOf(notes.recommender, outputs, rows) : predictionsOf(notes, outputs, rows);
}

function numbersOf(outputs: ReadonlyMap<string, ModelOutput>, name: string, count: number): Float64Array {
  const values = outputs.get(name)?.values;
  if (!(values instanceof Float64Array) || values.length !== count) throw mismatch();
  return values;
}

function mismatch(): TaskError {
  return new TaskError(t('The model does not answer with what its metadata says: train it again'));
}
