import type { TokenReader } from './reader.ts';

/** Words that follow the first one of a type. */
const MORE = [['precision'], ['varying'], ['with', 'time', 'zone'], ['without', 'time', 'zone']] as const;

/** Types by all their names. */
const NAMES: ReadonlyMap<string, string> = new Map(
  [
    'BIGINT INT8 LONG',
    'BLOB BYTEA BINARY VARBINARY',
    'BOOLEAN BOOL LOGICAL',
    'DATE',
    'DECIMAL NUMERIC DEC',
    'DOUBLE FLOAT8',
    'FLOAT FLOAT4 REAL',
    'HUGEINT INT128',
    'INTEGER INT INT4 SIGNED',
    'INTERVAL',
    'JSON',
    'SMALLINT INT2 SHORT',
    'TIME',
    'TIMESTAMP DATETIME',
    'TINYINT INT1',
    'UBIGINT',
    'UINTEGER',
    'USMALLINT',
    'UTINYINT',
    'UUID',
    'VARCHAR CHAR BPCHAR TEXT STRING NVARCHAR',
  ].flatMap((line) => {
    const [type = '', ...others] = line.split(' ');
    return [type, ...others].map((name) => [name, type] as const);
  }),
);

/**
 * Reads a type, such as `DECIMAL(18, 2)`.
 * @returns as the database calls it; undefined for one of several types, and for one of the author's own.
 */
export function readType(reader: TokenReader): string | undefined {
  const written = writtenType(reader);
  const plain = NAMES.get(written);
  if (plain !== undefined) return plain === 'DECIMAL' ? 'DECIMAL(18,3)' : plain;
  if (/^(?:DECIMAL|NUMERIC)\(\d+, \d+\)$/u.test(written))
    return written.replace('NUMERIC', 'DECIMAL').replace(' ', '');
  return written === 'TIMESTAMP WITH TIME ZONE' || written === 'TIMESTAMPTZ'
    ? 'TIMESTAMP WITH TIME ZONE'
    : undefined;
}

function writtenType(reader: TokenReader): string {
  const pieces: string[] = [reader.name().text.toUpperCase()];
  for (const words of MORE) if (reader.takes(...words)) pieces.push(' ', words.join(' ').toUpperCase());
  if (reader.seesSign('(')) pieces.push(brackets(reader));
  if (reader.takes('array')) pieces.push(' ARRAY');
  while (reader.takesSign('[')) {
    pieces.push('[');
    if (reader.peek().kind === 'number') pieces.push(reader.next().text);
    reader.expectSign(']');
    pieces.push(']');
  }
  return pieces.join('');
}

function brackets(reader: TokenReader): string {
  const pieces: string[] = [];
  let depth = 0;
  do {
    const { kind, text } = reader.next();
    if (kind === 'sign' && text === '(') depth++;
    if (kind === 'sign' && text === ')') depth--;
    const isApart = pieces.length > 0 && kind !== 'sign' && !/[(\s]$/u.test(pieces.at(-1) ?? '');
    pieces.push(`${isApart ? ' ' : ''}${text}${text === ',' ? ' ' : ''}`);
  } while (depth > 0);
  return pieces.join('');
}
