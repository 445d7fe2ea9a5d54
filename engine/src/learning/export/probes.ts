import type { Encoder } from '../model/encoding.ts';
import type { Model } from '../model/model.ts';
import { pickRows, type TableColumn, type TableRows } from '../model/table.ts';

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
    (encoder.type === 'text' ? ['', UNSEEN] : numbersFor(model, encoder)).map((value) => ({
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

function numbersFor({ encoders, core }: Model, encoder: Encoder): readonly number[] {
  const values = [Number.NaN, 0, -0, 1e300, -1e300, 3.4028234663852886e38];
  if (core.by !== 'trees') return values;
  const place = placeOf(encoders, encoder);
  const thresholds = new Set<number>();
  for (const { feature, threshold } of core.ensemble.trees)
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
    place += each.type === 'number' ? 1 : each.categories.length;
  }
  return place;
}
