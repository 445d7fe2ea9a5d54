import { t } from '@vscode/l10n';
import { shownNumber } from '../../learning/source/requirement.ts';
import { table, type Block } from '../../running/report/block.ts';
import type { Training } from './run.ts';

/** A stacked model beside its base models, each measured on the same rows: the test rows, if there are any. */
export function basesBlocks(training: Training): readonly Block[] {
  const rows = compared(training);
  const measures = measuresOf(training);
  if (rows.length === 0) return [];
  return [
    { kind: 'heading', text: t('Base models') },
    table(
      [t('Model'), ...measures],
      rows.map(({ name, values }) => [name, ...measures.map((each) => shown(values[each]))]),
    ),
  ];
}

/** The same in a terminal: the first measures. */
export function basesLines(training: Training): readonly string[] {
  const measures = measuresOf(training).filter((name) => TOLD.includes(name));
  const rows = compared(training);
  if (rows.length === 0) return [];
  const width = Math.max(...rows.map(({ name }) => name.length));
  return [
    t('Base models:'),
    ...rows.map(({ name, values }) =>
      `  ${name.padEnd(width)}  ${measures.map((each) => `${each} ${shown(values[each])}`).join('  ')}`.trimEnd(),
    ),
  ];
}

/** Measures that a terminal shows: those that do not depend on a threshold. */
const TOLD = ['rocAuc', 'logLoss', 'rmse', 'r2'];

interface Compared {
  readonly name: string;
  readonly values: Readonly<Record<string, number | undefined>>;
}

function compared({ algorithm, bases = [], evaluations }: Training): readonly Compared[] {
  if (bases.length === 0) return [];
  const all = [
    { name: algorithm, evaluations },
    ...bases.map((base) => ({ ...base, name: `${base.name} (${base.algorithm})` })),
  ];
  return all.flatMap(({ name, evaluations: { test, validation } }) => {
    const measured = test ?? validation;
    if (!measured) return [];
    const values = Object.entries(measured.measures).map(([measure, { value }]) => [measure, value]);
    return [{ name, values: Object.fromEntries(values) as Compared['values'] }];
  });
}

function measuresOf({ evaluations: { test, validation } }: Training): readonly string[] {
  return Object.keys((test ?? validation)?.measures ?? {});
}

function shown(value: number | undefined): string {
  return shownNumber(value ?? Number.NaN);
}
