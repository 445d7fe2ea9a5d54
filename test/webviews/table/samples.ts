import type { ColumnProfile, TableProfile, TableRows } from '@vitruve/engine';

/** Payments: numbers, dates, texts that repeat, texts that do not, and values that are missing. */
const COLUMNS: readonly ColumnProfile[] = [
  {
    ...{ name: 'id', type: 'BIGINT', class: 'integer', missing: 0, notFinite: 0 },
    ...{ distinct: 5000, isEstimated: false, lowest: '1', highest: '5000', mean: 2500.5, values: [] },
    bins: binsOf(Array.from({ length: 20 }, () => 250)),
  },
  {
    ...{ name: 'amount', type: 'DOUBLE', class: 'number', missing: 40, notFinite: 3 },
    ...{ distinct: 4870, isEstimated: true, lowest: '-12.5', highest: '980.25', mean: 87.123_456 },
    ...{ values: [], bins: binsOf([3, 800, 2100, 1200, 500, 220, 90, 40, 12, 5, 2, 0, 0, 1]) },
  },
  {
    ...{ name: 'day', type: 'DATE', class: 'date', missing: 0, notFinite: 0, distinct: 365, mean: undefined },
    ...{ isEstimated: false, lowest: '2024-01-01', highest: '2024-12-30', values: [] },
    bins: binsOf([100, 200, 300, 500, 700, 900, 800, 600, 400, 500], 1_704_067_200, 3_153_600),
  },
  {
    ...{ name: 'country', type: 'VARCHAR', class: 'text', missing: 1200, notFinite: 0, distinct: 9 },
    ...{ isEstimated: false, lowest: 'AT', highest: 'PL', mean: undefined, bins: [] },
    values: [
      { value: 'FR', count: 2000 },
      { value: 'DE', count: 900 },
      { value: 'ES', count: 500 },
      { value: '', count: 300 },
    ],
  },
  {
    ...{ name: 'hash', type: 'VARCHAR', class: 'text', missing: 0, notFinite: 0, distinct: 5000 },
    ...{ isEstimated: false, lowest: '00af', highest: 'ff91', mean: undefined, bins: [], values: [] },
  },
  {
    ...{ name: 'tags', type: 'VARCHAR[]', class: 'list', missing: 5000, notFinite: 0, distinct: undefined },
    ...{ isEstimated: false, lowest: undefined, highest: undefined, mean: undefined, bins: [], values: [] },
  },
];

function binsOf(counts: readonly number[], from = 0, width = 50): ColumnProfile['bins'] {
  return counts.map((count, index) => ({
    from: from + index * width,
    to: from + (index + 1) * width,
    count,
  }));
}

/** A profile of 5,000 rows. @param columns how many columns it has. */
export function profileWith(columns = COLUMNS.length): TableProfile {
  return {
    ...{ rows: 5000, bytes: 1_234_567, left: 0, isFolder: false, first: [] },
    columns: Array.from({ length: columns }, (_, index) => columnAt(index)),
  };
}

function columnAt(index: number): ColumnProfile {
  const column = COLUMNS[index % COLUMNS.length];
  if (!column) throw new Error('There are no columns');
  return index < COLUMNS.length ? column : { ...column, name: `${column.name}_${index}` };
}

/** A page of rows. */
export function rowsWith(columns = COLUMNS.length, offset = 0, rows = 200): TableRows {
  const values = (row: number): TableRows['rows'][number] => [
    offset + row + 1,
    row % 7 === 0 ? null : (row * 37) % 900,
    `2024-0${1 + (row % 9)}-1${row % 10}`,
    ['FR', 'DE', 'ES', null][row % 4] ?? null,
    `${(row * 7919).toString(16).padStart(8, '0')}<b>not markup</b>, and a text that is longer than its column`,
    null,
  ];
  return {
    columns: Array.from({ length: columns }, (_, index) => columnAt(index)),
    rows: Array.from({ length: rows }, (_, row) => {
      const own = values(row);
      return Array.from({ length: columns }, (_value, index) => own[index % COLUMNS.length] ?? null);
    }),
    hasMore: offset < 4800,
  };
}
