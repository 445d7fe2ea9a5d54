/**
 * A number as spreadsheets show it: with at most 15 significant digits, so that what a computation in binary leaves
 * behind (3.0000000000000004) does not appear.
 */
export function numberText(number: number): string {
  return String(Number(number.toPrecision(15)));
}
