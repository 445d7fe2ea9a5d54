import { t } from '@vscode/l10n';
import {
  isRecord,
  listIn,
  scalarsIn,
  TableImport,
  textIn,
  type ImportedCheck,
  type ImportedSuite,
  type ImportedTable,
} from './imported.ts';
import { countBounds, numberBounds, withTolerance, type Threshold } from './thresholds.ts';
import { typeName } from './great-expectations-rules.ts';
import { validity } from './soda-validity.ts';

const CHECKS_FOR = /^checks for (?<table>[^\s[]+)(?:\s*\[(?<filter>[^\]]+)\])?$/u;
const FILTER = /^filter (?<table>[^\s[]+)\s*\[(?<filter>[^\]]+)\]$/u;

/** A metric, its columns, and what it is compared with. */
const METRIC =
  /^(?<metric>[a-z_]+)(?:\((?<columns>[^)]*)\))? ?(?<operator>between|not between|<=|>=|!=|<>|<|>|=)? ?(?<value>-?\d+(?:\.\d+)?)? ?(?<unit>%|d|h|m)?(?: ?and ?(?<upTo>-?\d+(?:\.\d+)?) ?%?)?$/u;

const REFERENCE = /^values in \((?<own>[^)]+)\) must exist in (?<table>\S+) \((?<theirs>[^)]+)\)$/u;

const STATISTICS: Readonly<Record<string, string>> = {
  avg: 'mean',
  sum: 'sum',
  stddev: 'stdev',
  min: 'lowest',
  max: 'highest',
};

/** Checks of SodaCL; undefined for anything else. */
export function readSodaCl(file: unknown): ImportedSuite | undefined {
  if (!isRecord(file) || !Object.keys(file).some((key) => CHECKS_FOR.test(key))) return undefined;
  const filters = new Map<string, string>();
  for (const [key, value] of Object.entries(file)) {
    const { table, filter } = FILTER.exec(key)?.groups ?? {};
    const where = textIn(value, 'where');
    if (table !== undefined && where !== undefined) filters.set(`${table} ${filter ?? ''}`, where);
  }
  const tables = new Map<string, TableImport>();
  const importOf = (name: string): TableImport => {
    const found = tables.get(name) ?? new TableImport();
    tables.set(name, found);
    return found;
  };
  for (const [key, items] of Object.entries(file)) {
    const { table, filter } = CHECKS_FOR.exec(key)?.groups ?? {};
    if (table === undefined) {
      // What belongs to no table is told with the first one.
      if (!FILTER.test(key)) [...tables.values()][0]?.add(key, t('no counterpart'));
      continue;
    }
    const where = filter === undefined ? undefined : filters.get(`${table} ${filter}`);
    for (const item of Array.isArray(items) ? (items as readonly unknown[]) : []) {
      const found =
        filter !== undefined && where === undefined
          ? t('its filter "{0}" is in another file, or not a condition', filter)
          : translated(item);
      const checks =
        typeof found === 'string' || where === undefined ? found : found.map((one) => ({ ...one, where }));
      importOf(table).add(item, checks);
      for (const check of typeof checks === 'string' ? [] : checks)
        if (check.expectation === 'references') importOf(textIn(check.value, 'table') ?? '');
    }
  }
  const list = [...tables].map(([name, { checks, not }]): ImportedTable => ({
    name: name.replaceAll('"', ''),
    checks,
    not,
  }));
  return { program: 'SodaCL', tables: list };
}

function translated(item: unknown): readonly ImportedCheck[] | string {
  if (typeof item === 'string') return metricChecks(item, {});
  const [key, config] = isRecord(item) ? (Object.entries(item)[0] ?? []) : [];
  if (key === undefined) return t('no counterpart');
  if (key === 'schema') return schemaChecks(config);
  if (key === 'failed rows') return failedRows(config);
  return metricChecks(key, isRecord(config) ? config : {});
}

/** A check with what is written below it: a name, a filter, severities. */
function metricChecks(
  text: string,
  config: Readonly<Record<string, unknown>>,
): readonly ImportedCheck[] | string {
  const reference = REFERENCE.exec(oneLine(text))?.groups;
  const description = textIn(config, 'name');
  const where = textIn(config, 'filter');
  const more = {
    ...(description === undefined ? {} : { description }),
    ...(where === undefined ? {} : { where }),
  };
  if (reference) {
    const list = (names: string | undefined): readonly string[] =>
      (names ?? '').split(',').map((name) => name.trim());
    const value = { table: reference['table'] ?? '', column: list(reference['theirs']) };
    return [{ expectation: 'references', value, beside: { column: list(reference['own']) }, ...more }];
  }
  const groups = METRIC.exec(oneLine(text))?.groups;
  if (!groups) return t('no counterpart');
  const alerts = alertsOf(groups, config);
  if (alerts.length === 0) return t('it has no threshold that has a counterpart');
  const results = alerts.map(([severity, threshold]) => {
    const found = metric(groups, threshold, config);
    return typeof found === 'string'
      ? found
      : found.map((check) => ({ ...check, ...more, ...(severity ? { severity } : {}) }));
  });
  const wrong = results.find((one) => typeof one === 'string');
  return typeof wrong === 'string' ? wrong : results.flatMap((one) => (typeof one === 'string' ? [] : one));
}

type Groups = Readonly<Record<string, string | undefined>>;

/** What a metric is compared with: in its text, or as `warn` and `fail`, which say what is wrong. */
function alertsOf(
  groups: Groups,
  config: Readonly<Record<string, unknown>>,
): readonly (readonly ['warning' | undefined, Threshold])[] {
  if (groups['operator'] !== undefined && groups['value'] !== undefined)
    return [[undefined, thresholdOf(groups)]];
  return (['warn', 'fail'] as const).flatMap((key) => {
    const when = textIn(config, key)?.replace(/^when\s+/u, '');
    const found = when === undefined ? undefined : METRIC.exec(oneLine(`x ${when}`))?.groups;
    const opposite = found?.['value'] === undefined ? undefined : contrary(thresholdOf(found));
    return opposite ? [[key === 'warn' ? 'warning' : undefined, opposite] as const] : [];
  });
}

function thresholdOf(groups: Groups): Threshold {
  const operator = (groups['operator'] ?? '=').replace('<>', '!=') as Threshold['operator'];
  const upTo = groups['upTo'];
  return { operator, value: Number(groups['value']), ...(upTo === undefined ? {} : { upTo: Number(upTo) }) };
}

function contrary({ operator, value, upTo }: Threshold): Threshold | undefined {
  const operators: Readonly<Record<string, Threshold['operator']>> = {
    '<': '>=',
    '<=': '>',
    '>': '<=',
    '>=': '<',
    '!=': '=',
    '=': '!=',
    'not between': 'between',
  };
  const found = operators[operator];
  return found && { operator: found, value, ...(upTo === undefined ? {} : { upTo }) };
}

function metric(
  groups: Groups,
  threshold: Threshold,
  config: Readonly<Record<string, unknown>>,
): readonly ImportedCheck[] | string {
  const { metric: name = '', columns: written, unit } = groups;
  const columns = (written ?? '')
    .split(',')
    .map((column) => column.trim())
    .filter((column) => column !== '');
  const [column] = columns;
  if (name === 'row_count') {
    const value = countBounds(threshold);
    return value ? [{ expectation: 'rowCount', value }] : t('no counterpart');
  }
  if (column === undefined) return t('no counterpart');
  const [, counted = '', kind = ''] = /^(missing|duplicate|invalid)_(count|percent)$/u.exec(name) ?? [];
  const isShare = kind === 'percent';
  if (
    counted === 'missing' &&
    scalarsIn(config, 'missing values') === undefined &&
    textIn(config, 'missing regex') === undefined
  )
    return withTolerance({ expectation: 'notNull', value: true, beside: { column } }, threshold, isShare);
  if (counted === 'duplicate')
    return (threshold.operator === '=' && threshold.value === 0) ||
      (threshold.operator === '<' && threshold.value === 1)
      ? [{ expectation: 'unique', value: columns }]
      : t('a number of duplicates that is tolerated counts values there, and rows here');
  if (counted === 'invalid') {
    const found = validity(column, config, ' ');
    if (typeof found === 'string') return found;
    const results = found.map((check) => withTolerance(check, threshold, isShare));
    const wrong = results.find((one) => typeof one === 'string');
    return typeof wrong === 'string' ? wrong : results.flatMap((one) => (typeof one === 'string' ? [] : one));
  }
  if (name === 'freshness')
    return unit !== undefined && unit !== '%' && /^<=?$/u.test(threshold.operator)
      ? [{ expectation: 'freshness', value: `${threshold.value}${unit}`, beside: { column } }]
      : t('no counterpart');
  const of = STATISTICS[name];
  if (of === undefined || unit !== undefined) return t('no counterpart');
  const { operator, value } = threshold;
  // What the smallest value is greater than, all values are.
  if (of === 'lowest' && operator === '>')
    return [{ expectation: 'range', value: { above: value }, beside: { column } }];
  if (of === 'highest' && operator === '<')
    return [{ expectation: 'range', value: { below: value }, beside: { column } }];
  const found = numberBounds(threshold);
  if (!found) return t('no counterpart');
  return [
    {
      expectation: 'statistic',
      value: { of, ...found.bounds },
      beside: { column },
      ...(found.note === undefined ? {} : { note: found.note }),
    },
  ];
}

function schemaChecks(config: unknown): readonly ImportedCheck[] | string {
  const checks: ImportedCheck[] = [];
  for (const level of ['fail', 'warn'] as const) {
    const rules = isRecord(config) ? config[level] : undefined;
    if (!isRecord(rules)) continue;
    const severity = level === 'warn' ? { severity: 'warning' as const } : {};
    const required = scalarsIn(rules, 'when required column missing');
    if (required)
      checks.push({
        name: 'columns',
        expectation: 'columns',
        value: Object.fromEntries(required.map((name) => [String(name), null])),
        ...severity,
      });
    const types = rules['when wrong column type'];
    if (isRecord(types)) {
      const known = Object.entries(types).map(
        ([name, type]) => [name, typeName(String(type)) ?? null] as const,
      );
      checks.push({ name: 'types', expectation: 'columns', value: Object.fromEntries(known), ...severity });
      const unknown = known.filter(([, type]) => type === null).map(([name]) => name);
      if (unknown.length > 0) return t('types without a counterpart: {0}', unknown.join(', '));
    }
    const others = Object.keys(rules).filter(
      (key) => key !== 'when required column missing' && key !== 'when wrong column type',
    );
    if (others.length > 0) return t('no counterpart for: {0}', others.join(', '));
  }
  return checks.length > 0 ? checks : t('no counterpart');
}

function failedRows(config: unknown): readonly ImportedCheck[] | string {
  const condition = textIn(config, 'fail condition');
  const description = textIn(config, 'name');
  if (condition === undefined || listIn(config, 'samples limit').length > 0)
    return t('a query has no counterpart');
  return [
    {
      expectation: 'condition',
      value: `NOT (${condition})`,
      ...(description === undefined ? {} : { description }),
    },
  ];
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
