import { t } from '@vscode/l10n';
import { table, type Block, type ValueRow } from '../../running/report/block.ts';
import type { ModelFacts } from './model-facts.ts';
import { shownNumber } from './requirement.ts';

/** What a model is. */
export function factRows({ path, hash, bytes, operators, notes }: ModelFacts): readonly ValueRow[] {
  const { rows } = notes;
  return presentRows([
    [t('File'), path],
    [t('SHA-256'), hash],
    [t('Bytes'), bytes],
    [t('Algorithm'), notes.algorithm],
    [t('Target'), notes.target],
    [t('Classes'), joined((notes.classes ?? []).map(String))],
    [t('Threshold'), notes.threshold],
    ...(rows.training > 0
      ? ([
          [t('Training rows'), rows.training],
          [t('Validation rows'), rows.validation],
          [t('Test rows'), rows.test],
          [t('Seed'), notes.seed],
        ] as const)
      : []),
    [t('Operators'), joined(operators)],
  ]);
}

/** Those that have a value. */
export function presentRows(
  rows: readonly (readonly [name: string, value: string | number | undefined])[],
): readonly ValueRow[] {
  return rows.filter((row): row is ValueRow => row[1] !== undefined);
}

/** Texts as one; undefined without any. */
export function joined(texts: readonly string[]): string | undefined {
  return texts.length > 0 ? texts.join(', ') : undefined;
}

/** What a model asks for: the heading of a table, and its rows. */
export function inputTable({ notes }: ModelFacts): {
  readonly heading: readonly string[];
  readonly rows: readonly (readonly string[])[];
} {
  return {
    heading: [t('Column'), t('Type'), t('Typical value')],
    rows: notes.columns.map(({ name, type, typical }) => [
      name,
      type === 'number' ? t('number') : t('text'),
      typeof typical === 'number' ? shownNumber(typical) : (typical ?? '–'),
    ]),
  };
}

/** The same as blocks of a report. */
export function inputBlocks(facts: ModelFacts): readonly Block[] {
  const { heading, rows } = inputTable(facts);
  return [{ kind: 'heading', text: t('Inputs') }, table(heading, rows)];
}
