import { t } from '@vscode/l10n';
import { chartSvg } from '@vitruve/drawing';
import { language } from '@vitruve/manifests';
import { table, type Block } from '../../running/report/block.ts';
import type { DriftResult } from './result.ts';

/** Columns that a row of the table names. */
const NAMED = 5;

/** The share of drifted columns over time, as a line with its numbers; nothing where periods were not asked for. */
export function periodBlocks({ periods, limit }: DriftResult): readonly Block[] {
  if (!periods || periods.length === 0) return [];
  const title = t('Share of drifted columns by period');
  const percent = new Intl.NumberFormat(language(), { style: 'percent', maximumFractionDigits: 1 });
  const shown = (share: number): string => percent.format(share);
  const chart = {
    kind: 'line',
    categories: periods.map(({ period }) => period),
    series: [
      // Below the other line, which it must not hide.
      { name: t('Limit'), values: periods.map(() => limit) },
      { name: t('Drifted'), values: periods.map(({ driftedShare }) => driftedShare ?? null) },
    ],
    shown,
  } as const;
  return [
    { kind: 'heading', text: title },
    { kind: 'chart', text: title, svg: chartSvg(chart, title) },
    table(
      [t('Period'), t('Rows'), t('Columns'), t('Drifted'), t('Share'), t('Drifted columns')],
      periods.map(({ period, rows, columns, drifted, driftedShare }) => [
        ...[period, rows, columns, drifted.length],
        driftedShare === undefined ? t('too few rows') : shown(driftedShare),
        [...drifted.slice(0, NAMED), ...(drifted.length > NAMED ? ['…'] : [])].join(', '),
      ]),
    ),
  ];
}
