/** Figures by category, as bars or lines. */
export interface Chart {
  readonly kind: 'bar' | 'line';
  readonly categories: readonly string[];
  readonly series: readonly Series[];
  /** A number as it is shown, in the language of the reader. */
  readonly shown: (value: number) => string;
}

export interface Series {
  readonly name: string;
  /** One for each category; null for none. */
  readonly values: readonly (number | null)[];
}

/** Colors of series that people with any color vision tell apart (Okabe and Ito). */
export const SERIES_COLORS = [
  ...['#0072b2', '#d55e00', '#009e73', '#cc79a7'],
  ...['#e69f00', '#56b4e9', '#7b5ea7', '#59636e'],
] as const;

/** The color of the series with a number, from 0. */
export function seriesColor(index: number): string {
  return SERIES_COLORS[index % SERIES_COLORS.length] ?? SERIES_COLORS[0];
}

/** The smallest and the largest value, and 0. */
export function extent(series: readonly Series[]): readonly [least: number, most: number] {
  let [least, most] = [0, 0];
  for (const { values } of series)
    for (const value of values) {
      least = Math.min(least, value ?? 0);
      most = Math.max(most, value ?? 0);
    }
  return least === most ? [least, least + 1] : [least, most];
}
