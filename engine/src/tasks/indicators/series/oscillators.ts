import { BAND_FREEDOM, SEED, type Convention } from './convention.ts';
import { exponentialMean, wilderMean } from './smoothing.ts';
import { movingDeviation, movingMean } from './windows.ts';

const FAST = 12;
const SLOW = 26;
const SIGNAL = 9;
const BAND_LENGTH = 20;
/** Standard deviations from the middle to an edge. */
const BAND_WIDTH = 2;

/**
 * Relative strength index by Wilder (New Concepts in Technical Trading Systems, 1978), from 0 to 100. NaN where the price has
 * not moved: TA-Lib has 0 there, which reads as a price that only fell.
 */
export function relativeStrength(close: Float64Array, length: number): Float64Array {
  const changes = close.map((value, row) => value - (close[row - 1] ?? Number.NaN));
  const gains = wilderMean(
    changes.map((change) => Math.max(change, 0)),
    length,
  );
  const losses = wilderMean(
    changes.map((change) => Math.max(-change, 0)),
    length,
  );
  return gains.map((gain, row) => (100 * gain) / (gain + (losses[row] ?? Number.NaN)));
}

/** Moving average convergence and divergence by Appel: the line, its signal, and how far apart they are. */
export interface Convergence {
  readonly line: Float64Array;
  readonly signal: Float64Array;
  readonly histogram: Float64Array;
}

export function convergence(close: Float64Array, convention: Convention): Convergence {
  const seed = SEED[convention];
  // Both means begin with the window that ends on the same day.
  const fast = exponentialMean(close, FAST, seed, SLOW - 1);
  const slow = exponentialMean(close, SLOW, seed, SLOW - 1);
  const line = fast.map((value, row) => value - (slow[row] ?? Number.NaN));
  const signal = exponentialMean(line, SIGNAL, seed);
  return { line, signal, histogram: line.map((value, row) => value - (signal[row] ?? Number.NaN)) };
}

/** Bollinger bands: how far apart they are as a share of the middle, and where between them the price is (0 to 1). */
export interface Bands {
  readonly width: Float64Array;
  readonly position: Float64Array;
}

export function bands(close: Float64Array, convention: Convention): Bands {
  const middle = movingMean(close, BAND_LENGTH);
  const deviation = movingDeviation(close, BAND_LENGTH, BAND_FREEDOM[convention]);
  const full = deviation.map((value) => 2 * BAND_WIDTH * value);
  return {
    width: full.map((value, row) => value / (middle[row] ?? Number.NaN)),
    position: close.map(
      (value, row) => (value - (middle[row] ?? Number.NaN)) / (full[row] ?? Number.NaN) + 1 / 2,
    ),
  };
}
