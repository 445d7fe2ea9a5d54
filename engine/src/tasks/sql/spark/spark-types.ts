/** Types of DuckDB as Spark calls them; what a number without a sign holds needs the next larger one. */
const TYPES: Readonly<Record<string, string>> = {
  BOOLEAN: 'BOOLEAN',
  TINYINT: 'TINYINT',
  SMALLINT: 'SMALLINT',
  INTEGER: 'INT',
  BIGINT: 'BIGINT',
  HUGEINT: 'DECIMAL(38,0)',
  UTINYINT: 'SMALLINT',
  USMALLINT: 'INT',
  UINTEGER: 'BIGINT',
  UBIGINT: 'DECIMAL(20,0)',
  FLOAT: 'FLOAT',
  DOUBLE: 'DOUBLE',
  VARCHAR: 'STRING',
  BLOB: 'BINARY',
  DATE: 'DATE',
  TIMESTAMP: 'TIMESTAMP_NTZ',
  'TIMESTAMP WITH TIME ZONE': 'TIMESTAMP',
};

/** @param type of a column, as DuckDB writes it: `DECIMAL(18,2)`. @returns undefined for one that Spark has nothing like. */
export function sparkType(type: string): string | undefined {
  return /^DECIMAL\(\d+,\d+\)$/u.test(type) ? type : TYPES[type];
}

/** Types that casts of the SQL may name, by what the parser calls them. @returns undefined for one that both do not have. */
export function castType(type: Readonly<Record<string, unknown>>): string | undefined {
  const { data_type: kind, precision, scale, timezone } = type;
  if (kind === 'timestamp') return timezone === true ? 'TIMESTAMPTZ' : 'TIMESTAMP';
  if (kind === 'decimal') return `DECIMAL(${numberOr(precision, 18)}, ${numberOr(scale, 3)})`;
  if (kind === 'custom') return CUSTOM[String(type['name']).toUpperCase()];
  return CASTS[String(kind)];
}

const CASTS: Readonly<Record<string, string>> = {
  boolean: 'BOOLEAN',
  tiny_int: 'TINYINT',
  small_int: 'SMALLINT',
  int: 'INTEGER',
  big_int: 'BIGINT',
  int128: 'HUGEINT',
  float: 'FLOAT',
  double: 'DOUBLE',
  var_char: 'VARCHAR',
  text: 'VARCHAR',
  date: 'DATE',
};

const CUSTOM: Readonly<Record<string, string>> = {
  DEC: 'DECIMAL(18, 3)',
  INT1: 'TINYINT',
  INT2: 'SMALLINT',
  INT4: 'INTEGER',
  INT8: 'BIGINT',
  LONG: 'BIGINT',
  SHORT: 'SMALLINT',
  FLOAT4: 'FLOAT',
  FLOAT8: 'DOUBLE',
};

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}
