import { t } from '@vscode/l10n';
import { crossValidationBlocks } from '../../learning/source/cross-validation-blocks.ts';
import { evaluationBlocks } from '../../learning/source/evaluation-blocks.ts';
import { shownNumber } from '../../learning/source/requirement.ts';
import { searchBlocks } from '../../learning/source/search-blocks.ts';
import { sliceBlocks } from '../../learning/source/slice-blocks.ts';
import { table, type Block, type ValueRow } from '../../running/report/block.ts';
import type { CardFacts } from './facts.ts';

/** What the model is. */
export function modelBlock({ name, written, path, hash, bytes, operators, notes }: CardFacts): Block {
  const { rows } = notes;
  const all: readonly (readonly [string, string | number | undefined])[] = [
    [t('Name'), name],
    [t('Owner'), written.owner],
    [t('License'), written.license],
    [t('Decisions'), joined(written.decisions)],
    [t('Risks'), joined(written.risks)],
    [t('File'), path],
    [t('SHA-256'), hash],
    [t('Bytes'), bytes],
    [t('Algorithm'), notes.algorithm],
    [t('Target'), notes.target],
    [t('Classes'), joined((notes.classes ?? []).map(String))],
    [t('Threshold'), notes.threshold],
    [t('Data'), written.data],
    ...(rows.training > 0
      ? ([
          [t('Training rows'), rows.training],
          [t('Validation rows'), rows.validation],
          [t('Test rows'), rows.test],
          [t('Seed'), notes.seed],
        ] as const)
      : []),
    [t('Operators'), joined(operators)],
  ];
  return {
    kind: 'values',
    heading: t('Model'),
    rows: all.filter((row): row is ValueRow => row[1] !== undefined),
  };
}

/** What it asks for. */
export function inputBlocks({ notes }: CardFacts): readonly Block[] {
  return [
    { kind: 'heading', text: t('Inputs') },
    table(
      [t('Column'), t('Type'), t('Typical value')],
      notes.columns.map(({ name, type, typical }) => [
        name,
        type === 'number' ? t('number') : t('text'),
        typeof typical === 'number' ? shownNumber(typical) : (typical ?? '–'),
      ]),
    ),
  ];
}

/** How good it is, on each table that it was measured on, and for groups of rows. */
export function measureBlocks({ measured, notes }: CardFacts): readonly Block[] {
  return measured.flatMap(({ name, evaluation, slices, search, crossValidation }) => [
    ...evaluationBlocks(t('Measures: {0}', name), evaluation, notes.classes ?? []),
    ...slices.flatMap(sliceBlocks),
    ...searchBlocks(search),
    ...crossValidationBlocks(crossValidation),
  ]);
}

function joined(texts: readonly string[]): string | undefined {
  return texts.length > 0 ? texts.join(', ') : undefined;
}
