import { t } from '@vscode/l10n';
import { attribute } from '../../inference/onnx-writer.ts';
import { constantField, nodeField, valueField } from '../../inference/onnx-writer.ts';
import { readOnnxGraph, type OnnxGraphView } from '../../inference/onnx-graph.ts';
import { rewritten } from '../../inference/onnx-rewrite.ts';
import { outputFields, outputNames, type OutputNames } from '../export/answer-nodes.ts';
import { GraphBuilder } from '../export/graph.ts';
import { logOdds, type Answer } from '../model/model.ts';
import { NOTES_KEY, type ModelNotes } from '../training/notes.ts';
import { UnclearModel, type ModelHints } from './hints.ts';
import { inputColumns, type InputColumns } from './inputs.ts';
import { MAP_OPERATOR, meaningOf, type Meaning } from './outputs.ts';

/** A model of another program in the form of those of Vitruve. */
export interface NormalizedModel {
  readonly bytes: Uint8Array;
  readonly notes: ModelNotes;
  /** The program that made it, as the file says. */
  readonly producer: string;
}

/** Version of the common operators for files that declare none. */
const OPERATORS = 17;

const CASTS: Readonly<Record<string, number>> = { float: 1, int32: 6, int64: 7, bool: 9, double: 11 };

/** The threshold of a model that says nothing else. */
const HALF = 0.5;

/**
 * Puts an input for each column before the graph of a model, and the outputs of Vitruve's own models behind it. The graph itself, with
 * its weights, stays as it is; maps, which the runtime cannot return, are left out.
 * @param bytes that were checked: see `readModel`.
 * @param known of its training, which the file cannot say.
 * @throws UnclearModel when what the inputs or outputs mean cannot be known.
 */
export function normalized(
  bytes: Uint8Array,
  hints: ModelHints,
  known: Partial<Pick<ModelNotes, 'naive' | 'seed' | 'rows'>> = {},
): NormalizedModel {
  const graph = readOnnxGraph(bytes);
  const inputs = inputColumns(graph.inputs, hints);
  const meaning = meaningOf(graph, hints);
  if (hints.threshold !== undefined && (meaning.of !== 'classes' || meaning.classes.length !== 2))
    throw new UnclearModel(t('a threshold is for two classes'), 'threshold');
  const columns = inputs.flatMap((each) => each.columns);
  const names = outputNames(columns.map(({ name }) => name));
  const renamed = renamings(graph, [
    ...columns.map(({ name }) => name),
    ...Object.values<string>({ ...names }),
  ]);
  const inside = (name: string): string => renamed.get(name) ?? name;
  const before = new GraphBuilder('in:');
  for (const each of inputs) inputNodes(before, each, inside);
  const after = new GraphBuilder('out:');
  const answer = answerOf(meaning, hints.threshold);
  outputNodes(after, meaning, answer, names, inside);
  const notes = { ...notesOf(columns, meaning, hints), ...known };
  return {
    bytes: rewritten(bytes, {
      renamed,
      dropped: new Set([MAP_OPERATOR]),
      before: before.nodes.map(nodeField),
      after: [
        ...after.nodes.map(nodeField),
        ...[...before.constants, ...after.constants].map(constantField),
        ...columns.map(({ name, type }) =>
          valueField('input', { name, type: type === 'text' ? 'string' : 'double', shape: ['rows', 1] }),
        ),
        ...outputFields(answer, names).map((field) => valueField('output', field)),
      ],
      metadata: { [NOTES_KEY]: JSON.stringify(notes) },
      operators: graph.domains.has('') || graph.domains.has('ai.onnx') ? undefined : OPERATORS,
    }),
    notes,
    producer: graph.producer,
  };
}

/** New names for what would have the name of a column or of an output of ours. */
function renamings(
  { nodes, inputs, constants }: OnnxGraphView,
  taken: readonly string[],
): ReadonlyMap<string, string> {
  const ours = new Set(taken);
  const values = [
    ...nodes.flatMap(({ outputs }) => outputs),
    ...inputs.map(({ name }) => name),
    ...constants.keys(),
  ];
  return new Map(values.filter((name) => ours.has(name)).map((name) => [name, `vitruve:of:${name}`]));
}

function inputNodes(
  graph: GraphBuilder,
  { input, columns }: InputColumns,
  inside: (name: string) => string,
): void {
  const names = columns.map(({ name }) => name);
  const joined =
    names.length === 1
      ? (names[0] ?? '')
      : graph.node('Concat', names, { attributes: [attribute.int('axis', 1)] });
  const output = inside(input.name);
  const cast = CASTS[input.element ?? ''];
  if (cast === undefined || input.element === 'double') graph.node('Identity', [joined], { output });
  else graph.node('Cast', [joined], { attributes: [attribute.int('to', cast)], output });
}

function answerOf(meaning: Meaning, threshold = HALF): Answer {
  if (meaning.of === 'number') return { of: 'number' };
  const { classes, areLogits } = meaning;
  return { of: 'classes', names: classes, scores: areLogits ? 'log-odds' : 'probabilities', threshold };
}

function outputNodes(
  graph: GraphBuilder,
  meaning: Meaning,
  answer: Answer,
  names: OutputNames,
  inside: (name: string) => string,
): void {
  const flat = graph.integers([-1]);
  if (meaning.of === 'number') {
    const value = graph.cast(inside(meaning.value), 'double');
    graph.node('Reshape', [value, flat], { output: names.prediction });
    return;
  }
  if (answer.of !== 'classes') return;
  const { classes, areLogits, isOfSecond, label } = meaning;
  const wide = graph.integers([-1, isOfSecond ? 1 : classes.length]);
  const scores = graph.node('Reshape', [graph.cast(inside(meaning.scores), 'double'), wide]);
  const probabilities = probabilityNodes(graph, scores, { areLogits, isOfSecond });
  graph.node('Identity', [probabilities], { output: names.probabilities });
  if (label !== undefined) {
    const own = graph.node('Reshape', [inside(label), flat]);
    if (classes.every((name) => typeof name === 'number')) graph.cast(own, 'int64', names.label);
    else graph.node('Identity', [own], { output: names.label });
    return;
  }
  const numbers = classes.filter((name) => typeof name === 'number');
  const list = numbers.length === classes.length ? graph.integers(numbers) : graph.texts(classes.map(String));
  const index =
    classes.length === 2 ? aboveThreshold(graph, scores, meaning, answer.threshold) : largest(graph, scores);
  graph.node('Gather', [list, graph.node('Reshape', [index, flat])], {
    output: names.label,
    attributes: [attribute.int('axis', 0)],
  });
}

function probabilityNodes(
  graph: GraphBuilder,
  scores: string,
  { areLogits, isOfSecond }: { readonly areLogits: boolean; readonly isOfSecond: boolean },
): string {
  if (!isOfSecond)
    return areLogits ? graph.node('Softmax', [scores], { attributes: [attribute.int('axis', 1)] }) : scores;
  const power = (): string => graph.node('Exp', [graph.node('Neg', [scores])]);
  const second = areLogits
    ? graph.node('Div', [graph.number(1), graph.node('Add', [power(), graph.number(1)])])
    : scores;
  const first = graph.node('Sub', [graph.number(1), second]);
  return graph.node('Concat', [first, second], { attributes: [attribute.int('axis', 1)] });
}

/** 1 for rows whose second class reaches the threshold. Scores are compared, not what is computed of them. */
function aboveThreshold(
  graph: GraphBuilder,
  scores: string,
  { isOfSecond, areLogits }: Pick<Extract<Meaning, { of: 'classes' }>, 'isOfSecond' | 'areLogits'>,
  threshold: number,
): string {
  const pick = (index: number): string =>
    graph.node('Gather', [scores, graph.integers([index])], { attributes: [attribute.int('axis', 1)] });
  // The difference of two logits is the log-odds of the second.
  const score = isOfSecond ? scores : areLogits ? graph.node('Sub', [pick(1), pick(0)]) : pick(1);
  const cut = graph.number(areLogits ? logOdds(threshold) : threshold);
  return graph.cast(graph.node('Not', [graph.node('Less', [score, cut])]), 'int64');
}

function largest(graph: GraphBuilder, scores: string): string {
  return graph.node('ArgMax', [scores], {
    attributes: [attribute.int('axis', 1), attribute.int('keepdims', 0)],
  });
}

function notesOf(
  columns: ModelNotes['columns'],
  meaning: Meaning,
  { target, threshold = HALF, typical }: ModelHints,
): ModelNotes {
  return {
    version: 1,
    algorithm: 'imported',
    problem: meaning.of === 'number' ? 'regression' : 'classification',
    ...(target !== undefined && { target }),
    ...(meaning.of === 'classes' && {
      classes: meaning.classes,
      ...(meaning.classes.length === 2 && { threshold }),
    }),
    naive: [],
    columns: columns.map((column) => withTypical(column, typical?.get(column.name))),
    seed: 0,
    rows: { training: 0, validation: 0, test: 0 },
  };
}

function withTypical(
  column: ModelNotes['columns'][number],
  typical: number | string | undefined,
): ModelNotes['columns'][number] {
  if (typical === undefined) return column;
  return { ...column, typical: column.isWhole === true ? Math.round(Number(typical)) : typical };
}
