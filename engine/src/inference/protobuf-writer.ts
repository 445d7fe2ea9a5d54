/** A number of 32 bits with a point, where a varint would be one without. */
export interface Float {
  readonly float: number;
}
/** What a field holds: a varint, a float, bytes, a text, or a message given by its fields. */
export type FieldValue = number | Float | Uint8Array | string | readonly Field[];
/** A field: its number and what it holds. */
export type Field = readonly [number: number, value: FieldValue];

/** A protobuf message of these fields, in their order. Numbers are written as varints; -1 as the ten bytes that it has. */
export function message(fields: readonly Field[]): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const [number, value] of fields) {
    if (typeof value === 'number') {
      parts.push(varint(number * 8), varint(value));
      continue;
    }
    if (typeof value === 'object' && 'float' in value) {
      parts.push(varint(number * 8 + 5), new Uint8Array(Float32Array.of(value.float).buffer));
      continue;
    }
    const bytes = bytesOf(value);
    parts.push(varint(number * 8 + 2), varint(bytes.length), bytes);
  }
  return Buffer.concat(parts);
}

function bytesOf(value: Exclude<FieldValue, number | Float>): Uint8Array {
  if (typeof value === 'string') return new TextEncoder().encode(value);
  return value instanceof Uint8Array ? value : message(value);
}

function varint(value: number): Uint8Array {
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes: number[] = [];
  do {
    const low = Number(rest & 127n);
    rest >>= 7n;
    bytes.push(rest > 0n ? low + 128 : low);
  } while (rest > 0n);
  return Uint8Array.from(bytes);
}
