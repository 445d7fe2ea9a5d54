import { availableParallelism } from 'node:os';
import { t } from '@vscode/l10n';
import { shownPath, TaskError } from '@vitruve/workspace';
import { evaluate, type Evaluation } from '../../learning/metrics/evaluation.ts';
import type { ClassName } from '../../learning/model/model.ts';
import { pickRows, type TableColumn } from '../../learning/model/table.ts';
import { predictApart } from '../../learning/process/learner.ts';
import { openModelFile, predictionsOf } from '../../learning/source/model-file.ts';
import { columnsFor } from '../../learning/source/read-for-model.ts';
import { requirementOf, unmet } from '../../learning/source/requirement.ts';
import { TableReader } from '../../learning/source/table-reader.ts';
import type { ModelNotes } from '../../learning/training/notes.ts';
import { writeOutput } from '../../running/outputs/write-output.ts';
import type { RunContext } from '../../running/task.ts';
import { indentedJson } from '../../running/report/json.ts';
import { Database } from '../../tables/database.ts';
import { readTable } from '../../tables/table-file.ts';
import type { EvaluateInputs } from './inputs.ts';

/** A model that was measured on a table. */
export interface Evaluated {
  readonly evaluation: Evaluation;
  readonly target: string;
  readonly classes: readonly ClassName[];
  /** Rows without a true value. */
  readonly unlabeled: number;
  readonly unmet: readonly string[];
  /** SHA-256 of the model. */
  readonly hash: string;
}

const WHOLE = 100;

/**
 * Measures a model on the rows of a table that have a true value.
 * @throws UserError
 */
export async function runEvaluation(
  inputs: EvaluateInputs,
  context: RunContext<undefined>,
): Promise<Evaluated> {
  const { folder, signal } = context;
  const requirements = (inputs.require ?? []).map(requirementOf);
  const { bytes, hash, notes } = await openModelFile(inputs.model, shownPath(folder, inputs.model));
  const target = targetName(notes, inputs);
  const source = await readTable(inputs.data);
  const database = await Database.open({ reads: source.files, writes: [], signal });
  const read = async () => {
    try {
      const reader = await TableReader.open(database, source, shownPath(folder, inputs.data));
      const { type, use } = reader.column(target);
      const as = type === 'BOOLEAN' || use !== 'number' || hasTexts(notes) ? 'text' : 'number';
      return await reader.read([...columnsFor(notes, reader), { name: target, as }], (progress) => {
        context.onItem({ done: Math.floor(progress * 0.4 * WHOLE), total: WHOLE, item: undefined });
      });
    } finally {
      await database.end();
    }
  };
  const { rows, columns } = await read();
  const truth = truthOf(notes, columns.at(-1));
  if (truth.rows.length === 0) throw new TaskError(t('The target "{0}" has no values', target));
  const table = pickRows({ rows, columns: columns.slice(0, -1) }, truth.rows);
  const outputs = await predictApart(bytes, table, inputs.threads ?? availableParallelism(), { signal });
  const { naive, classes = [] } = notes;
  const evaluation = evaluate(
    {
      values: truth.values,
      naive: naive.length > 0 ? Float64Array.from(naive) : naiveOf(notes, truth.values),
      classes,
    },
    predictionsOf(notes, outputs, table.rows),
    { drawing: { by: 'row' }, seed: inputs.seed ?? 1 },
  );
  const evaluated: Evaluated = {
    evaluation,
    target,
    classes,
    unlabeled: rows - truth.rows.length,
    unmet: unmet(requirements, evaluation),
    hash,
  };
  if (inputs.output !== undefined)
    await writeOutput(inputs.output, indentedJson({ version: 1, ...evaluated }));
  return evaluated;
}

function targetName({ problem, target: own }: ModelNotes, { target = own }: EvaluateInputs): string {
  if (problem === 'anomaly') throw new TaskError(t('A model of anomalies has no target to be measured by'));
  if (target === undefined) throw new TaskError(t('Specify the target: the model does not name it'));
  return target;
}

function hasTexts({ classes = [] }: ModelNotes): boolean {
  return classes.some((name) => typeof name === 'string');
}

/** The naive prediction of the rows themselves, where those of the training are not known: shares of the classes, or the mean. */
function naiveOf({ problem, classes = [] }: ModelNotes, values: Float64Array): Float64Array {
  if (problem === 'regression')
    return Float64Array.of(values.reduce((sum, value) => sum + value / values.length, 0));
  const shares = new Float64Array(classes.length);
  for (const value of values) shares[value] = (shares[value] ?? 0) + 1 / values.length;
  return shares;
}

/** The rows that have a true value, and these. @throws TaskError for a class that the model does not know. */
function truthOf(
  { problem, classes = [] }: ModelNotes,
  column: TableColumn | undefined,
): { readonly rows: Uint32Array; readonly values: Float64Array } {
  const given = column?.values ?? [];
  const rows = Uint32Array.from({ length: given.length }, (_, row) => row).filter((row) => {
    const value = given[row] ?? '';
    return value !== '' && !Number.isNaN(value);
  });
  if (problem === 'regression') {
    const values = Float64Array.from(rows, (row) => Number(given[row]));
    const wrong = values.findIndex((value) => !Number.isFinite(value));
    if (wrong >= 0)
      throw new TaskError(
        t(
          'Column "{0}" has "{1}" in row {2}: it is not a number',
          column?.name ?? '',
          String(given[rows[wrong] ?? 0]),
          (rows[wrong] ?? 0) + 1,
        ),
      );
    return { rows, values };
  }
  const places = new Map(classes.map((name, index) => [String(name), index]));
  const values = Float64Array.from(rows, (row) => {
    const place = places.get(String(given[row]));
    if (place === undefined)
      throw new TaskError(
        t(
          'Column "{0}" has "{1}" in row {2}: the model does not know this class',
          column?.name ?? '',
          String(given[row]),
          row + 1,
        ),
      );
    return place;
  });
  return { rows, values };
}
