import { px } from '../markup/xml.ts';

/** CSS pixels. */
export const SPARK = { width: 84, height: 18 } as const;
const EDGE = 2;

/**
 * The path of a small line through values, in a box of `SPARK`; where a value is missing the line is broken. Empty for fewer than
 * two values.
 */
export function sparkPath(values: readonly (number | null)[]): string {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return '';
  const least = Math.min(...known);
  const range = Math.max(...known) - least;
  const step = (SPARK.width - 2 * EDGE) / (values.length - 1);
  let isDrawing = false;
  return values
    .map((value, index) => {
      if (value === null) {
        isDrawing = false;
        return '';
      }
      const share = range === 0 ? 0.5 : (value - least) / range;
      const y = SPARK.height - EDGE - share * (SPARK.height - 2 * EDGE);
      const command = isDrawing ? 'L' : 'M';
      isDrawing = true;
      return `${command}${px(EDGE + index * step)} ${px(y)}`;
    })
    .join('');
}
