/** Whether the whole of every hostile set and of every property is run (`npm run test:long`), and not a share of it. */
export const WHOLE = process.env['VITRUVE_LONG'] === '1';

/**
 * How often a property is tried. The same rounds each time, so that a failure is one of the change: a twentieth of all, or all in a long
 * run. `RUNS=5000` looks for others.
 */
export function rounds(all: number): { readonly numRuns: number; readonly seed?: number } {
  const wanted = process.env['RUNS'];
  if (wanted !== undefined) return { numRuns: Number(wanted) };
  return { numRuns: many(all), seed: 20261121 };
}

/** So many lines, characters or files in a long run, and a twentieth otherwise. */
export function many(all: number): number {
  return WHOLE ? all : Math.ceil(all / 20);
}

/** All of a set in a long run, and each third otherwise. */
export function share<Item>(all: readonly Item[]): readonly Item[] {
  return WHOLE ? all : all.filter((_, index) => index % 3 === 0);
}
