import { widthOf, type Encoder } from '../model/encoder.ts';
import type { Core, Model } from '../model/model.ts';
import { pickRows, type TableColumn, type TableRows } from '../model/table.ts';
import type { Tree } from '../trees/tree.ts';

/** Thresholds of a column that are tried. */
const THRESHOLDS = 20;
/** Of texts: one that no table has. */
const UNSEEN = '\u{1F5FF} never seen';

/**
 * Rows on which a file and its model could part: each column missing, unseen, or one unit in the last place from where a tree
 * splits, in rows of the training.
 */
export function probes(model: Model, training: TableRows): TableRows {
  if (training.rows === 0) return training;
  const changes = model.encoders.flatMap((encoder) =>
    (encoder.type === 'text' ? textsFor(encoder) : numbersFor(model, encoder)).map((value) => ({
      encoder,
      value,
    })),
  );
  const rows = Uint32Array.from(changes, (_, index) => (index * 31) % training.rows);
  const picked = pickRows(training, rows);
  return {
    rows: rows.length,
    columns: picked.columns.map((column): TableColumn => {
      for (const [row, { encoder, value }] of changes.entries())
        if (encoder.name === column.name) (column.values as (string | number)[])[row] = value;
      return column;
    }),
  };
}

/** With and without a time, on and beside leap days and ends of years, and what is no date. */
const DATES = [
  ...['2024-02-29', '2023-02-28T23:59:59Z', '2000-12-31 00:00:00', '1969-12-31', '1600-1-1', '2401-01-01'],
  ...[
    '2026-13-01',
    '2026-00-10',
    '05/01/2026',
    '20260105',
    '2026',
    '2026-07-14 25:00',
    '0007-01-01',
    '99999-1',
  ],
];

/** Of words: some of them, in other cases, and side by side. */
function textsFor(encoder: Encoder & { readonly type: 'text' }): readonly string[] {
  const [first = '', second = ''] = encoder.by === 'words' ? encoder.words : [];
  const mixed = `${first.toUpperCase()}, l'${second}!x ${first}-${first} ${second}_ ${UNSEEN}\n${first.slice(0, 1)}`;
  switch (encoder.by) {
    case 'words':
      return ['', UNSEEN, mixed, ` ${second}. `];
    case 'date':
      return ['', UNSEEN, ...DATES];
    case 'categories':
    case 'order':
      return ['', UNSEEN];
  }
}

function numbersFor({ encoders, core }: Model, encoder: Encoder): readonly number[] {
  const values = [Number.NaN, 0, -0, 1e300, -1e300, 3.4028234663852886e38];
  const place = placeOf(encoders, encoder);
  const thresholds = new Set<number>();
  for (const { feature, threshold } of treesOf(core))
    for (const [node, asked] of feature.entries())
      if (asked === place && thresholds.size < THRESHOLDS) thresholds.add(threshold[node] ?? 0);
  for (const threshold of thresholds) {
    const step = Math.max(2 ** -149, Math.abs(threshold) * 2 ** -23);
    // Beside it as a number of 32 bits, and between two of those.
    for (const part of [0, 1, -1, 0.5, -0.5, 0.49, 0.51]) values.push(threshold + part * step);
  }
  return values;
}

/** The first of the numbers that a column becomes. */
function placeOf(encoders: readonly Encoder[], encoder: Encoder): number {
  let place = 0;
  for (const each of encoders) {
    if (each === encoder) return place;
    place += widthOf(each);
  }
  return place;
}

function treesOf(core: Core): readonly Tree[] {
  if (core.by === 'stack') return core.bases.flatMap(({ model }) => treesOf(model.core));
  return core.by === 'trees' ? core.ensemble.trees : [];
}
