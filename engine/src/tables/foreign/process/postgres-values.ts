import pg from 'pg';

/** Types by their numbers in PostgreSQL, as DuckDB calls them; all others are read as texts. */
const TYPES: Readonly<Record<number, string>> = {
  ...{ 16: 'BOOLEAN', 20: 'BIGINT', 21: 'SMALLINT', 23: 'INTEGER', 26: 'BIGINT', 700: 'FLOAT' },
  ...{ 701: 'DOUBLE', 1082: 'DATE', 1083: 'TIME', 1114: 'TIMESTAMP', 1184: 'TIMESTAMPTZ', 2950: 'UUID' },
};

const BOOLEAN = 16;
const BYTES = 17;
const NUMERIC = 1700;
const JSON_TYPES = new Set([114, 3802]);
const NUMBERS = new Set([20, 21, 23, 26, 700, 701, NUMERIC]);
/** Types whose values may be infinite, where those of a table cannot. */
const BOUNDED = new Set([1082, 1114, 1184, NUMERIC]);

/** Digits that an exact number of a table may have. */
const MOST_DIGITS = 38;

/** A value that no table can hold. */
export class UnknownValueError extends Error {}

/** A column of the server. */
export interface ReadColumn {
  readonly name: string;
  /** The number of its type. */
  readonly type: number;
  /** Its digits, as PostgreSQL keeps them; -1 where nothing is said. */
  readonly modifier: number;
  /** The number of the type of its items, where it is an array. */
  readonly item: number | undefined;
}

/** Turns the values of a column, as the server writes them, into those of a text that DuckDB reads; knows its type once all are read. */
export class ColumnReader {
  readonly #column: ReadColumn;
  #whole = 0;
  #decimals = 0;

  constructor(column: ReadColumn) {
    this.#column = column;
  }

  /** As DuckDB writes it: exact numbers have as many digits as they need. */
  get type(): string {
    const { type } = this.#column;
    if (type !== NUMERIC) return TYPES[type] ?? 'VARCHAR';
    const [digits, decimals] = declaredDigits(this.#column.modifier) ?? [
      Math.max(1, this.#whole + this.#decimals),
      this.#decimals,
    ];
    return digits <= MOST_DIGITS ? `DECIMAL(${digits},${decimals})` : 'VARCHAR';
  }

  /** @throws UnknownValueError */
  read(value: string | null): string | null {
    if (value === null) return null;
    const { type, item } = this.#column;
    if (item !== undefined) return arrayText(value, item);
    if (BOUNDED.has(type) && /^-?infinity$|^nan$/iu.test(value)) throw new UnknownValueError(value);
    switch (type) {
      case BOOLEAN:
        return value === 't' ? 'true' : 'false';
      case BYTES:
        return value.replace(/^\\x/u, '');
      case NUMERIC:
        this.#measure(value);
        return value;
      default:
        return BOUNDED.has(type) ? value.replace(/ BC$/u, ' (BC)') : value;
    }
  }

  #measure(value: string): void {
    const [whole = '', decimals = ''] = value.replace('-', '').split('.');
    this.#whole = Math.max(this.#whole, whole === '0' ? 0 : whole.length);
    this.#decimals = Math.max(this.#decimals, decimals.length);
  }
}

/** What `numeric(12, 2)` says; undefined where it says nothing, or what DuckDB does not know: negative decimals, more decimals than digits. */
function declaredDigits(modifier: number): readonly [digits: number, decimals: number] | undefined {
  if (modifier < 4) return undefined;
  const digits = ((modifier - 4) >> 16) & 0xff_ff;
  // Eleven bits with a sign.
  const decimals = (((modifier - 4) & 0x7_ff) ^ 0x4_00) - 0x4_00;
  return decimals < 0 || decimals > digits ? undefined : [digits, decimals];
}

/** What the library reads arrays with, which its types call otherwise. */
const ARRAYS = pg.types.arrayParser as unknown as {
  create(value: string, item: (text: string) => string): { parse(): unknown };
};

/** `{1,NULL}` as `[1,null]`; numbers keep all their digits. */
function arrayText(value: string, item: number): string {
  return listText(ARRAYS.create(value, (text) => itemText(text, item)).parse());
}

function listText(list: unknown): string {
  if (Array.isArray(list)) return `[${list.map(listText).join(',')}]`;
  return typeof list === 'string' ? list : 'null';
}

function itemText(text: string, type: number): string {
  if (type === BOOLEAN) return text === 't' ? 'true' : 'false';
  if (JSON_TYPES.has(type) || (NUMBERS.has(type) && /^-?\d/u.test(text))) return text;
  return JSON.stringify(type === BYTES ? text.replace(/^\\x/u, '') : text);
}
