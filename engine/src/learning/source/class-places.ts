import type { ClassName } from '../model/model.ts';

/**
 * Where a class is among those of a model, by its value in a table. Whole numbers may be written as `1.0`, as they are where a column was
 * one of floating-point numbers, and 0 and 1 as truth values.
 * @returns for a value, the place from 0; undefined where it is no class.
 */
export function classPlaces(classes: readonly ClassName[]): (value: string | number) => number | undefined {
  const places = new Map(classes.map((name, index) => [String(name), index]));
  const areNumbers = classes.every((name) => typeof name === 'number');
  const isTruth = areNumbers && classes.length === 2 && places.has('0') && places.has('1');
  return (value) => {
    const text = String(value);
    const own = places.get(text);
    if (own !== undefined || !areNumbers || text === '') return own;
    if (isTruth && (text === 'true' || text === 'false')) return places.get(text === 'true' ? '1' : '0');
    return places.get(String(Number(text)));
  };
}
