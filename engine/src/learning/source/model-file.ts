import { createHash } from 'node:crypto';
import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import { readModel } from '../../inference/checked-file.ts';
import { outputNames } from '../export/answer-nodes.ts';
import type { ModelOutput } from '../export/run-model.ts';
import type { ClassName, Predictions } from '../model/model.ts';
import { NOTES_KEY, readNotes, type ModelNotes } from '../training/notes.ts';

/** The file of a model that `vitruve/train` made. */
export interface ModelFile {
  /** Checked: see `readModel`. */
  readonly bytes: Uint8Array;
  /** SHA-256, in hexadecimal. */
  readonly hash: string;
  readonly notes: ModelNotes;
}

/**
 * @param path absolute.
 * @param shown as messages name it.
 * @throws UserError when it is no model, or one that `vitruve/train` did not make.
 */
export async function openModelFile(path: string, shown: string): Promise<ModelFile> {
  const { bytes, file } = await readModel(path);
  const text = file.metadata.get(NOTES_KEY);
  const notes = text === undefined ? undefined : readNotes(text);
  if (!notes)
    throw new TaskError(t('Model "{0}" was not made by vitruve/train, or its metadata is damaged', shown));
  return { bytes, hash: createHash('sha256').update(bytes).digest('hex'), notes };
}

/** What a file answered, as predictions. @throws TaskError when it did not answer with what its notes say. */
export function predictionsOf(
  { problem, classes = [], columns }: ModelNotes,
  outputs: ReadonlyMap<string, ModelOutput>,
  rows: number,
): Predictions {
  const names = outputNames(columns.map(({ name }) => name));
  if (problem !== 'classification')
    return {
      of: problem === 'regression' ? 'number' : 'anomaly',
      values: numbersOf(outputs, problem === 'regression' ? names.prediction : names.score, rows),
    };
  const places = new Map(classes.map((name, index) => [name, index]));
  const answered: readonly ClassName[] = [...(outputs.get(names.label)?.values ?? [])];
  const labels = answered.map((label) => places.get(label) ?? -1);
  if (labels.length !== rows || labels.includes(-1)) throw mismatch();
  return {
    of: 'classes',
    labels: Uint32Array.from(labels),
    probabilities: numbersOf(outputs, names.probabilities, rows * classes.length),
  };
}

function numbersOf(outputs: ReadonlyMap<string, ModelOutput>, name: string, count: number): Float64Array {
  const values = outputs.get(name)?.values;
  if (!(values instanceof Float64Array) || values.length !== count) throw mismatch();
  return values;
}

function mismatch(): TaskError {
  return new TaskError(t('The model does not answer with what its metadata says: train it again'));
}
