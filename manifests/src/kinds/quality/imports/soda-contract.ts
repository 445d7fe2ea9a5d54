import { t } from '@vscode/l10n';
import { typeName } from './great-expectations-rules.ts';
import {
  isRecord,
  listIn,
  scalarsIn,
  TableImport,
  textIn,
  type ImportedCheck,
  type ImportedSuite,
} from './imported.ts';
import { validity } from './soda-validity.ts';
import { countBounds, numberBounds, withTolerance, type Threshold } from './thresholds.ts';
import { hasThreshold, writtenThreshold } from './written-thresholds.ts';

type Config = Readonly<Record<string, unknown>>;

const NONE: Threshold = { operator: '=', value: 0 };

const STATISTICS: Readonly<Record<string, string>> = {
  avg: 'mean',
  sum: 'sum',
  stddev: 'stdev',
  min: 'lowest',
  max: 'highest',
};

/** A contract of Soda, of version 3 or 4; undefined for anything else. */
export function readSodaContract(file: unknown): ImportedSuite | undefined {
  const dataset = textIn(file, 'dataset');
  if (
    dataset === undefined ||
    !isRecord(file) ||
    !(Array.isArray(file['columns']) || Array.isArray(file['checks']))
  )
    return undefined;
  const name = dataset.split('/').at(-1) ?? dataset;
  const table = new TableImport();
  const columns = listIn(file, 'columns').filter(isRecord);
  const types = columns.map(
    (column) => [textIn(column, 'name') ?? '', typeName(textIn(column, 'data_type') ?? '') ?? null] as const,
  );
  const hasSchema = listIn(file, 'checks').some(
    (check) => isRecord(check) && ('schema' in check || check['type'] === 'schema'),
  );
  if (types.length > 0)
    table.add('columns', [
      {
        name: 'columns',
        expectation: 'columns',
        value: Object.fromEntries(types),
        ...(hasSchema ? { beside: { noOthers: true } } : {}),
      },
    ]);
  for (const column of columns) {
    const own = textIn(column, 'name') ?? '';
    const unknown = textIn(column, 'data_type');
    if (unknown !== undefined && typeName(unknown) === undefined)
      table.add(`${own}: data_type ${unknown}`, t('its type has no counterpart'));
    if (column['optional'] === false || column['required'] === true)
      table.add(own, [{ expectation: 'notNull', value: true, beside: { column: own } }]);
    for (const check of listIn(column, 'checks'))
      table.add({ column: own, check }, columnCheck(own, check, column));
  }
  for (const check of listIn(file, 'checks')) table.add(check, tableCheck(check));
  const { checks, not } = table;
  return {
    program: 'Soda',
    name: dataset,
    description: textIn(file, 'description'),
    tables: [{ name, checks, not }],
  };
}

/** The kind of a check and what it says: `{ missing: {…} }`, or `{ type: missing_count, … }`. */
function parts(check: unknown): readonly [kind: string, config: Config] {
  if (!isRecord(check)) return [typeof check === 'string' ? check : '', {}];
  const type = textIn(check, 'type');
  if (type !== undefined) return [type, check];
  const [kind = '', config] = Object.entries(check)[0] ?? [];
  return [kind, isRecord(config) ? config : {}];
}

function columnCheck(column: string, check: unknown, about: Config): readonly ImportedCheck[] | string {
  const [kind, config] = parts(check);
  const threshold = thresholdOf(config);
  if (!threshold) return t('it has no threshold that has a counterpart');
  const isShare = kind.endsWith('percent') || textIn(config['threshold'], 'metric') === 'percent';
  const beside = { column };
  if (/^(?:no_)?missing/u.test(kind)) {
    if (Object.keys(config).some((key) => /^missing_/u.test(key)))
      return t('no counterpart for: {0}', 'missing_values');
    return told(config, withTolerance({ expectation: 'notNull', value: true, beside }, threshold, isShare));
  }
  if (/^(?:no_)?duplicate/u.test(kind))
    return threshold.value === 0
      ? told(config, [{ expectation: 'unique', value: [column] }])
      : t('a number of duplicates that is tolerated counts values there, and rows here');
  if (/^(?:no_)?invalid/u.test(kind)) {
    const valid = Object.fromEntries(Object.entries(about).filter(([key]) => /^(?:in)?valid_/u.test(key)));
    const found = validity(column, { ...valid, ...config }, '_');
    if (typeof found === 'string') return found;
    const results = found.map((one) => withTolerance(one, threshold, isShare));
    const wrong = results.find((one) => typeof one === 'string');
    return typeof wrong === 'string'
      ? wrong
      : told(
          config,
          results.flatMap((one) => (typeof one === 'string' ? [] : one)),
        );
  }
  const of = STATISTICS[textIn(config, 'function') ?? kind];
  const bounds =
    of === undefined || !hasThreshold(config['threshold'] ?? config) ? undefined : numberBounds(threshold);
  if (of === undefined || !bounds) return t('no counterpart');
  return told(config, [
    {
      expectation: 'statistic',
      value: { of, ...bounds.bounds },
      beside,
      ...(bounds.note === undefined ? {} : { note: bounds.note }),
    },
  ]);
}

function tableCheck(check: unknown): readonly ImportedCheck[] | string {
  const [kind, config] = parts(check);
  if (kind === 'schema') return [];
  if (kind === 'rows_exist') return [{ expectation: 'rowCount', value: { min: 1 } }];
  if (kind === 'row_count') {
    const bounds = hasThreshold(config['threshold'] ?? config)
      ? thresholdOf(config)
      : { operator: '>' as const, value: 0 };
    const value = bounds && countBounds(bounds);
    return value
      ? told(config, [{ expectation: 'rowCount', value }])
      : t('it has no threshold that has a counterpart');
  }
  if (/duplicate/u.test(kind)) {
    const columns = scalarsIn(config, 'columns');
    return columns && thresholdOf(config)?.value === 0
      ? told(config, [{ expectation: 'unique', value: columns.map(String) }])
      : t('no counterpart');
  }
  if (kind === 'freshness' || kind.startsWith('freshness_in_')) return freshness(kind, config);
  const expression = kind === 'failed_rows' ? textIn(config, 'expression') : undefined;
  return expression === undefined
    ? t('no counterpart')
    : told(config, [{ expectation: 'condition', value: `NOT (${expression})` }]);
}

function freshness(kind: string, config: Config): readonly ImportedCheck[] | string {
  const column = textIn(config, 'column');
  const unit = textIn(config['threshold'], 'unit') ?? /^freshness_in_(\w+)s$/u.exec(kind)?.[1] ?? 'hour';
  const letter = { day: 'd', hour: 'h', minute: 'm' }[unit];
  const threshold = thresholdOf(config);
  if (column === undefined || letter === undefined || !threshold || !/^<=?$/u.test(threshold.operator))
    return t('no counterpart');
  return told(config, [
    { expectation: 'freshness', value: `${threshold.value}${letter}`, beside: { column } },
  ]);
}

/** No failing rows unless it says otherwise; undefined for what is not understood. */
function thresholdOf(config: Config): Threshold | undefined {
  const inner = config['threshold'] ?? config;
  return hasThreshold(inner) ? writtenThreshold(inner) : NONE;
}

function told(config: Config, checks: readonly ImportedCheck[] | string): readonly ImportedCheck[] | string {
  if (typeof checks === 'string') return checks;
  const description = textIn(config, 'name');
  const where = textIn(config, 'filter');
  return checks.map((check) => ({
    ...check,
    ...(description === undefined ? {} : { description }),
    ...(where === undefined ? {} : { where }),
  }));
}
