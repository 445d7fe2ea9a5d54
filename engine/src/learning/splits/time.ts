import { splitBy, type Fold, type Shares, type Split } from './split.ts';

/**
 * The past for training, then validation, then test. The cuts are dates: rows of the same time are in the same part, whatever
 * group (share, customer, station) they belong to.
 * @param times of rows, in any order; numbers without NaN, such as milliseconds.
 * @param gap time before each cut whose rows are unused, in the same unit: at least as long as the label looks ahead.
 */
export function timeSplit(times: ArrayLike<number>, shares: Shares, gap = 0): Split {
  const sorted = Float64Array.from(times).sort();
  const cutAt = (share: number): number =>
    share <= 0
      ? Infinity
      : (sorted[Math.max(1, Math.round(sorted.length * (1 - share)))] ?? sorted.at(-1) ?? Infinity);
  const test = cutAt(shares.test);
  const validation = Math.min(test, shares.validation > 0 ? cutAt(shares.test + shares.validation) : test);
  return splitBy(times.length, (row) => {
    const time = times[row] ?? 0;
    if (time >= test) return 'test';
    if (time >= validation) return time + gap < test ? 'validation' : 'unused';
    return time + gap < validation ? 'training' : 'unused';
  });
}

/**
 * Folds as time goes on: each is trained on all before its cut (less the gap), and measured on the stretch after it. The rows
 * are divided into `folds + 1` equal parts, of which the first has those that remain; each cut is a date, so that rows of the same time
 * are on the same side, whatever group they belong to.
 * @param times as for `timeSplit`; only rows of `rows` are used.
 * @returns those folds that have rows on both sides.
 * @see TimeSeriesSplit of scikit-learn, which has the same folds for rows of different times.
 */
export function rollingOrigin(
  times: ArrayLike<number>,
  rows: Uint32Array,
  folds: number,
  gap = 0,
): readonly Fold[] {
  const sorted = Float64Array.from(rows, (row) => times[row] ?? 0).sort();
  const size = Math.floor(sorted.length / (folds + 1));
  const cuts = Array.from(
    { length: folds },
    (_, fold) => sorted[sorted.length - (folds - fold) * size] ?? Infinity,
  );
  return cuts
    .map((cut, fold): Fold => {
      const end = cuts[fold + 1] ?? Infinity;
      const timeOf = (row: number): number => times[row] ?? 0;
      return {
        training: rows.filter((row) => timeOf(row) + gap < cut),
        validation: rows.filter((row) => timeOf(row) >= cut && timeOf(row) < end),
      };
    })
    .filter(({ training, validation }) => training.length > 0 && validation.length > 0);
}
