import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { t } from '@vscode/l10n';
import { shownPath, TaskError } from '@vitruve/workspace';
import { readModel } from '../../inference/checked-file.ts';
import { UnclearModel, type ModelHints } from '../../learning/foreign/hints.ts';
import { normalized, type NormalizedModel } from '../../learning/foreign/normalized.ts';
import { fitEncoders, typicalOf } from '../../learning/model/encoder.ts';
import type { TableColumn, TableRows } from '../../learning/model/table.ts';
import { predictApart } from '../../learning/process/learner.ts';
import { predictionsOf } from '../../learning/source/model-file.ts';
import { columnsFor } from '../../learning/source/read-for-model.ts';
import { TableReader, type AskedColumn } from '../../learning/source/table-reader.ts';
import type { ModelNotes } from '../../learning/training/notes.ts';
import { writeOutput } from '../../running/outputs/write-output.ts';
import type { RunContext } from '../../running/task.ts';
import { Database } from '../../tables/database.ts';
import { readTable } from '../../tables/table-file.ts';
import { compared, type Comparison, type TrainerColumns } from './compared.ts';
import { mustNotContradict } from './contradiction.ts';
import type { ImportModelInputs } from './inputs.ts';

/** A model that was imported. */
export interface ImportedModel {
  readonly notes: ModelNotes;
  /** The program that made it, as its file says. */
  readonly producer: string;
  readonly bytes: number;
  /** SHA-256 of the file that was written, and of the one that was read. */
  readonly hash: string;
  readonly sourceHash: string;
  /** Rows on which it was run: two made up for it where no table is given. */
  readonly tried: number;
  readonly comparison?: Comparison;
}

/**
 * Writes a model in the form of those of Vitruve, when it runs and predicts what its trainer does.
 * @throws UserError
 */
export async function importModel(
  inputs: ImportModelInputs,
  { folder, signal, onItem }: RunContext<undefined>,
): Promise<ImportedModel> {
  const { bytes: original } = await readModel(inputs.model);
  const shown = shownPath(folder, inputs.model);
  const { notes } = understood(original, inputs, shown);
  onItem({ done: 1, total: 3, item: undefined });
  const { table, others } = await rowsFor(notes, inputs, { folder, signal });
  const typical =
    inputs.data === undefined
      ? undefined
      : new Map(fitEncoders(table).map((encoder) => [encoder.name, typicalOf(encoder)]));
  const model = understood(original, { ...inputs, ...(typical && { typical }) }, shown);
  const threads = inputs.threads ?? availableParallelism();
  const outputs = await predictApart(model.bytes, table, threads, { signal });
  const predictions = predictionsOf(model.notes, outputs, table.rows);
  mustNotContradict(predictions, model.notes);
  const comparison = compared(predictions, model.notes, others);
  onItem({ done: 2, total: 3, item: undefined });
  await writeOutput(inputs.output, model.bytes);
  return {
    notes: model.notes,
    producer: model.producer,
    bytes: model.bytes.length,
    hash: sha256(model.bytes),
    sourceHash: sha256(original),
    tried: table.rows,
    ...(comparison && { comparison }),
  };
}

function understood(bytes: Uint8Array, inputs: ModelHints, shown: string): NormalizedModel {
  try {
    return normalized(bytes, inputs);
  } catch (error) {
    if (!(error instanceof UnclearModel)) throw error;
    throw new TaskError(
      error.hint === undefined
        ? t('Model "{0}" cannot be used: {1}', shown, error.message)
        : t('Model "{0}": {1} ("{2}")', shown, error.message, `--${error.hint}`),
    );
  }
}

/** The rows to try a model on: those of a table, otherwise two that are made up. */
async function rowsFor(
  notes: ModelNotes,
  { data, predicted, probability }: ImportModelInputs,
  { folder, signal }: Pick<RunContext<undefined>, 'folder' | 'signal'>,
): Promise<{ readonly table: TableRows; readonly others: TrainerColumns }> {
  if (data === undefined) {
    if (predicted !== undefined || probability !== undefined)
      throw new TaskError(
        t('"{0}" names a column of a table: specify the table ("data")', predicted ?? probability ?? ''),
      );
    return { table: madeUp(notes), others: {} };
  }
  const source = await readTable(data);
  const database = await Database.open({ reads: source.files, writes: [], signal });
  try {
    const reader = await TableReader.open(database, source, shownPath(folder, data));
    const own = await columnsFor(notes, reader);
    const extra: AskedColumn[] = [];
    if (predicted !== undefined)
      extra.push({
        name: reader.column(predicted).name,
        as: notes.problem === 'regression' ? 'number' : 'text',
      });
    if (probability !== undefined) extra.push({ name: reader.column(probability).name, as: 'number' });
    const { rows, columns } = await reader.read([...own, ...extra], () => undefined);
    const rest = columns.slice(own.length);
    const [first, second] = predicted === undefined ? [undefined, rest[0]] : rest;
    return {
      table: { rows, columns: columns.slice(0, own.length) },
      others: { ...(first && { predicted: first }), ...(second && { probability: second }) },
    };
  } finally {
    await database.end();
  }
}

function madeUp({ columns }: ModelNotes): TableRows {
  return {
    rows: 2,
    columns: columns.map(({ name, type }): TableColumn =>
      type === 'text' ? { name, type, values: ['', 'a'] } : { name, type, values: Float64Array.of(0, 1) },
    ),
  };
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
