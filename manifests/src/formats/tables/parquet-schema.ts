import type { Column } from './column.ts';

/** The last bytes of a Parquet file: how long the metadata before them is, and the mark of the format. */
export const PARQUET_END = 8;

/** Columns of one file that are read. */
const MOST_COLUMNS = 20_000;
/** Structures within structures that are passed over. */
const DEEPEST = 30;

/** Types of values of the compact protocol of Thrift. */
const WIRE = {
  stop: 0,
  true: 1,
  false: 2,
  byte: 3,
  i16: 4,
  i32: 5,
  i64: 6,
  double: 7,
  binary: 8,
  list: 9,
  struct: 12,
} as const;

/** Bytes of the metadata of a Parquet file, as its end tells; undefined for a file of another format. */
export function parquetMetadataLength(end: Uint8Array): number | undefined {
  if (end.length !== PARQUET_END || new TextDecoder('latin1').decode(end.subarray(4)) !== 'PAR1')
    return undefined;
  return new DataView(end.buffer, end.byteOffset).getUint32(0, true);
}

/**
 * The columns of a Parquet file by the beginning of its metadata, of which only the schema is read.
 * @returns undefined when the bytes are none, or end before the schema does.
 * @see https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift FileMetaData
 */
export function parquetColumns(metadata: Uint8Array): readonly Column[] | undefined {
  try {
    return columnsOf(new CompactReader(metadata).schema());
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** An element of the schema: a column, or a group of columns. */
interface SchemaElement {
  readonly name: string;
  readonly type: number | undefined;
  readonly repetition: number | undefined;
  readonly children: number;
  readonly converted: number | undefined;
  readonly scale: number;
  readonly precision: number;
  /** The number of the member of the union `LogicalType`. */
  readonly logical: number | undefined;
  /** For times: whether they are of UTC. */
  readonly isUtc: boolean;
}

/** The elements directly below the root, which stands first. */
function columnsOf(schema: readonly SchemaElement[]): readonly Column[] {
  const columns: Column[] = [];
  const [root] = schema;
  if (!root) throw new RangeError('no schema');
  let at = 1;
  for (let index = 0; index < root.children; index++) {
    const element = schema[at];
    if (!element) throw new RangeError('fewer columns than announced');
    const end = endOf(schema, at);
    const type = typeOf(element);
    columns.push(type === undefined ? { name: element.name } : { name: element.name, type });
    at = end;
  }
  return columns;
}

/** Behind an element and all below it. */
function endOf(schema: readonly SchemaElement[], start: number): number {
  let left = 1;
  let at = start;
  for (; left > 0; at++) {
    const element = schema[at];
    if (!element) throw new RangeError('fewer columns than announced');
    left += element.children - 1;
  }
  return at;
}

/** Types of the values that are stored, by their numbers. */
const PHYSICAL = ['BOOLEAN', 'INTEGER', 'BIGINT', 'TIMESTAMP', 'FLOAT', 'DOUBLE', 'BLOB', 'BLOB'] as const;
/** `ConvertedType`, by its numbers. */
const CONVERTED: Readonly<Record<number, string>> = {
  0: 'VARCHAR',
  4: 'VARCHAR',
  6: 'DATE',
  7: 'TIME',
  8: 'TIME',
  9: 'TIMESTAMP WITH TIME ZONE',
  10: 'TIMESTAMP WITH TIME ZONE',
  11: 'UTINYINT',
  12: 'USMALLINT',
  13: 'UINTEGER',
  14: 'UBIGINT',
  15: 'TINYINT',
  16: 'SMALLINT',
  17: 'INTEGER',
  18: 'BIGINT',
  19: 'JSON',
  21: 'INTERVAL',
};
const CONVERTED_DECIMAL = 5;
/** Members of the union `LogicalType`. */
const LOGICAL_TIMESTAMP = 8;
const LOGICAL_UUID = 14;
const LOGICAL_DECIMAL = 5;
const REPEATED = 2;

/** As DuckDB calls it; undefined for lists and structures. */
function typeOf(element: SchemaElement): string | undefined {
  if (element.children > 0 || element.repetition === REPEATED || element.type === undefined) return undefined;
  if (element.converted === CONVERTED_DECIMAL || element.logical === LOGICAL_DECIMAL)
    return `DECIMAL(${element.precision},${element.scale})`;
  if (element.logical === LOGICAL_TIMESTAMP) return element.isUtc ? 'TIMESTAMP WITH TIME ZONE' : 'TIMESTAMP';
  if (element.logical === LOGICAL_UUID) return 'UUID';
  return (
    (element.converted === undefined ? undefined : CONVERTED[element.converted]) ?? PHYSICAL[element.type]
  );
}

/** Reads the compact protocol of Thrift. @throws RangeError at the end of the bytes, and for what the protocol does not have. */
class CompactReader {
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** The schema of a `FileMetaData`, its second field. */
  schema(): readonly SchemaElement[] {
    let elements: readonly SchemaElement[] | undefined;
    this.#fields((field, type) => {
      if (field !== 2 || type !== WIRE.list) return false;
      elements = this.#elements();
      // What follows is not looked at.
      return 'enough';
    });
    if (!elements) throw new RangeError('no schema');
    return elements;
  }

  #elements(): readonly SchemaElement[] {
    const { count, type } = this.#listHead();
    if (count > MOST_COLUMNS || type !== WIRE.struct) throw new RangeError('no list of columns');
    return Array.from({ length: count }, () => this.#element());
  }

  #element(): SchemaElement {
    const numbers = new Map<number, number>();
    let name = '';
    let logical: number | undefined;
    let isUtc = false;
    this.#fields((field, type) => {
      if (type === WIRE.i32) numbers.set(field, this.#zigzag());
      else if (field === 4 && type === WIRE.binary) name = this.#text();
      else if (field === 10 && type === WIRE.struct)
        this.#fields((member, memberType) => {
          logical = member;
          if (member !== LOGICAL_TIMESTAMP || memberType !== WIRE.struct) return false;
          this.#fields((key, value) => {
            if (key === 1) isUtc = value === WIRE.true;
            return false;
          });
          return true;
        });
      else return false;
      return true;
    });
    return {
      name,
      logical,
      isUtc,
      type: numbers.get(1),
      repetition: numbers.get(3),
      children: Math.max(0, numbers.get(5) ?? 0),
      converted: numbers.get(6),
      scale: numbers.get(7) ?? 0,
      precision: numbers.get(8) ?? 0,
    };
  }

  /** @param read of each field: false to have it passed over, `enough` to end. */
  #fields(read: (field: number, type: number) => boolean | 'enough', depth = 0): void {
    if (depth > DEEPEST) throw new RangeError('too deep');
    let field = 0;
    for (;;) {
      const head = this.#byte();
      const type = head & 0x0f;
      if (type === WIRE.stop) return;
      field = head >> 4 ? field + (head >> 4) : this.#zigzag();
      const done = read(field, type);
      if (done === 'enough') return;
      if (!done) this.#skip(type, depth + 1);
    }
  }

  #skip(type: number, depth: number): void {
    switch (type) {
      case WIRE.true:
      case WIRE.false:
        return;
      case WIRE.byte:
        this.#byte();
        return;
      case WIRE.i16:
      case WIRE.i32:
      case WIRE.i64:
        while (this.#byte() & 0x80);
        return;
      case WIRE.double:
        this.#at += 8;
        return;
      case WIRE.binary:
        this.#at += this.#length();
        return;
      case WIRE.list: {
        const { count, type: item } = this.#listHead();
        if (depth > DEEPEST) throw new RangeError('too deep');
        for (let index = 0; index < count; index++)
          if (item === WIRE.true || item === WIRE.false) this.#byte();
          else this.#skip(item, depth + 1);
        return;
      }
      case WIRE.struct:
        this.#fields(() => false, depth + 1);
        return;
      default:
        throw new RangeError('unknown type');
    }
  }

  #listHead(): { readonly count: number; readonly type: number } {
    const head = this.#byte();
    const count = head >> 4 === 15 ? this.#length() : head >> 4;
    return { count, type: head & 0x0f };
  }

  #text(): string {
    const length = this.#length();
    const start = this.#view.byteOffset + this.#at;
    if (this.#at + length > this.#view.byteLength) throw new RangeError('cut off');
    this.#at += length;
    return new TextDecoder().decode(new Uint8Array(this.#view.buffer, start, length));
  }

  #length(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.#byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (!(byte & 0x80)) return value;
    }
    throw new RangeError('too long a number');
  }

  #zigzag(): number {
    const value = this.#length();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  #byte(): number {
    return this.#view.getUint8(this.#at++);
  }
}
