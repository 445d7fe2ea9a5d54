import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import { UnclearModel, type ModelHints } from '../../../learning/foreign/hints.ts';
import { normalized, type NormalizedModel } from '../../../learning/foreign/normalized.ts';
import type { TableRows } from '../../../learning/model/table.ts';
import type { ModelNotes } from '../../../learning/training/notes.ts';
import type { Target } from '../../../learning/training/target.ts';

/** What is known of a file beside what it says. */
export interface ModelSubject {
  /** As messages name it. */
  readonly command: string;
  /** What the manifest says. */
  readonly hints: Pick<ModelHints, 'classes' | 'scores' | 'result'>;
  /** The columns that it was given. */
  readonly table: TableRows;
  readonly target: Target;
  readonly targetName: string;
  readonly typical: NonNullable<ModelHints['typical']>;
  readonly known: Pick<ModelNotes, 'naive' | 'seed' | 'rows'>;
  readonly threshold?: number;
}

/**
 * The file of a command in the form of those of Vitruve. Inputs are columns by their names; otherwise they take all columns that the
 * command was given, in their order.
 * @throws TaskError when it cannot be used, or predicts something else than the target.
 */
export function understoodModel(bytes: Uint8Array, subject: ModelSubject): NormalizedModel {
  const { command, hints, table, target, targetName, typical, known, threshold } = subject;
  const names = table.columns.map(({ name }) => name);
  const own: ModelHints = {
    problem: target.problem,
    target: targetName,
    typical,
    ...(hints.classes && { classes: hints.classes }),
    ...(hints.scores && { scores: hints.scores }),
    ...(hints.result !== undefined && { result: hints.result }),
    ...(threshold !== undefined && { threshold }),
  };
  try {
    const found = byNames(bytes, own, names, known) ?? normalized(bytes, { ...own, columns: names }, known);
    mustFit(found, subject);
    return found;
  } catch (error) {
    if (!(error instanceof UnclearModel)) throw error;
    const { hint } = error;
    const isWritten = hint === 'classes' || hint === 'scores' || hint === 'result';
    throw new TaskError(
      isWritten
        ? t('The model of "{0}" cannot be used: {1} ("train.{2}")', command, error.message, hint)
        : t('The model of "{0}" cannot be used: {1}', command, error.message),
    );
  }
}

/** Undefined for a file whose inputs are not columns. */
function byNames(
  bytes: Uint8Array,
  hints: ModelHints,
  names: readonly string[],
  known: ModelSubject['known'],
): NormalizedModel | undefined {
  try {
    const found = normalized(bytes, hints, known);
    return found.notes.columns.every(({ name }) => names.includes(name)) ? found : undefined;
  } catch (error) {
    if (error instanceof UnclearModel && error.hint === 'columns') return undefined;
    throw error;
  }
}

/** @throws TaskError for other classes, or a column of another type: its answers would be read wrongly. */
function mustFit({ notes }: NormalizedModel, { command, table, target }: ModelSubject): void {
  const { classes = [], columns } = notes;
  if (classes.map(String).join('\n') !== target.classes.map(String).join('\n'))
    throw new TaskError(
      t(
        'The model of "{0}" has the classes {1}, and the target {2}: name them in this order with "{3}"',
        command,
        classes.join(', '),
        target.classes.join(', '),
        'train.classes',
      ),
    );
  for (const { name, type, isWhole = false } of columns) {
    const column = table.columns.find((each) => each.name === name);
    if (isWhole && column?.type === 'number' && !column.values.every(Number.isInteger))
      throw new TaskError(
        t(
          'The model of "{0}" takes whole numbers for "{1}", in which values are missing or have decimals',
          command,
          name,
        ),
      );
    if (column && column.type !== type)
      throw new TaskError(
        type === 'number'
          ? t('The model of "{0}" takes numbers for "{1}", which is a column of texts', command, name)
          : t('The model of "{0}" takes texts for "{1}", which is a column of numbers', command, name),
      );
  }
}
