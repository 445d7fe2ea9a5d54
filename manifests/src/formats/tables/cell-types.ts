/** Types of cells, each with the texts that are of it, the narrowest first. */
const TYPES: readonly (readonly [type: string, test: RegExp])[] = [
  ['BOOLEAN', /^(?:true|false)$/iu],
  ['BIGINT', /^[+-]?\d{1,18}$/u],
  ['DOUBLE', /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/iu],
  ['DATE', /^\d{4}-\d{2}-\d{2}$/u],
  ['TIMESTAMP', /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/u],
];

/** Longer texts are no numbers and no dates. */
const LONGEST = 60;

const COMMA_NUMBER = /^([+-]?\d+),(\d+)$/u;
const POINT_NUMBER = /^[+-]?\d+\.\d+$/u;

/** Whether the numbers of records have a comma before their decimals, and none a point; no commas separate the cells. */
export function hasDecimalCommas(records: readonly (readonly string[])[], separator: string): boolean {
  if (separator === ',') return false;
  const has = (kind: RegExp): boolean =>
    records.some((cells) => cells.some((cell) => kind.test(cell.trim())));
  return has(COMMA_NUMBER) && !has(POINT_NUMBER);
}

/**
 * The type of the cells of a column, empty ones aside; undefined for a column without any.
 * @param hasCommas whether a number has a comma before its decimals.
 */
export function typeOfCells(cells: readonly string[], hasCommas = false): string | undefined {
  const texts = cells
    .filter((cell) => cell !== '')
    .map((cell) => (hasCommas ? cell.replace(COMMA_NUMBER, '$1.$2') : cell));
  if (texts.length === 0) return undefined;
  // Leading zeros belong to codes: postal codes, account numbers.
  if (texts.some((text) => text.length > LONGEST || /^0\d/u.test(text))) return 'VARCHAR';
  return TYPES.find(([, test]) => texts.every((text) => test.test(text)))?.[0] ?? 'VARCHAR';
}
