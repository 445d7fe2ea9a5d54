/** By what share a measure may differ from what it is written as: thresholds that are written by people are never so near. */
const NEAR = 1e-9;
/** Digits that tell any two numbers apart. */
const MOST_DIGITS = 17;

/** A measure with no more digits than it takes: 0.9 in place of 0.9000000000000001. */
export function shortMeasure(value: number): number {
  for (let digits = 1; digits < MOST_DIGITS; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.abs(short - value) <= NEAR * Math.abs(value)) return short;
  }
  return value;
}
