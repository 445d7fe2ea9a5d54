import { t } from '@vscode/l10n';
import { crossValidationBlocks } from '../../learning/source/cross-validation-blocks.ts';
import { evaluationBlocks } from '../../learning/source/evaluation-blocks.ts';
import { factRows, joined, presentRows } from '../../learning/source/model-fact-blocks.ts';
import { searchBlocks } from '../../learning/source/search-blocks.ts';
import { sliceBlocks } from '../../learning/source/slice-blocks.ts';
import type { Block } from '../../running/report/block.ts';
import type { CardFacts } from './facts.ts';

/** What the model is, and what people say of it. */
export function modelBlock(facts: CardFacts): Block {
  const { name, written } = facts;
  const told = presentRows([
    [t('Name'), name],
    [t('Owner'), written.owner],
    [t('License'), written.license],
    [t('Decisions'), joined(written.decisions)],
    [t('Risks'), joined(written.risks)],
    [t('Data'), written.data],
  ]);
  return { kind: 'values', heading: t('Model'), rows: [...told, ...factRows(facts)] };
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
