import { availableParallelism } from 'node:os';
import { shownPath } from '@vitruve/workspace';
import type { Explanation } from '../../learning/explanation/explain.ts';
import type { ClassName } from '../../learning/model/model.ts';
import { pickRows, type TableRows } from '../../learning/model/table.ts';
import { permutation, Random } from '../../learning/random.ts';
import { openModelFile } from '../../learning/source/model-file.ts';
import type { ClassDoubt } from '../../learning/foreign/class-doubt.ts';
import { columnsFor } from '../../learning/source/read-for-model.ts';
import { askedForDoubt, scoresDoubt } from '../../learning/source/table-doubt.ts';
import { TableReader } from '../../learning/source/table-reader.ts';
import { writeOutputs } from '../../running/outputs/write-output.ts';
import type { RunContext } from '../../running/task.ts';
import { Database } from '../../tables/database.ts';
import { withColumns } from '../../tables/joined-columns.ts';
import { readTable } from '../../tables/table-file.ts';
import { writeTable } from '../../tables/written-table.ts';
import { drawnEffects, type DrawnEffects } from './drawn-effects.ts';
import { explanationOf } from './explanation.ts';
import { explainedColumns } from './explained-columns.ts';
import type { ExplainInputs } from './inputs.ts';
import { reasonsOf, type Reason } from './reasons.ts';
import { joinedRows, pickedRows, withTruth } from './rows.ts';
import { targetOf } from './target.ts';

/** The mean size of the effects of a column. */
export interface MeanEffect {
  readonly column: string;
  readonly effect: number;
  /** The standard error of the effect of a row: the root mean square of all rows. None where effects are exact. */
  readonly error?: number;
}

/** Rows of a table with what their columns add to the answers of a model. */
export interface Explained {
  readonly unit: Explanation['unit'];
  /** The class whose probability is explained; none for numbers. */
  readonly class?: ClassName;
  readonly rows: number;
  /** Rows that were compared with. */
  readonly compared: number;
  /** Orders of the columns that the effects of a row are estimated from; none where effects are exact. */
  readonly orders?: number;
  /** Their mean. */
  readonly base: number;
  /** The largest first. */
  readonly columns: readonly MeanEffect[];
  /** For charts; none of a single row. */
  readonly drawn?: DrawnEffects;
  /** Of the only row. */
  readonly only?: { readonly value: number; readonly reasons: readonly Reason[] };
  /** Of a model of another program. */
  readonly doubt?: ClassDoubt;
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
      const asked = async (from: TableReader): Promise<TableRows> =>
        from.read(await columnsFor(model.notes, from), () => undefined);
      const truth = askedForDoubt(model.notes, reader.columns);
      const read = await reader.read([...(await columnsFor(model.notes, reader)), ...truth], () => undefined);
      const all = { ...read, columns: read.columns.slice(0, model.notes.columns.length) };
      const picked = pickedRows(all, row, rows, shownPath(folder, data));
      const compared =
        background === data
          ? all
          : await asked(await TableReader.open(database, others, shownPath(folder, background)));
      const table = pickRows(all, picked);
      const sampled = pickRows(compared, permutation(compared.rows, new Random(seed)).slice(0, sample));
      tell(0.1);
      const explanation = await explanationOf(
        { model, shown, target },
        { table: joinedRows(table, sampled), explained: table.rows },
        {
          ...{ threads: inputs.threads ?? availableParallelism(), seed, signal },
          onProgress: (progress) => {
            tell(0.1 + 0.8 * progress);
          },
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
      const [known] = pickRows({ ...read, columns: read.columns.slice(all.columns.length) }, picked).columns;
      const scored = { scores: explanation.values, place: target.place };
      const doubt = scoresDoubt(model.notes, scored, known);
      found.explained = {
        unit: explanation.unit,
        ...(target.name !== undefined && { class: target.name }),
        rows: table.rows,
        compared: explanation.estimate?.compared ?? sampled.rows,
        ...(explanation.estimate && { orders: explanation.estimate.orders }),
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
        ...(doubt && { doubt }),
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

function meanEffects(
  { rows, columns }: TableRows,
  { effects, estimate }: Explanation,
): readonly MeanEffect[] {
  return columns
    .map(({ name }, index): MeanEffect => {
      let [sum, squares] = [0, 0];
      for (let at = index; at < effects.length; at += columns.length) {
        sum += Math.abs(effects[at] ?? 0);
        squares += (estimate?.errors[at] ?? 0) ** 2;
      }
      return { column: name, effect: sum / rows, ...(estimate && { error: Math.sqrt(squares / rows) }) };
    })
    .sort((a, b) => b.effect - a.effect);
}
