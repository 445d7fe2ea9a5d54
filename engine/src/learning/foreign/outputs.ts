import { t } from '@vscode/l10n';
import {
  intsOf,
  listOf,
  stringsOf,
  type GraphNode,
  type GraphValue,
  type OnnxGraphView,
} from '../../inference/onnx-graph.ts';
import type { ClassName } from '../model/model.ts';
import { UnclearModel, type ModelHints } from './hints.ts';

/** What the outputs of a model mean. */
export type Meaning =
  | { readonly of: 'number'; readonly value: string }
  | {
      readonly of: 'classes';
      readonly classes: readonly ClassName[];
      /** The scores of the classes, or of the second of two. */
      readonly scores: string;
      readonly isOfSecond: boolean;
      readonly areLogits: boolean;
      /** What it answers itself; undefined where the scores decide. */
      readonly label: string | undefined;
    };

/** Outputs that are maps, which the runtime cannot return, are made of tensors by this operator. */
export const MAP_OPERATOR = 'ZipMap';

/** A model of thousands of classes is no model of rows of a table. */
const MOST_CLASSES = 10_000;

/**
 * Finds out what the outputs of a model mean.
 * @throws UnclearModel when that cannot be known.
 */
export function meaningOf(graph: OnnxGraphView, hints: ModelHints): Meaning {
  const makers = new Map(
    graph.nodes.flatMap((node) => node.outputs.map((output) => [output, node] as const)),
  );
  const maps = graph.outputs.flatMap(({ name }) => {
    const maker = makers.get(name);
    return maker?.operator === MAP_OPERATOR ? [maker] : [];
  });
  const [map] = maps;
  const tensors = graph.outputs.filter(({ name }) => makers.get(name)?.operator !== MAP_OPERATOR);
  const strange = tensors.find(({ element }) => element === undefined);
  if (strange)
    throw new UnclearModel(t('its output "{0}" is not a tensor of numbers or texts', strange.name));
  const label = tensors.find(isLabel);
  const floats = tensors.filter(({ element }) => element === 'float' || element === 'double');
  const scores = chosen(floats, map, hints);
  const names = hints.classes ?? classNames(graph, map, label, makers);
  const isClasses =
    hints.problem === 'classification' ||
    (hints.problem !== 'regression' && (label !== undefined || hints.classes));
  if (!scores) {
    if (!label) throw new UnclearModel(t('it has no output of numbers'));
    throw new UnclearModel(t('it answers with a class only: export it with its probabilities'));
  }
  const width = scores.shape.length < 2 ? 1 : scores.shape.at(-1);
  if (!isClasses) {
    // A file may say nothing, or, where it is asked for one number, something else: it is refused when it is run.
    if (width === 1 || width === undefined || hints.problem === 'regression')
      return { of: 'number', value: scores.name };
    throw new UnclearModel(
      t(
        'its output "{0}" has {1} values for a row: name the classes that they stand for, or set "problem" to "regression" if it has one number after all',
        scores.name,
        width,
      ),
      'classes',
    );
  }
  const classes = names ?? numbered(width);
  if (!classes)
    throw new UnclearModel(t('the classes are not in the file: name them in their order'), 'classes');
  if (classes.length < 2 || classes.length > MOST_CLASSES || new Set(classes).size < classes.length)
    throw new UnclearModel(t('it must have two classes or more, all of them different'), 'classes');
  const isOfSecond = width === 1 && classes.length === 2;
  if (!isOfSecond && width !== undefined && width !== classes.length)
    throw new UnclearModel(
      t(
        'its output "{0}" has {1} values for a row, but there are {2} classes',
        scores.name,
        width,
        classes.length,
      ),
      'classes',
    );
  return {
    of: 'classes',
    classes,
    scores: scores.name,
    isOfSecond,
    areLogits: hints.scores === 'logits',
    // Other names, or another threshold, are not its own.
    label:
      hints.classes || hints.threshold !== undefined || label?.element === 'bool' ? undefined : label?.name,
  };
}

/** Classes are whole numbers, texts or truth values, one for a row; rows may be the second side, as skl2onnx writes them for QDA. */
function isLabel({ element, shape }: GraphValue): boolean {
  const isFit = element === 'int64' || element === 'int32' || element === 'string' || element === 'bool';
  const [first, ...others] = shape;
  const isRow = first === 1 && others.length === 1 && others[0] === undefined;
  return isFit && (isRow || others.every((side) => side === 1));
}

function chosen(
  floats: readonly GraphValue[],
  map: GraphNode | undefined,
  { result }: ModelHints,
): GraphValue | undefined {
  const inMap = map?.inputs[0];
  if (result !== undefined) {
    const found = floats.find(({ name }) => name === result);
    if (found) return found;
    if (inMap === undefined || !map?.outputs.includes(result))
      throw new UnclearModel(
        t(
          'it has no output of numbers "{0}". Outputs: {1}',
          result,
          floats.map(({ name }) => name).join(', '),
        ),
        'result',
      );
  }
  if (inMap !== undefined) return { name: inMap, element: 'float', shape: [undefined, undefined] };
  if (floats.length > 1)
    throw new UnclearModel(
      t('it has several outputs of numbers: name one of {0}', floats.map(({ name }) => name).join(', ')),
      'result',
    );
  return floats[0];
}

/** The names that the file has for the classes: those of a map, of the operator that decides, or of a list that is looked up. */
function classNames(
  { nodes, constants }: OnnxGraphView,
  map: GraphNode | undefined,
  label: GraphValue | undefined,
  makers: ReadonlyMap<string, GraphNode>,
): readonly ClassName[] | undefined {
  const own = map && labelsIn(map);
  if (own) return own;
  let at = label?.name;
  for (let steps = 0; at !== undefined && steps < 20; steps++) {
    const maker = makers.get(at);
    if (!maker) break;
    const listed = labelsIn(maker);
    if (listed) return listed;
    const [first = ''] = maker.inputs;
    const constant = constants.get(first);
    if ((maker.operator === 'ArrayFeatureExtractor' || maker.operator === 'Gather') && constant)
      return listOf(constant);
    at = first;
  }
  const all = nodes.flatMap((node) => {
    const labels = labelsIn(node);
    return labels ? [labels] : [];
  });
  return all.length === 1 ? all[0] : undefined;
}

function labelsIn({ attributes }: GraphNode): readonly ClassName[] | undefined {
  const texts = attributes.get('classlabels_strings');
  if (texts) {
    const names = stringsOf(texts);
    if (names.length > 0) return names;
  }
  const numbers = attributes.get('classlabels_int64s') ?? attributes.get('classlabels_ints');
  const list = numbers ? intsOf(numbers) : [];
  return list.length > 0 ? list : undefined;
}

/** Without names, classes are counted from 0. */
function numbered(width: number | undefined): readonly number[] | undefined {
  if (width === undefined) return undefined;
  const count = width === 1 ? 2 : width;
  return count > MOST_CLASSES ? undefined : Array.from({ length: count }, (_, index) => index);
}
