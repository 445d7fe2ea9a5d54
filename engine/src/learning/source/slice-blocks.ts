import { t } from '@vscode/l10n';
import { table, type Block } from '../../running/report/block.ts';
import { LEAST_ROWS, type SlicedColumn } from '../slices/measure-slices.ts';
import { shownNumber } from './requirement.ts';

/** The groups of a column side by side, one measure in a column, and how far they lie apart. */
export function sliceBlocks({ column, slices, differences }: SlicedColumn): readonly Block[] {
  const measures = [...new Set(slices.flatMap((slice) => Object.keys(slice.measures)))];
  const isSmall = slices.some((slice) => slice.isSmall);
  return [
    { kind: 'heading', text: t('By "{0}"', column) },
    table(
      [t('Group'), t('Rows'), ...measures],
      slices.map((slice) => [
        slice.isSmall ? `${slice.name} *` : slice.name,
        slice.rows,
        ...measures.map((name) => shownNumber(slice.measures[name]?.value ?? Number.NaN)),
      ]),
    ),
    ...(isSmall
      ? [
          {
            kind: 'text',
            text: t('* Fewer than {0} rows: not compared with the others', LEAST_ROWS),
          } satisfies Block,
        ]
      : []),
    ...(Object.keys(differences).length > 0
      ? [
          table(
            [t('Between groups'), t('Value')],
            Object.entries(differences).map(([name, value]) => [name, shownNumber(value)]),
          ),
        ]
      : []),
  ];
}
