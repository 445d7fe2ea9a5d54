/** Rows of one series, such as the prices of a security, in the order of time. */
export type SeriesRows = Uint32Array;

/** Two rows of one series at the same time: which is the later one cannot be known. */
export interface Twice {
  readonly row: number;
  readonly other: number;
}

/**
 * Divides rows by series, and sorts those of each by time.
 * @param times one for each row.
 * @param groups the series of each row; all are of one where it is undefined.
 * @param isKept whether a row belongs to its series: one without a price does not.
 */
export function seriesRows(
  times: Float64Array,
  groups: readonly string[] | undefined,
  isKept: (row: number) => boolean,
): readonly SeriesRows[] | Twice {
  const rows = new Map<string, number[]>();
  for (let row = 0; row < times.length; row++) {
    if (!isKept(row)) continue;
    const group = groups?.[row] ?? '';
    const list = rows.get(group);
    if (list) list.push(row);
    else rows.set(group, [row]);
  }
  const timeOf = (row: number): number => times[row] ?? Number.NaN;
  const all: SeriesRows[] = [];
  for (const list of rows.values()) {
    const sorted = Uint32Array.from(list).sort((row, other) => timeOf(row) - timeOf(other));
    const at = sorted.findIndex(
      (row, index) => index > 0 && timeOf(row) === timeOf(sorted[index - 1] ?? row),
    );
    if (at > 0) return { row: sorted[at - 1] ?? 0, other: sorted[at] ?? 0 };
    all.push(sorted);
  }
  return all;
}
