import { availableParallelism } from 'node:os';
import { setImmediate as turn } from 'node:timers/promises';
import { t } from '@vscode/l10n';
import { shownPath, TaskCancelledError, TaskError } from '@vitruve/workspace';
import {
  explain,
  explainableModel,
  type ExplainedRows,
  type Explanation,
  type Obstacle,
} from '../../learning/explanation/explain.ts';
import { explainSum } from '../../learning/explanation/explain-sum.ts';
import type { Algorithm } from '../../learning/training/request.ts';
import type { ClassName } from '../../learning/model/model.ts';
import { pickRows, type TableRows } from '../../learning/model/table.ts';
import { withModel } from '../../learning/process/learner.ts';
import { permutation, Random } from '../../learning/random.ts';
import { openModelFile, type ModelFile } from '../../learning/source/model-file.ts';
import { columnsFor } from '../../learning/source/read-for-model.ts';
import { TableReader } from '../../learning/source/table-reader.ts';
import { writeOutputs } from '../../running/outputs/write-output.ts';
import type { RunContext } from '../../running/task.ts';
import { Database } from '../../tables/database.ts';
import { withColumns } from '../../tables/joined-columns.ts';
import { readTable } from '../../tables/table-file.ts';
import { writeTable } from '../../tables/written-table.ts';
import { drawnEffects, type DrawnEffects } from './drawn-effects.ts';
import { explainedColumns } from './explained-columns.ts';
import type { ExplainInputs } from './inputs.ts';
import { reasonsOf, type Reason } from './reasons.ts';
import { joinedRows, pickedRows, withTruth } from './rows.ts';
import { answersOf, targetOf, type Target } from './target.ts';

/** Rows of a table with what their columns add to the answers of a model. */
export interface Explained {
  readonly unit: Explanation['unit'];
  /** The class whose probability is explained; none for numbers. */
  readonly class?: ClassName;
  readonly rows: number;
  /** Rows that were compared with. */
  readonly compared: number;
  /** Their mean. */
  readonly base: number;
  /** Columns with the mean size of their effects, the largest first. */
  readonly columns: readonly { readonly column: string; readonly effect: number }[];
  /** For charts; none of a single row. */
  readonly drawn?: DrawnEffects;
  /** Of the only row. */
  readonly only?: { readonly value: number; readonly reasons: readonly Reason[] };
  readonly bytes: number;
  /** SHA-256 of the model. */
  readonly hash: string;
}

const ROWS = 1000;
const SAMPLE = 100;
const REASONS = 3;
const STEPS = 100;

/**
 * Writes the rows of a table with the effects of their columns.
 * @throws UserError
 */
export async function runExplanation(
  inputs: ExplainInputs,
  { folder, signal, onItem }: RunContext<undefined>,
): Promise<Explained> {
  const {
    data,
    background = data,
    output,
    row,
    rows = ROWS,
    sample = SAMPLE,
    reasons = REASONS,
    seed = 1,
  } = inputs;
  const tell = (progress: number): void => {
    onItem({ done: Math.floor(progress * STEPS), total: STEPS, item: undefined });
  };
  const shown = shownPath(folder, inputs.model);
  const model = await openModelFile(inputs.model, shown);
  const target = targetOf(model.notes, inputs.class);
  const [source, others] = await Promise.all([data, background].map(readTable));
  if (!source || !others) throw new Error('tables that were not read');
  const found: { explained?: Explained } = {};
  await writeOutputs([output], async ([temporary = '']) => {
    const database = await Database.open({
      reads: [...new Set([...source.files, ...others.files])],
      writes: [temporary],
      signal,
    });
    try {
      const reader = await TableReader.open(database, source, shownPath(folder, data));
      const all = await reader.read(columnsFor(model.notes, reader), () => undefined);
      const picked = pickedRows(all, row, rows, shownPath(folder, data));
      const compared =
        background === data
          ? all
          : await TableReader.open(database, others, shownPath(folder, background)).then((other) =>
              other.read(columnsFor(model.notes, other), () => undefined),
            );
      const table = pickRows(all, picked);
      const sampled = pickRows(compared, permutation(compared.rows, new Random(seed)).slice(0, sample));
      tell(0.1);
      const explanation = await explanationOf(
        { model, shown, target },
        { table: joinedRows(table, sampled), explained: table.rows },
        { threads: inputs.threads ?? availableParallelism(), signal },
        (progress) => {
          tell(0.1 + 0.8 * progress);
        },
      );
      const shownTable = withTruth(table, reader.columns);
      const columns = explainedColumns(shownTable, explanation, reasons, reader.columns);
      const from = `(FROM ${await reader.withWords()} LIMIT ${picked.length} OFFSET ${picked[0] ?? 0})`;
      const { bytes } = await writeTable(
        database,
        await withColumns(database, from, columns),
        output,
        temporary,
      );
      const means = meanEffects(table, explanation);
      found.explained = {
        unit: explanation.unit,
        ...(target.name !== undefined && { class: target.name }),
        rows: table.rows,
        compared: sampled.rows,
        base: explanation.base,
        columns: means,
        ...(row === undefined && table.rows > 1
          ? {
              drawn: drawnEffects(
                shownTable,
                explanation,
                means.map(({ column }) => column),
              ),
            }
          : {
              only: {
                value: explanation.values[0] ?? 0,
                reasons: reasonsOf(shownTable, explanation, 0, table.columns.length),
              },
            }),
        bytes,
        hash: model.hash,
      };
    } finally {
      await database.end();
    }
  });
  tell(1);
  if (!found.explained) throw new Error('a table that was not written');
  return found.explained;
}

/** Algorithms whose models are no sum, whatever some rows look like. */
const NETWORKS: readonly string[] = ['mlp', 'autoencoder'] satisfies Algorithm[];

/** @throws TaskError for a model that cannot be explained. */
async function explanationOf(
  { model, shown, target }: { readonly model: ModelFile; readonly shown: string; readonly target: Target },
  rows: ExplainedRows,
  { threads, signal }: { readonly threads: number; readonly signal: AbortSignal },
  onProgress: (progress: number) => void,
): Promise<Explanation> {
  const trees = explainableModel(model.bytes, target.place, model.notes.classes?.length ?? 0);
  const answers = answersOf(model.notes, rows.table.rows, target);
  const onDone = async (done: number, all: number): Promise<void> => {
    onProgress(done / all);
    // Others have their turn, and whoever canceled it is heard.
    await turn();
    if (signal.aborted) throw new TaskCancelledError(t('The task was canceled'));
  };
  const explanation = await withModel(trees?.bytes ?? model.bytes, threads, { signal }, (run) =>
    trees
      ? explain(trees, rows, run, answers, (done) => onDone(done, rows.explained))
      : explainSum(rows, run, answers, (done) => onDone(done, rows.table.columns.length)),
  );
  if (typeof explanation === 'string')
    throw new TaskError(
      NETWORKS.includes(model.notes.algorithm)
        ? t('Model "{0}" cannot be explained: it is a neural network', shown)
        : obstacleText(explanation, shown),
    );
  return explanation;
}

function obstacleText(obstacle: Obstacle, shown: string): string {
  switch (obstacle) {
    case 'mixed':
      return t(
        'Model "{0}" cannot be explained: its trees read features that are made of several columns',
        shown,
      );
    case 'no-sum':
      return t(
        'Model "{0}" cannot be explained: it is neither an ensemble of trees nor a sum of what its columns say',
        shown,
      );
    case 'certain':
      return t(
        'Model "{0}" cannot be explained on these rows: it is certain of some, so that their log-odds are infinite',
        shown,
      );
    case 'behind':
      return t('Model "{0}" cannot be explained: its answers do not follow from its trees alone', shown);
  }
}

function meanEffects({ rows, columns }: TableRows, { effects }: Explanation): Explained['columns'] {
  return columns
    .map(({ name }, index) => {
      let sum = 0;
      for (let row = 0; row < rows; row++) sum += Math.abs(effects[row * columns.length + index] ?? 0);
      return { column: name, effect: sum / rows };
    })
    .sort((a, b) => b.effect - a.effect);
}
