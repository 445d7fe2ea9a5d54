/** Each value less the one `lag` steps before: shorter by `lag`. */
export function differenced(values: Float64Array, lag: number): Float64Array {
  return Float64Array.from(
    { length: Math.max(0, values.length - lag) },
    (_, at) => (values[at + lag] ?? 0) - (values[at] ?? 0),
  );
}

/** Differences of steps and of seasons, in this order of lags. */
export function differencedBy(values: Float64Array, lags: readonly number[]): Float64Array {
  return lags.reduce<Float64Array>((of, lag) => differenced(of, lag), values);
}

/** Adds up differences again: what follows `values`, told from what follows their differences. */
export function integrated(values: Float64Array, ahead: Float64Array, lags: readonly number[]): Float64Array {
  const [lag, ...others] = lags;
  if (lag === undefined) return ahead;
  const next = integrated(differenced(values, lag), ahead, others);
  const all = new Float64Array(values.length + ahead.length);
  all.set(values);
  for (let step = 0; step < ahead.length; step++) {
    const at = values.length + step;
    all[at] = (next[step] ?? 0) + (all[at - lag] ?? 0);
  }
  return all.subarray(values.length);
}

/** The lags of `d` differences of steps after `D` differences of seasons. */
export function lagsOf(differences: number, ofSeasons: number, season: number): readonly number[] {
  return [...new Array<number>(ofSeasons).fill(season), ...new Array<number>(differences).fill(1)];
}
