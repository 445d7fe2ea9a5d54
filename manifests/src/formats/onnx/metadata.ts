/** Reads bytes of a file; undefined for more than it has. */
export type ReadBytes = (start: number, length: number) => Uint8Array | undefined;

/** Numbers of the fields of an ONNX model. */
const MODEL = { metadata: 14 } as const;

/** Numbers of the fields of an entry of the metadata. */
const ENTRY = { key: 1, value: 2 } as const;

/** Fields of a file that are looked at. */
const MOST_FIELDS = 1000;

/** Bytes of an entry that is read. */
const LARGEST = 256 * 1024;

/** Bytes that are read at once. */
const WINDOW = 4096;

/** Bytes of the largest number. */
const NUMBER = 10;

/** A number, and where what follows it begins. */
interface Varint {
  readonly value: number;
  readonly end: number;
}

/**
 * The text under a key of the metadata of an ONNX file, of which nothing else is read; undefined where there is none.
 * @see https://protobuf.dev/programming-guides/encoding/
 */
export function onnxMetadata(file: ReadBytes, key: string): string | undefined {
  const read = inWindows(file);
  let at = 0;
  for (let count = 0; count < MOST_FIELDS; count++) {
    const tag = varintAt(read, at);
    if (!tag || tag.value < 8) return undefined;
    const field = fieldAt(read, tag);
    if (!field) return undefined;
    if (
      field.length !== undefined &&
      Math.floor(tag.value / 8) === MODEL.metadata &&
      field.length <= LARGEST
    ) {
      const entry = read(field.start, field.length);
      if (entry && textOf(entry, ENTRY.key) === key) return textOf(entry, ENTRY.value);
    }
    at = field.end;
  }
  return undefined;
}

/** Small pieces of a file, of which larger ones are read: a file is opened for each. */
function inWindows(file: ReadBytes): ReadBytes {
  let begin = 0;
  let window: Uint8Array | undefined;
  return (start, length) => {
    if (length > WINDOW) return file(start, length);
    if (!window || start < begin || start + length > begin + window.length) {
      begin = start;
      window = undefined;
      // The file may end before the window does.
      for (let size = WINDOW; !window && size >= length; size = Math.floor(size / 2))
        window = file(start, size);
      window ??= file(start, length);
    }
    return window?.subarray(start - begin, start - begin + length);
  };
}

/** The text of a field of a message. */
function textOf(message: Uint8Array, number: number): string | undefined {
  const read: ReadBytes = (start, length) =>
    start + length <= message.length ? message.subarray(start, start + length) : undefined;
  for (let at = 0; at < message.length;) {
    const tag = varintAt(read, at);
    const field = tag && fieldAt(read, tag);
    if (!field) return undefined;
    if (Math.floor(tag.value / 8) === number && field.length !== undefined) {
      const bytes = read(field.start, field.length);
      return bytes && new TextDecoder().decode(bytes);
    }
    at = field.end;
  }
  return undefined;
}

/** Where a field begins and ends behind its tag; the length is that of bytes. Undefined for a form that models do not have. */
function fieldAt(
  read: ReadBytes,
  { value: tag, end: start }: Varint,
): { readonly start: number; readonly end: number; readonly length?: number } | undefined {
  switch (tag % 8) {
    case 0: {
      const number = varintAt(read, start);
      return number && { start, end: number.end };
    }
    case 1:
      return { start, end: start + 8 };
    case 2: {
      const length = varintAt(read, start);
      if (!length || !Number.isSafeInteger(length.end + length.value)) return undefined;
      return { start: length.end, end: length.end + length.value, length: length.value };
    }
    case 5:
      return { start, end: start + 4 };
    default:
      return undefined;
  }
}

function varintAt(read: ReadBytes, start: number): Varint | undefined {
  let value = 0;
  for (let place = 0; place < NUMBER; place++) {
    const byte = read(start + place, 1)?.[0];
    if (byte === undefined) return undefined;
    value += (byte & 0x7f) * 2 ** (7 * place);
    if (byte < 0x80) return { value, end: start + place + 1 };
  }
  return undefined;
}
