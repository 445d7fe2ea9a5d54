import { t } from '@vscode/l10n';
import type { ColumnProfile } from '@vitruve/engine';
import { numberText } from '../dashboards/elements/numbers.ts';
import { positionText, shareText } from './figures.ts';

/** The box that bars are drawn in; it is stretched to its room. */
const WIDTH = 100;
const HEIGHT = 24;

/** How the values of a column are spread: bars for numbers and dates, the most frequent ones for others. */
export function Distribution({ column, rows }: { readonly column: ColumnProfile; readonly rows: number }) {
  if (column.bins.length > 1) return <Bars column={column} />;
  if (column.values.length > 0) return <Frequent column={column} rows={rows} />;
  return <span class="table-quiet">{plainText(column, rows)}</span>;
}

/** What is said of a column whose values neither spread nor repeat. */
function plainText({ lowest, highest, missing, distinct }: ColumnProfile, rows: number): string {
  if (missing === rows) return t('No values');
  if (lowest === undefined) return '';
  if (lowest === highest) return t('Only {0}', lowest);
  return distinct === rows - missing ? t('All values differ') : '';
}

function Bars({ column }: { readonly column: ColumnProfile }) {
  const { bins } = column;
  const most = Math.max(1, ...bins.map(({ count }) => count));
  const width = WIDTH / bins.length;
  const first = positionText(bins[0]?.from ?? 0, column);
  const last = positionText(bins.at(-1)?.to ?? 0, column);
  return (
    <svg
      class="table-bars"
      role="img"
      aria-label={t('Values from {0} to {1}', first, last)}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
    >
      {bins.map(({ from, to, count }, index) => {
        // What is there is seen, however little it is.
        const height = count === 0 ? 0 : Math.max(1, (HEIGHT * count) / most);
        return (
          <g key={index}>
            <title>{barText(positionText(from, column), positionText(to, column), count)}</title>
            <rect class="table-bar-room" x={index * width} y={0} width={width} height={HEIGHT} />
            <rect
              class="table-bar"
              x={index * width + width * 0.06}
              y={HEIGHT - height}
              width={width * 0.88}
              height={height}
            />
          </g>
        );
      })}
    </svg>
  );
}

function barText(from: string, to: string, count: number): string {
  return from === to ? `${from}: ${numberText(count)}` : `${from} – ${to}: ${numberText(count)}`;
}

function Frequent({ column, rows }: { readonly column: ColumnProfile; readonly rows: number }) {
  const present = rows - column.missing;
  const others = present - column.values.reduce((sum, { count }) => sum + count, 0);
  return (
    <ul class="table-frequent" aria-label={t('Most frequent values')}>
      {column.values.map(({ value, count }) => (
        <li key={value} title={`${value}: ${numberText(count)}`}>
          <span class="table-frequent-value">{value === '' ? t('(empty)') : value}</span>
          <span class="table-frequent-share">{shareText(count, present)}</span>
        </li>
      ))}
      {others > 0 && (
        <li title={numberText(others)}>
          <span class="table-frequent-value table-quiet">{t('Others')}</span>
          <span class="table-frequent-share">{shareText(others, present)}</span>
        </li>
      )}
    </ul>
  );
}
