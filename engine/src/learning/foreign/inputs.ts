import { t } from '@vscode/l10n';
import type { GraphValue } from '../../inference/onnx-graph.ts';
import type { ModelNotes } from '../training/notes.ts';
import { UnclearModel, type ModelHints } from './hints.ts';

/** Types of inputs that columns become; what a column must be for each. */
const TYPES: Readonly<Record<string, ModelNotes['columns'][number]['type']>> = {
  float: 'number',
  double: 'number',
  int64: 'number',
  int32: 'number',
  bool: 'number',
  string: 'text',
};
/** A type that has no missing value. */
const WHOLE = new Set(['int64', 'int32', 'bool']);

/** Columns of a table; more are no table that a person has. */
const MOST_COLUMNS = 10_000;

/** An input of a model, and the columns that it is made of, in their order. */
export interface InputColumns {
  readonly input: GraphValue;
  readonly columns: ModelNotes['columns'];
}

/**
 * The columns that the inputs of a model are made of: those that are named, otherwise an input is the column of its name.
 * @throws UnclearModel when that cannot be known.
 */
export function inputColumns(
  inputs: readonly GraphValue[],
  { columns }: ModelHints,
): readonly InputColumns[] {
  for (const { name, element, shape } of inputs) {
    if (element === undefined || TYPES[element] === undefined)
      throw new UnclearModel(t('its input "{0}" is of a type that no column has: {1}', name, element ?? '?'));
    if (shape.length !== 2)
      throw new UnclearModel(t('its input "{0}" is not a table: it has {1} sides', name, shape.length));
  }
  if (inputs.length === 0) throw new UnclearModel(t('it has no input'));
  const widths = widthsOf(inputs, columns);
  const total = widths.reduce((sum, width) => sum + width, 0);
  if (total > MOST_COLUMNS) throw new UnclearModel(t('it has more than {0} columns', MOST_COLUMNS));
  if (!columns && widths.some((width) => width > 1))
    throw new UnclearModel(
      t('it takes a tensor of {0} values: name their columns in their order', total),
      'columns',
    );
  const names = columns ?? inputs.map(({ name }) => name);
  if (names.length !== total)
    throw new UnclearModel(t('it takes {0} columns, but {1} are named', total, names.length), 'columns');
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new UnclearModel(t('the column "{0}" is named twice', twice), 'columns');
  let at = 0;
  return inputs.map((input, index) => {
    const from = at;
    at += widths[index] ?? 0;
    const element = input.element ?? '';
    return {
      input,
      columns: names.slice(from, at).map((name) => ({
        name,
        type: TYPES[element] ?? 'number',
        ...(WHOLE.has(element) && { isWhole: true }),
      })),
    };
  });
}

/** How many columns each input has. One whose width is open has those that are left. */
function widthsOf(inputs: readonly GraphValue[], columns: readonly string[] | undefined): readonly number[] {
  const open = inputs.filter(({ shape }) => shape[1] === undefined);
  if (open.length === 0) return inputs.map(({ shape }) => shape[1] ?? 1);
  if (!columns || open.length > 1)
    throw new UnclearModel(
      t(
        'the width of its input "{0}" is not in the file: name the columns in their order',
        open[0]?.name ?? '',
      ),
      open.length > 1 ? undefined : 'columns',
    );
  const known = inputs.reduce((sum, { shape }) => sum + (shape[1] ?? 0), 0);
  return inputs.map(({ shape }) => shape[1] ?? Math.max(0, columns.length - known));
}
