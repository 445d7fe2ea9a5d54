import { t } from '@vscode/l10n';
import { chartSvg } from '@vitruve/drawing';
import { table, type Block } from '../../running/report/block.ts';
import type { Importance } from '../explanation/importance.ts';
import { shownNumber as shownInChart } from '../../tables/shown-number.ts';
import { shownNumber } from './requirement.ts';

/** What the columns of a model add, in a report; nothing where it was not measured. */
export function importanceBlocks(importance: readonly Importance[]): readonly Block[] {
  const [first] = importance;
  if (!first) return [];
  return [
    { kind: 'heading', text: t('Importance of the columns') },
    table(
      [t('Column'), t('Loss of {0} if its values are shuffled', first.measure), t('Standard deviation')],
      importance.map(({ column, loss, deviation }) => [column, shownNumber(loss), shownNumber(deviation)]),
    ),
    importanceChart(importance, first),
  ];
}

/** Columns that a chart shows. */
const DRAWN = 20;

function importanceChart(importance: readonly Importance[], { measure }: Importance): Block {
  const drawn = importance.slice(0, DRAWN);
  const title =
    drawn.length < importance.length
      ? t('Loss of {0} by column: the first {1} of {2}', measure, drawn.length, importance.length)
      : t('Loss of {0} by column', measure);
  const chart = {
    kind: 'bar',
    categories: drawn.map(({ column }) => column),
    series: [{ name: measure, values: drawn.map(({ loss }) => loss) }],
    shown: shownInChart,
  } as const;
  return { kind: 'chart', text: title, svg: chartSvg(chart, title) };
}

/** Columns that a terminal shows. */
const SHOWN = 10;

/** What the columns of a model add, in a terminal, one in a line. */
export function importanceLines(importance: readonly Importance[]): readonly string[] {
  const shown = importance.slice(0, SHOWN);
  const [first] = shown;
  if (!first) return [];
  const width = Math.max(...shown.map(({ column }) => column.length));
  return [
    t('Loss of {0} if the values of a column are shuffled:', first.measure),
    ...shown.map(
      ({ column, loss, deviation }) =>
        `  ${column.padEnd(width)}  ${shownNumber(loss)} ± ${shownNumber(deviation)}`,
    ),
  ];
}
