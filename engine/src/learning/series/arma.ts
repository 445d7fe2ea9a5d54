/** An ARMA process: `x[t] = Σ ar[i]·x[t−1−i] + e[t] + Σ ma[j]·e[t−1−j]`. */
export interface Arma {
  readonly ar: Float64Array;
  readonly ma: Float64Array;
}

/** What a series was, seen from the steps before. */
export interface Innovations {
  /** What is left of each value when what was predicted is taken away. */
  readonly errors: Float64Array;
  /** The variance of each error, in units of that of `e`. */
  readonly variances: Float64Array;
  /** What is predicted for the steps after the last. */
  readonly ahead: Float64Array;
}

/** A variance that is no longer different from 1. */
const SETTLED = 1e-14;

/**
 * The innovations algorithm: exact predictions one step ahead, from which the exact likelihood follows.
 * @param values of a stationary process with a mean of 0.
 * @param horizon steps to predict after the last value.
 * @see Brockwell and Davis, Time Series: Theory and Methods, 5.2 and 5.3 (equations 5.3.5, 5.3.9 and 5.3.15).
 */
export function innovations({ ar, ma }: Arma, values: Float64Array, horizon = 0): Innovations {
  const [p, q] = [ar.length, ma.length];
  const full = Math.max(p, q);
  const covariances = autocovariances({ ar, ma }, 2 * full);
  const ofMa = maCovariances(ma);
  const kappa = (i: number, j: number): number => {
    const [low, high] = i < j ? [i, j] : [j, i];
    const lag = high - low;
    if (low >= full) return ofMa[lag] ?? 0;
    if (high < full) return covariances[lag] ?? 0;
    if (high >= 2 * full) return 0;
    let sum = covariances[lag] ?? 0;
    for (let each = 0; each < p; each++)
      sum -= (ar[each] ?? 0) * (covariances[Math.abs(each + 1 - lag)] ?? 0);
    return sum;
  };
  const count = values.length;
  const width = full + 1;
  const errors = new Float64Array(count);
  const variances = new Float64Array(count + horizon);
  const ahead = new Float64Array(horizon);
  // theta[t % width] holds the weights of the errors before t, by lag.
  const theta = Array.from({ length: width }, () => new Float64Array(width));
  const all = Float64Array.from({ length: count + horizon }, (_, at) => values[at] ?? 0);
  let settled = 0;
  for (let t = 0; t < count + horizon; t++) {
    const own = theta[t % width] ?? new Float64Array(width);
    const lags = t < full ? t : Math.min(t, q);
    if (settled > full) {
      own.fill(0);
      own.set(ma, 1);
      variances[t] = 1;
    } else {
      own.fill(0);
      for (let k = t - lags; k < t; k++) {
        const other = theta[k % width];
        let sum = kappa(t, k);
        for (let j = Math.max(t - lags, k - (k < full ? k : Math.min(k, q))); j < k; j++)
          sum -= (other?.[k - j] ?? 0) * (own[t - j] ?? 0) * (variances[j] ?? 0);
        own[t - k] = sum / (variances[k] ?? 1);
      }
      let variance = kappa(t, t);
      for (let j = t - lags; j < t; j++) variance -= (own[t - j] ?? 0) ** 2 * (variances[j] ?? 0);
      variances[t] = variance;
      settled = t >= full && Math.abs(variance - 1) < SETTLED ? settled + 1 : 0;
    }
    let predicted = 0;
    if (t >= full) for (let i = 0; i < p; i++) predicted += (ar[i] ?? 0) * (all[t - 1 - i] ?? 0);
    for (let lag = 1; lag <= lags; lag++) predicted += (own[lag] ?? 0) * (errors[t - lag] ?? 0);
    if (t < count) errors[t] = (values[t] ?? 0) - predicted;
    else {
      // What is not known yet is its prediction, and its error 0.
      ahead[t - count] = predicted;
      all[t] = predicted;
    }
  }
  return { errors, variances: variances.subarray(0, count), ahead };
}

/** Weights of the errors in a value, those of the present first: `x[t] = Σ ψ[j]·e[t−j]`. */
export function psiWeights({ ar, ma }: Arma, count: number): Float64Array {
  const weights = new Float64Array(count);
  for (let at = 0; at < count; at++) {
    let sum = at === 0 ? 1 : (ma[at - 1] ?? 0);
    for (let each = 0; each < Math.min(at, ar.length); each++)
      sum += (ar[each] ?? 0) * (weights[at - 1 - each] ?? 0);
    weights[at] = sum;
  }
  return weights;
}

/** Of an MA process by lag, its errors with a variance of 1. */
function maCovariances(ma: Float64Array): Float64Array {
  const weights = Float64Array.of(1, ...ma);
  return weights.map((_, lag) => {
    let sum = 0;
    for (let at = 0; at + lag < weights.length; at++) sum += (weights[at] ?? 0) * (weights[at + lag] ?? 0);
    return sum;
  });
}

/** Of a process by lag, up to `most`; its errors with a variance of 1 (Brockwell and Davis, 3.3.8 and 3.3.9). */
function autocovariances({ ar, ma }: Arma, most: number): Float64Array {
  const [p, q] = [ar.length, ma.length];
  const psi = psiWeights({ ar, ma }, q + 1);
  const right = (lag: number): number => {
    let sum = 0;
    for (let j = lag; j <= q; j++) sum += (j === 0 ? 1 : (ma[j - 1] ?? 0)) * (psi[j - lag] ?? 0);
    return sum;
  };
  const size = p + 1;
  const matrix = Array.from({ length: size }, (_, row) => {
    const cells = new Float64Array(size + 1);
    cells[row] = (cells[row] ?? 0) + 1;
    for (let each = 0; each < p; each++) {
      const at = Math.abs(row - 1 - each);
      cells[at] = (cells[at] ?? 0) - (ar[each] ?? 0);
    }
    cells[size] = right(row);
    return cells;
  });
  const first = solved(matrix);
  const found = new Float64Array(Math.max(most, p) + 1);
  found.set(first);
  for (let lag = size; lag < found.length; lag++) {
    let sum = right(lag);
    for (let each = 0; each < p; each++) sum += (ar[each] ?? 0) * (found[lag - 1 - each] ?? 0);
    found[lag] = sum;
  }
  return found;
}

/** Gauss elimination with pivots. @param rows with the right side as their last cell; they are overwritten. */
function solved(rows: Float64Array[]): Float64Array {
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++)
      if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = row;
    const [chosen, other] = [rows[pivot], rows[column]];
    if (!chosen || !other) continue;
    rows[pivot] = other;
    rows[column] = chosen;
    for (let row = column + 1; row < size; row++) {
      const own = rows[row];
      const times = (own?.[column] ?? 0) / (chosen[column] ?? 1);
      if (!own || times === 0) continue;
      for (let at = column; at <= size; at++) own[at] = (own[at] ?? 0) - times * (chosen[at] ?? 0);
    }
  }
  const solution = new Float64Array(size);
  for (let row = size - 1; row >= 0; row--) {
    let sum = rows[row]?.[size] ?? 0;
    for (let at = row + 1; at < size; at++) sum -= (rows[row]?.[at] ?? 0) * (solution[at] ?? 0);
    solution[row] = sum / (rows[row]?.[row] ?? 1);
  }
  return solution;
}
