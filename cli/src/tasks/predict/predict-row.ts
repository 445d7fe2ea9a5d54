import { resolve } from 'node:path';
import {
  describeModel,
  indentedJson,
  modelFile,
  tryHistory,
  tryRow,
  type RecommendedItem,
  type TriedRow,
} from '@vitruve/engine';
import { terminalLines } from '@vitruve/workspace';
import { t } from '@vscode/l10n';
import { CommandError } from '../../command-error.ts';
import { EXIT, type ExitCode } from '../../exit-code.ts';
import { emit } from '../../output.ts';
import type { RunFlags } from '../../task/flags.ts';

/** Columns of a model that an error lists. */
const MOST_COLUMNS = 20;

/** Digits of a number: more are noise. */
const DIGITS = 4;

/** The column of a recommender, by which the history of a user is given. */
const HISTORY = 'history';

/**
 * Predicts a row of which values are given, beside the typical row, and prints what each value changes; of a
 * recommender, the list that it makes of a history.
 * @param model a file, a version in a registry, or a manifest.
 * @param values `column=value`, as somebody types them; empty for a missing one. Of other columns the typical ones.
 * @throws UserError for a column that the model does not have, a value that is no number, or a model that does not run.
 */
export async function predictRow(
  model: string,
  values: readonly string[],
  flags: RunFlags,
): Promise<ExitCode> {
  const path = await modelFile(resolve(model));
  const history = values.find((text) => text.startsWith(`${HISTORY}=`))?.slice(HISTORY.length + 1) ?? '';
  const recommended = await tryHistory(path, history);
  if (recommended) {
    rowOf(values, [HISTORY]);
    return show({ recommended }, listText(recommended), flags);
  }
  const { columns } = await describeModel({ model: path });
  const row = rowOf(
    values,
    columns.map(({ name }) => name),
  );
  const tried = await tryRow({ model: path, row });
  return show(tried, textOf(tried, row), flags);
}

async function show(result: object, lines: readonly string[], { json, quiet }: RunFlags): Promise<ExitCode> {
  if (json === true) await emit(indentedJson({ version: 1, ...result }), undefined);
  else if (quiet !== true) await emit(`${terminalLines(lines.join('\n'))}\n`, undefined);
  return EXIT.fine;
}

/** `1. phone  0.83` */
function listText(items: readonly RecommendedItem[]): readonly string[] {
  if (items.length === 0) return [t('No items')];
  return items.map(({ item, score }, at) => `${at + 1}. ${item}  ${shown(score)}`);
}

/** Values by column: what is before a sign is a column, whose name may have one. @throws CommandError */
function rowOf(values: readonly string[], names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    values.map((text) => {
      const [name] = names.filter((each) => text.startsWith(`${each}=`)).sort((a, b) => b.length - a.length);
      if (name !== undefined) return [name, text.slice(name.length + 1)];
      if (!text.includes('=')) throw new CommandError(t('Expected a value such as {0}.', 'amount=12'));
      const unknown = text.slice(0, text.indexOf('='));
      throw new CommandError(t('The model has no column "{0}". Columns: {1}', unknown, listed(names)));
    }),
  );
}

/** The prediction, and what each value changes of the typical row. */
function textOf(
  { prediction, typicalPrediction, class: told, value, typicalValue, effects, isExact }: TriedRow,
  row: Readonly<Record<string, string>>,
): readonly string[] {
  const changes = effects.map(({ column, effect }) => `  ${column}=${row[column] ?? ''}  ${signed(effect)}`);
  return [
    told === undefined
      ? t('Prediction: {0}', shown(value))
      : t('Prediction: {0} (probability of {1}: {2})', prediction, told, shown(value)),
    told === undefined
      ? t('Typical row: {0}', shown(typicalValue))
      : t('Typical row: {0} (probability of {1}: {2})', typicalPrediction, told, shown(typicalValue)),
    ...(changes.length > 0 ? [t('What each value adds to the typical row:'), ...changes] : []),
    ...(isExact ? [] : [t('Estimated from random orders of the changes')]),
  ];
}

function listed(names: readonly string[]): string {
  return [...names.slice(0, MOST_COLUMNS), ...(names.length > MOST_COLUMNS ? ['…'] : [])].join(', ');
}

function shown(value: number): string {
  return String(Number(value.toPrecision(DIGITS)));
}

function signed(value: number): string {
  return value < 0 ? `−${shown(-value)}` : `+${shown(value)}`;
}
