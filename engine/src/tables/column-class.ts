/** What a suite calls the type of a column. */
export type ColumnClass =
  | 'text'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'date'
  | 'timestamp'
  | 'time'
  | 'binary'
  | 'list'
  | 'structure';

const CLASSES: readonly (readonly [RegExp, ColumnClass])[] = [
  [/\]$/u, 'list'],
  [/^(?:STRUCT|MAP|UNION)\b/u, 'structure'],
  [/^U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?$/u, 'integer'],
  [/^DECIMAL\(\d+,0\)$/u, 'integer'],
  [/^(?:FLOAT|DOUBLE|DECIMAL)\b/u, 'number'],
  [/^BOOLEAN$/u, 'boolean'],
  [/^DATE$/u, 'date'],
  [/^TIMESTAMP/u, 'timestamp'],
  [/^TIME\b/u, 'time'],
  [/^(?:BLOB|BIT)$/u, 'binary'],
];

/** The class of a type of DuckDB; text for all that is written as one, such as UUID and ENUM. */
export function classOf(type: string): ColumnClass {
  return CLASSES.find(([pattern]) => pattern.test(type))?.[1] ?? 'text';
}

export function isNumeric(type: string): boolean {
  const found = classOf(type);
  return found === 'integer' || found === 'number';
}

/** True for a type that has NaN. */
export function isFloating(type: string): boolean {
  return /^(?:FLOAT|DOUBLE)$/u.test(type);
}

/** Whether a column is what a suite says; integers are numbers. */
export function isOfClass(type: string, wanted: string): boolean {
  const found = classOf(type);
  return found === wanted || (wanted === 'number' && found === 'integer');
}
