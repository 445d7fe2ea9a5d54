import { readOnnxGraph, type OnnxGraphView } from '../../inference/onnx-graph.ts';
import { rewritten } from '../../inference/onnx-rewrite.ts';
import { nodeField, valueField, type TensorType } from '../../inference/onnx-writer.ts';
import { GraphBuilder } from '../export/graph.ts';
import type { ModelOutput } from '../export/model-output.ts';
import type { TableRows } from '../model/table.ts';
import { columnsOfFeatures, encodedOf, type Encoded } from './encoded-columns.ts';
import { TreeEffects, treeValue, type Row } from './tree-effects.ts';
import { treesOf, type FileTrees } from './tree-file.ts';
import { isSoftmax, scaleOf, type Scale, type Unit } from './unit.ts';

/** What each column of some rows adds to what a model says of them. */
export interface Explanation {
  readonly unit: Unit;
  /** The mean of the rows that are compared with: the effects of a row, added to it, are its value. */
  readonly base: number;
  /** Of each row, in the unit. */
  readonly values: Float64Array;
  /** A number for each column, one row after the other. */
  readonly effects: Float64Array;
  /** Where effects are not exact. */
  readonly estimate?: Estimate;
}

/** What effects are estimated from. */
export interface Estimate {
  /** Orders in which the columns of a row were changed. */
  readonly orders: number;
  /** Rows that were compared with: the first of those that there were. */
  readonly compared: number;
  /** The standard error of each effect. */
  readonly errors: Float64Array;
}

/** What is explained of the outputs of a model, for each row. */
export interface Answers {
  /** A probability or a number. */
  readonly of: (outputs: ReadonlyMap<string, ModelOutput>) => Float64Array;
  /** Of more than two classes: the logarithm of the probability, less the mean of those of all classes. */
  readonly scoreOf?: (outputs: ReadonlyMap<string, ModelOutput>) => Float64Array;
}

/** Runs a model on a table: its outputs by name. */
export type Run = (table: TableRows) => Promise<ReadonlyMap<string, ModelOutput>>;

export interface ExplainedRows {
  /** Columns that the model asks for; the rows to explain, then those that they are compared with. */
  readonly table: TableRows;
  /** How many are to be explained. */
  readonly explained: number;
}

/** A model that can be explained. */
export interface ExplainableModel {
  /** The same model, which also answers with the features that its trees read. */
  readonly bytes: Uint8Array;
  readonly trees: FileTrees;
  /** Of all classes where there are more than two: each has its own sum. */
  readonly ofClasses: readonly FileTrees[];
}

/** The output that is added to a model. */
const FEATURES = 'vitruve:features';

/**
 * @param bytes in the form of Vitruve's own models.
 * @param target a class, or 0.
 * @param classes their number; 0 for numbers.
 * @returns undefined for a model that is not one ensemble of trees.
 */
export function explainableModel(
  bytes: Uint8Array,
  target: number,
  classes: number,
): ExplainableModel | undefined {
  const graph = readOnnxGraph(bytes);
  const trees = treesOf(graph, target);
  if (!trees) return undefined;
  const added = new GraphBuilder('explain:');
  added.cast(trees.input, 'double', FEATURES);
  return {
    trees,
    ofClasses: Array.from({ length: classes > 2 ? classes : 0 }, (_, of) => treesOf(graph, of) ?? trees),
    bytes: rewritten(bytes, {
      renamed: new Map(),
      dropped: new Set(),
      before: [],
      after: [
        ...added.nodes.map(nodeField),
        ...outsideOf(graph),
        valueField('output', { name: FEATURES, type: 'double', shape: ['rows', 'features'] }),
      ],
      metadata: {},
      operators: undefined,
    }),
  };
}

/** The inputs and outputs that the model has. */
function outsideOf({ inputs, outputs }: OnnxGraphView): ReturnType<typeof valueField>[] {
  return (['input', 'output'] as const).flatMap((use) =>
    (use === 'input' ? inputs : outputs).map(({ name, element, shape }) =>
      valueField(use, {
        name,
        type: element as TensorType,
        shape: shape.map((side, index) => side ?? `side${index}`),
      }),
    ),
  );
}

/**
 * Exact Shapley values of the columns of rows, compared with other rows.
 * @param run the model with its features.
 * @param onRow after each row; may throw to end the work.
 * @returns undefined where features are made of several columns, or answers do not follow from the sums of trees.
 */
export async function explain(
  { trees, ofClasses }: ExplainableModel,
  { table, explained }: ExplainedRows,
  run: Run,
  answers: Answers,
  onRow: (done: number) => Promise<void>,
): Promise<Explanation | undefined> {
  const outputs = await run(table);
  const encoded = encodedOf(outputs.get(FEATURES));
  const columnOf = await columnsOfFeatures(table, encoded, async (moved) =>
    encodedOf((await run(moved)).get(FEATURES)),
  );
  if (!columnOf) return undefined;
  const rows = rowsOf(encoded, table.rows);
  const sums = sumsOf(trees, rows);
  const scale =
    scaleOf(sums, answers.of(outputs)) ?? scoreScale(sums, ofClasses, rows, answers.scoreOf?.(outputs));
  if (!scale) return undefined;
  const columns = table.columns.length;
  const all = new Float64Array(explained * columns);
  const treeEffects = new TreeEffects(trees.trees, columnOf, columns);
  const others = rows.slice(explained).map((row) => treeEffects.steps(row));
  for (let row = 0; row < explained; row++) {
    const own = all.subarray(row * columns, (row + 1) * columns);
    const steps = treeEffects.steps(rows[row] ?? new Float64Array());
    for (const other of others) treeEffects.add(steps, other, own);
    for (let column = 0; column < columns; column++)
      own[column] = ((own[column] ?? 0) * scale.slope) / others.length;
    await onRow(row + 1);
  }
  const valueOf = (sum: number): number => scale.slope * sum + scale.shift;
  const mean = sums.subarray(explained).reduce((sum, each) => sum + each, 0) / others.length;
  return {
    unit: scale.unit,
    base: valueOf(mean),
    values: sums.slice(0, explained).map(valueOf),
    effects: all,
  };
}

function sumsOf({ trees, base }: FileTrees, rows: readonly Row[]): Float64Array {
  return Float64Array.from(rows, (row) => trees.reduce((sum, tree) => sum + treeValue(tree, row), base));
}

/** The sums themselves, where those of all classes make the probabilities. */
function scoreScale(
  sums: Float64Array,
  ofClasses: readonly FileTrees[],
  rows: readonly Row[],
  scores: Float64Array | undefined,
): Scale | undefined {
  if (!scores) return undefined;
  const all = ofClasses.map((each) => sumsOf(each, rows));
  const centered = sums.map(
    (sum, row) => sum - all.reduce((mean, each) => mean + (each[row] ?? 0) / all.length, 0),
  );
  return isSoftmax(centered, scores) ? { unit: 'score', slope: 1, shift: 0 } : undefined;
}

function rowsOf({ width, values }: Encoded, rows: number): readonly Row[] {
  return Array.from({ length: rows }, (_, row) => values.subarray(row * width, (row + 1) * width));
}
