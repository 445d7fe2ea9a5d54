/** One field of a message: its number, and its value as a number for a varint or as bytes for all else. */
export interface WireField {
  readonly number: number;
  readonly value: number | Uint8Array;
}

/** Bytes that are not a protobuf message. */
export class ProtobufError extends Error {}

/**
 * The fields of a protobuf message in their order, without a copy. Varints are read as numbers of 64 bits with a sign; beyond ±2⁵³ they lose
 * their last digits.
 * @see https://protobuf.dev/programming-guides/encoding/
 * @throws ProtobufError when the bytes are not a message.
 */
export function* wireFields(bytes: Uint8Array): Generator<WireField> {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    let long: bigint | undefined;
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = bytes[at++];
      if (byte === undefined) throw new ProtobufError('a number is cut off');
      if (shift < 49) value += (byte & 0x7f) * 2 ** shift;
      else long = (long ?? BigInt(value)) | (BigInt(byte & 0x7f) << BigInt(shift));
      if (byte < 0x80) return long === undefined ? value : Number(BigInt.asIntN(64, long));
    }
    throw new ProtobufError('a number does not end');
  };
  const take = (length: number): Uint8Array => {
    if (length < 0 || at + length > bytes.length) throw new ProtobufError('a field is cut off');
    at += length;
    return bytes.subarray(at - length, at);
  };
  while (at < bytes.length) {
    const key = varint();
    const number = Math.floor(key / 8);
    if (number === 0) throw new ProtobufError('a field has no number');
    switch (key % 8) {
      case 0:
        yield { number, value: varint() };
        break;
      case 1:
        yield { number, value: take(8) };
        break;
      case 2:
        yield { number, value: take(varint()) };
        break;
      case 5:
        yield { number, value: take(4) };
        break;
      default:
        throw new ProtobufError('a field is of an unknown form');
    }
  }
}

/** The fields of a message that hold bytes, by number. */
export function* nested(bytes: Uint8Array, number: number): Generator<Uint8Array> {
  for (const field of wireFields(bytes))
    if (field.number === number && field.value instanceof Uint8Array) yield field.value;
}

/** The text of a field; empty when it is missing. */
export function textOf(bytes: Uint8Array, number: number): string {
  for (const value of nested(bytes, number)) return new TextDecoder().decode(value);
  return '';
}
