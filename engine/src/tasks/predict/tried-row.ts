import { basename } from 'node:path';
import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import { baselineEffects } from '../../learning/explanation/baseline-effects.ts';
import type { ClassName, Predictions } from '../../learning/model/model.ts';
import type { TableColumn, TableRows } from '../../learning/model/table.ts';
import { withModel } from '../../learning/process/learner.ts';
import { openModelFile, predictionsOf } from '../../learning/source/model-file.ts';
import type { ModelNotes } from '../../learning/training/notes.ts';
import type { FormColumn, ModelForm, TriedRow, TryParams } from './task.ts';

/** Columns that a form shows. */
const MOST_COLUMNS = 500;

type Cells = readonly (string | number)[];

/** What a model asks for. @throws UserError when it is no model, or asks for too much. */
export async function describeModel({ model }: Pick<TryParams, 'model'>): Promise<ModelForm> {
  const name = basename(model);
  const { notes } = await openModelFile(model, name);
  mustFit(notes, name);
  return { name, target: notes.target, columns: columnsOf(notes) };
}

function mustFit({ columns }: ModelNotes, name: string): void {
  if (columns.length > MOST_COLUMNS)
    throw new TaskError(
      t('Model "{0}" has {1} columns: a form shows at most {2}', name, columns.length, MOST_COLUMNS),
    );
}

function columnsOf({ columns }: ModelNotes): readonly FormColumn[] {
  return columns.map(({ name, type, isWhole = false, typical }) => ({
    ...{ name, type, isWhole },
    // A whole number cannot be missing.
    typical: typical === undefined ? (isWhole ? '0' : '') : String(typical),
  }));
}

/**
 * Predicts a row and the typical one, and what the changes between them do.
 * @throws UserError for a value that is no number, or a model that does not run.
 */
export async function tryRow({ model, row }: TryParams): Promise<TriedRow> {
  const name = basename(model);
  const { bytes, notes } = await openModelFile(model, name);
  mustFit(notes, name);
  const columns = columnsOf(notes);
  const typical = columns.map((column) => cellOf(column, column.typical));
  const given = columns.map((column) => cellOf(column, row[column.name] ?? column.typical));
  const changed = columns.flatMap((_, at) => (Object.is(given[at], typical[at]) ? [] : [at]));
  const { signal } = new AbortController();
  return withModel(bytes, 1, { signal }, async (run) => {
    const predicted = async (rows: readonly Cells[]): Promise<Predictions> =>
      predictionsOf(notes, await run(tableOf(columns, rows)), rows.length);
    const both = await predicted([typical, given]);
    const told = toldOf(both, notes.classes ?? []);
    const { base, value, effects, isExact } = await baselineEffects(changed.length, async (made) => {
      const rows = made.map((isMade) =>
        typical.map((cell, at) => (isMade[changed.indexOf(at)] === true ? (given[at] ?? cell) : cell)),
      );
      return told.valuesOf(await predicted(rows));
    });
    return {
      ...{ prediction: told.nameOf(1), typicalPrediction: told.nameOf(0), class: told.class },
      ...{ value, typicalValue: base, probabilities: told.probabilities, isExact },
      effects: effects
        .map((effect, at) => ({ column: columns[changed[at] ?? 0]?.name ?? '', effect }))
        .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect)),
    };
  });
}

/** A number with a point or a comma, or a text. @throws TaskError */
function cellOf({ name, type, isWhole }: FormColumn, text: string): string | number {
  if (type === 'text') return text;
  const trimmed = text.trim();
  if (trimmed === '' && !isWhole) return Number.NaN;
  const number = trimmed === '' ? Number.NaN : Number(trimmed.replace(/^([-+]?\d+),(\d+)$/u, '$1.$2'));
  if (Number.isFinite(number) && (!isWhole || Number.isInteger(number))) return number;
  throw new TaskError(
    isWhole
      ? t('"{0}": "{1}" is not a whole number', name, text)
      : t('"{0}": "{1}" is not a number', name, text),
  );
}

function tableOf(columns: readonly FormColumn[], rows: readonly Cells[]): TableRows {
  return {
    rows: rows.length,
    columns: columns.map(({ name, type }, at): TableColumn => {
      const cells = rows.map((row) => row[at] ?? '');
      return type === 'text'
        ? { name, type, values: cells.map(String) }
        : { name, type, values: Float64Array.from(cells, Number) };
    }),
  };
}

/** What is told of the typical row (0) and of the given one (1). */
interface Told extends Pick<TriedRow, 'class' | 'probabilities'> {
  readonly nameOf: (row: 0 | 1) => string;
  /** The number of each row, or the probability of the class that is told. */
  readonly valuesOf: (predictions: Predictions) => ArrayLike<number>;
}

/** Of two classes, the second is told; of more, the one that is predicted. */
function toldOf(predictions: Predictions, classes: readonly ClassName[]): Told {
  if (predictions.of !== 'classes') {
    const { values } = predictions;
    return {
      ...{ class: undefined, probabilities: [], nameOf: (row) => String(values[row]) },
      valuesOf: (each) => (each.of === 'classes' ? [] : each.values),
    };
  }
  const { labels, probabilities } = predictions;
  const count = classes.length;
  const place = count === 2 ? 1 : (labels[1] ?? 0);
  return {
    class: String(classes[place]),
    probabilities: classes.map((name, at) => ({
      class: String(name),
      probability: probabilities[count + at] ?? Number.NaN,
    })),
    nameOf: (row) => String(classes[labels[row] ?? 0]),
    valuesOf: (each) =>
      each.of === 'classes' ? each.probabilities.filter((_, at) => at % count === place) : [],
  };
}
