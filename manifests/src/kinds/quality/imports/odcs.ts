import { t } from '@vscode/l10n';
import {
  dateIn,
  isRecord,
  listIn,
  numberIn,
  scalarsIn,
  TableImport,
  textIn,
  type ImportedCheck,
  type ImportedSuite,
  type ImportedTable,
} from './imported.ts';
import { keysLeftOut } from './odcs-left-out.ts';
import { countBounds, withTolerance } from './thresholds.ts';
import { hasThreshold, writtenThreshold } from './written-thresholds.ts';

type Config = Readonly<Record<string, unknown>>;

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  date: 'date',
  timestamp: 'timestamp',
  time: 'time',
  array: 'list',
  object: 'structure',
};

/** A data contract of ODCS 3; undefined for anything else. */
export function readOdcs(file: unknown): ImportedSuite | undefined {
  if (!isRecord(file) || file['kind'] !== 'DataContract' || !/^v?3\./u.test(textIn(file, 'apiVersion') ?? ''))
    return undefined;
  const objects = listIn(file, 'schema').filter(isRecord);
  const known = objects.map(nameOf);
  const tables = objects.map((object) => tableOf(object, known));
  const description = textIn(file['description'], 'purpose') ?? textIn(file, 'description');
  const name = textIn(file, 'name') ?? textIn(file, 'id');
  return { program: 'ODCS', name, description, tables, leftOut: keysLeftOut(file) };
}

function tableOf(object: Config, known: readonly string[]): ImportedTable {
  const table = new TableImport();
  const properties = listIn(object, 'properties').filter(isRecord);
  const columns = properties.map(
    (one) => [columnOf(one), TYPES[textIn(one, 'logicalType') ?? ''] ?? null] as const,
  );
  if (columns.length > 0)
    table.add('properties', [
      { name: 'columns', expectation: 'columns', value: Object.fromEntries(columns) },
    ]);
  const keys = properties
    .filter((one) => one['primaryKey'] === true)
    .sort((a, b) => (numberIn(a, 'primaryKeyPosition') ?? 0) - (numberIn(b, 'primaryKeyPosition') ?? 0))
    .map(columnOf);
  const required = properties
    .filter((one) => one['required'] === true || one['primaryKey'] === true)
    .map(columnOf);
  if (required.length > 0)
    table.add('required', [
      { name: 'required', expectation: 'notNull', value: true, beside: { column: required } },
    ]);
  if (keys.length > 0) table.add('primaryKey', [{ name: 'primary-key', expectation: 'unique', value: keys }]);
  for (const property of properties) {
    const column = columnOf(property);
    if (property['unique'] === true && !(keys.length === 1 && keys[0] === column))
      table.add(property, [{ expectation: 'unique', value: [column] }]);
    addOptions(table, column, property['logicalTypeOptions']);
    const values = scalarsIn(property, 'enum');
    if (values) table.add(property, [{ expectation: 'values', value: values, beside: { column } }]);
    else if (property['enum'] !== undefined)
      table.add({ column, enum: property['enum'] }, t('no counterpart'));
    for (const relation of listIn(property, 'relationships'))
      table.add({ column, relation }, relationOf(relation, column, known));
    for (const rule of listIn(property, 'quality'))
      table.add({ property: column, quality: rule }, qualityOf(rule, column));
    for (const nested of listIn(property, 'properties'))
      table.add(
        { property: column, nested: textIn(nested, 'name') },
        t('properties within a property have no counterpart'),
      );
  }
  for (const relation of listIn(object, 'relationships')) table.add(relation, t('no counterpart'));
  for (const rule of listIn(object, 'quality')) table.add(rule, qualityOf(rule, undefined));
  const { checks, not } = table;
  return {
    name: nameOf(object),
    description: textIn(object, 'description'),
    checks,
    not,
  };
}

function nameOf(object: Config): string {
  return textIn(object, 'physicalName') ?? textIn(object, 'name') ?? 'data';
}

function columnOf(property: Config): string {
  return textIn(property, 'physicalName') ?? textIn(property, 'name') ?? '';
}

const BOUNDS: Readonly<Record<string, string>> = {
  minimum: 'min',
  maximum: 'max',
  exclusiveMinimum: 'above',
  exclusiveMaximum: 'below',
};

/** What the type of a property says of its values. */
function addOptions(table: TableImport, column: string, options: unknown): void {
  if (!isRecord(options)) return;
  const beside = { column };
  const range: Record<string, string | number> = {};
  const length: Record<string, number> = {};
  const others: string[] = [];
  for (const [key, written] of Object.entries(options)) {
    const bound = BOUNDS[key];
    const value = numberIn(options, key) ?? dateIn(options, key);
    if (bound !== undefined && value !== undefined) range[bound] = value;
    else if ((key === 'minLength' || key === 'maxLength') && typeof written === 'number')
      length[key.slice(0, 3)] = written;
    else if (key === 'pattern' && typeof written === 'string')
      table.add(options, [{ expectation: 'pattern', value: written, beside }]);
    else others.push(key);
  }
  if (Object.keys(length).length > 0) table.add(options, [{ expectation: 'length', value: length, beside }]);
  if (Object.keys(range).length > 0) table.add(options, [{ expectation: 'range', value: range, beside }]);
  if (others.length > 0) table.add({ column, ...options }, t('no counterpart for: {0}', others.join(', ')));
}

/** What a property refers to: `customers.id`, of a table of the same contract. */
function relationOf(
  relation: unknown,
  column: string,
  known: readonly string[],
): readonly ImportedCheck[] | string {
  const to = textIn(relation, 'to')?.split('.') ?? [];
  const [table = '', theirs = '', ...more] = to.slice(-2);
  if (theirs === '' || more.length > 0 || !known.includes(table)) return t('no counterpart');
  return [{ expectation: 'references', value: { table, column: theirs }, beside: { column } }];
}

/** A rule of quality: of the library by its metric; text and SQL have no counterpart. */
function qualityOf(rule: unknown, column: string | undefined): readonly ImportedCheck[] | string {
  if (!isRecord(rule)) return t('no counterpart');
  const type = textIn(rule, 'type') ?? 'library';
  if (type === 'text') return t('a description in words has no counterpart');
  if (type !== 'library') return t('a rule of type "{0}" has no counterpart', type);
  const found = libraryRule(rule, column);
  if (typeof found === 'string') return found;
  const description = textIn(rule, 'description');
  const severity = { warning: 'warning' as const, info: 'information' as const }[
    textIn(rule, 'severity')?.toLowerCase() ?? ''
  ];
  return found.map((check) => ({
    ...check,
    ...(description === undefined ? {} : { description }),
    ...(severity ? { severity } : {}),
  }));
}

function libraryRule(rule: Config, column: string | undefined): readonly ImportedCheck[] | string {
  const metric = textIn(rule, 'metric') ?? textIn(rule, 'rule') ?? '';
  const threshold = hasThreshold(rule) ? writtenThreshold(rule) : { operator: '=' as const, value: 0 };
  if (!threshold) return t('it has no threshold that has a counterpart');
  const isShare = textIn(rule, 'unit') === 'percent';
  if (metric === 'rowCount') {
    const value = hasThreshold(rule) ? countBounds(threshold) : undefined;
    return value ? [{ expectation: 'rowCount', value }] : t('it has no threshold that has a counterpart');
  }
  const args = rule['arguments'];
  if (/^(?:duplicateValues|duplicateCount|unique)$/u.test(metric)) {
    const columns =
      scalarsIn(args, 'properties')?.map(String) ?? (column === undefined ? undefined : [column]);
    return columns && threshold.operator === '=' && threshold.value === 0
      ? [{ expectation: 'unique', value: columns }]
      : t('a number of duplicates that is tolerated counts values there, and rows here');
  }
  if (column === undefined) return t('no counterpart');
  const beside = { column };
  if (/^(?:nullValues|nullCheck)$/u.test(metric))
    return withTolerance({ expectation: 'notNull', value: true, beside }, threshold, isShare);
  if (metric !== 'invalidValues' && metric !== 'validValues') return t('no counterpart');
  const values = scalarsIn(args, 'validValues') ?? scalarsIn(rule, 'validValues');
  const pattern = textIn(args, 'pattern');
  if (values) return withTolerance({ expectation: 'values', value: values, beside }, threshold, isShare);
  if (pattern === undefined) return t('it has no values');
  return withTolerance({ expectation: 'pattern', value: pattern, beside }, threshold, isShare);
}
