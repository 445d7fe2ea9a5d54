/** How often each class, or each interval, is in both samples. The two are equally long. */
export interface Counts {
  readonly reference: Float64Array;
  readonly current: Float64Array;
}

/** Different values of the reference from which on numbers are counted by intervals, as in Evidently. */
const INTERVALS_ABOVE = 20;

/** How often each value is there. */
export function countsOfValues<Value extends number | string>(
  reference: Iterable<Value>,
  current: Iterable<Value>,
): Counts {
  const before = occurrences(reference);
  const now = occurrences(current);
  const values = [...new Set([...before.keys(), ...now.keys()])];
  return {
    reference: Float64Array.from(values, (value) => before.get(value) ?? 0),
    current: Float64Array.from(values, (value) => now.get(value) ?? 0),
  };
}

/**
 * Numbers as distances of distributions count them: by value where the reference has few, otherwise by equal intervals over both samples
 * together, as many as Sturges' rule says.
 * @param reference sorted, finite, not empty.
 * @param current sorted, finite, not empty.
 */
export function countsOfNumbers(reference: Float64Array, current: Float64Array): Counts {
  if (new Set(reference).size <= INTERVALS_ABOVE) return countsOfValues(reference, current);
  const low = Math.min(reference[0] ?? 0, current[0] ?? 0);
  const high = Math.max(reference.at(-1) ?? 0, current.at(-1) ?? 0);
  const width = (high - low) / (Math.log2(reference.length + current.length) + 1);
  const bins = Math.ceil((high - low) / width);
  const edges = Float64Array.from({ length: bins + 1 }, (_, index) => low + index * ((high - low) / bins));
  edges[bins] = high;
  return { reference: countsBetween(edges, reference), current: countsBetween(edges, current) };
}

/** The last interval includes its end. */
function countsBetween(edges: Float64Array, sorted: Float64Array): Float64Array {
  const last = edges.length - 2;
  const counts = new Float64Array(edges.length - 1);
  let bin = 0;
  for (const value of sorted) {
    while (bin < last && value >= (edges[bin + 1] ?? Infinity)) bin++;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}

/** How often each value is in one sample. */
export function occurrences<Value>(values: Iterable<Value>): ReadonlyMap<Value, number> {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
