/** A tensor that a model answered with. */
export interface ModelOutput {
  /** Values of a row. */
  readonly width: number;
  readonly values: Float64Array | readonly string[];
}

/** The answers for rows that follow each other in parts. */
export function joinedOutputs(
  parts: readonly ReadonlyMap<string, ModelOutput>[],
): ReadonlyMap<string, ModelOutput> {
  const [first = new Map<string, ModelOutput>()] = parts;
  return new Map(
    [...first].map(([name, { width, values }]): [string, ModelOutput] => {
      const all = parts.map((part) => part.get(name)?.values ?? []);
      const areNumbers = values instanceof Float64Array;
      return [
        name,
        { width, values: areNumbers ? joined(all as Float64Array[]) : (all as string[][]).flat() },
      ];
    }),
  );
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
