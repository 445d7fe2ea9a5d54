import type { Seed } from './smoothing.ts';

/** Whose definitions are followed where there are several. */
export type Convention = 'ta-lib' | 'pandas';

/** What an exponential mean begins with. */
export const SEED: Readonly<Record<Convention, Seed>> = { 'ta-lib': 'window', pandas: 'first' };

/** What is taken off the number of values in the deviation of Bollinger bands. */
export const BAND_FREEDOM: Readonly<Record<Convention, 0 | 1>> = { 'ta-lib': 0, pandas: 1 };
