import { createHash } from 'node:crypto';
import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import { quotedName, quotedText } from '../../tables/quoting.ts';
import type { ColumnSpec } from './inputs.ts';

/** The number of a row, from 0, and its hash, as the expressions of columns name them. */
const ROW = 'vitruve_row';
const HASH = 'vitruve_hash';

/** The table with the values that a column refers to, `value`, by their number from 0, `number`. */
export function referenceTable(name: string): string {
  return quotedName(`reference ${name}`);
}

/**
 * The values of a column in SQL. They depend on the seed, the name of the column and the number of the row alone, so that they are equal whatever
 * the number of threads, the order in which rows are made and the other columns.
 * @throws TaskError for a column that lacks something.
 */
export function columnSql(name: string, spec: ColumnSpec, seed: number): string {
  /** Evenly distributed from 0 to 1, without 1. Hashed after the two are joined: `hash(a, b)` would join two hashes, which stay related. */
  const uniform = (use: string): string =>
    `((hash(xor(${HASH}, ${numberFor(`${seed}/${name}/${use}`)}::UBIGINT)) >> 11)::DOUBLE / 9007199254740992)`;
  const value = valueSql(name, spec, uniform);
  const { nulls = 0 } = spec;
  return nulls > 0 ? `CASE WHEN ${uniform('nulls')} < ${nulls} THEN NULL ELSE ${value} END` : value;
}

/** A number of 64 bits for a text. */
function numberFor(text: string): bigint {
  return createHash('sha256').update(text).digest().readBigUInt64LE();
}

function valueSql(name: string, spec: ColumnSpec, uniform: (use: string) => string): string {
  const u = uniform('value');
  switch (spec.type) {
    case 'key': {
      const number = `(${ROW} + 1)`;
      return spec.prefix === undefined ? number : `(${quotedText(spec.prefix)} || ${number})`;
    }
    case 'integer': {
      const [min, max] = numbers(name, spec);
      return `(${min} + floor(${u} * ${max - min + 1}))::BIGINT`;
    }
    case 'number': {
      const [min, max] = numbers(name, spec);
      return rounded(`${min} + ${u} * ${max - min}`, spec);
    }
    case 'normal':
      return rounded(
        bounded(`${spec.mean ?? 0} + ${spec.deviation ?? 1} * ${gaussian(uniform)}`, spec),
        spec,
      );
    case 'lognormal':
      return rounded(
        bounded(`exp(${spec.mean ?? 0} + ${spec.deviation ?? 1} * ${gaussian(uniform)})`, spec),
        spec,
      );
    case 'category':
      return categorySql(name, spec, u);
    case 'boolean':
      return `(${u} < ${spec.share ?? 0.5})`;
    case 'date':
      return betweenTimes(name, spec, u, 'DATE', 'day');
    case 'timestamp':
      return betweenTimes(name, spec, u, 'TIMESTAMP', 'second');
    case 'reference':
      // The number of the row that is referred to: the value comes from a join.
      return `floor((SELECT count(*) FROM ${referenceTable(name)}) * pow(${u}, ${spec.skew ?? 1}))::BIGINT`;
    case 'sql':
      return `(${given(name, 'sql', spec.sql)}\n)`;
  }
}

/** Box and Muller. */
function gaussian(uniform: (use: string) => string): string {
  return `sqrt(-2 * ln(1 - ${uniform('value')})) * cos(2 * pi() * ${uniform('angle')})`;
}

function bounded(value: string, { min, max }: ColumnSpec): string {
  const least = min === undefined ? value : `greatest(${Number(min)}, ${value})`;
  return max === undefined ? least : `least(${Number(max)}, ${least})`;
}

/** What functions of the system calculate may differ in the last digit from machine to machine: it is rounded away. */
function rounded(value: string, { decimals = 2 }: ColumnSpec): string {
  return `(${value})::DECIMAL(18, ${decimals})`;
}

function categorySql(name: string, { values = {} }: ColumnSpec, u: string): string {
  const entries = Object.entries(values).filter(([, weight]) => weight > 0);
  const whole = entries.reduce((sum, [, weight]) => sum + weight, 0);
  const [last] = entries.at(-1) ?? [];
  if (last === undefined) throw new TaskError(t('The column "{0}" has no "{1}"', name, 'values'));
  let sum = 0;
  const cases = entries.slice(0, -1).map(([text, weight]) => {
    sum += weight;
    return `WHEN ${u} < ${sum / whole} THEN ${quotedText(text)}`;
  });
  return cases.length === 0 ? quotedText(last) : `CASE ${cases.join(' ')} ELSE ${quotedText(last)} END`;
}

function betweenTimes(
  name: string,
  { min, max }: ColumnSpec,
  u: string,
  type: 'DATE' | 'TIMESTAMP',
  unit: 'day' | 'second',
): string {
  const [from, to] = [given(name, 'min', min), given(name, 'max', max)].map(
    (text) => `${type} ${quotedText(String(text))}`,
  );
  const count = `(date_diff('${unit}', ${from}, ${to}) + 1)`;
  return `(${from} + to_${unit}s(floor(${u} * ${count})::BIGINT))::${type}`;
}

function numbers(name: string, { min, max }: ColumnSpec): readonly [number, number] {
  const [least, most] = [Number(given(name, 'min', min)), Number(given(name, 'max', max))];
  if (!(least <= most))
    throw new TaskError(t('"min" of the column "{0}" must not be larger than "max"', name));
  return [least, most];
}

function given<Value>(name: string, key: string, value: Value | undefined): Value {
  if (value === undefined) throw new TaskError(t('The column "{0}" has no "{1}"', name, key));
  return value;
}

/**
 * The query that makes all columns, in their order.
 * @throws TaskError when none is written, or one lacks something.
 */
export function tableSql(columns: Readonly<Record<string, ColumnSpec>>, rows: number, seed: number): string {
  const entries = Object.entries(columns);
  const own = entries.filter(([, { type }]) => type !== 'sql');
  const references = entries.filter(([, { type }]) => type === 'reference').map(([name]) => name);
  const values = own.map(([name, spec]) => `${columnSql(name, spec, seed)} AS ${quotedName(name)}`);
  const numbers = `SELECT range AS ${ROW}, hash(range) AS ${HASH} FROM range(${rows})`;
  const base = `SELECT ${[ROW, HASH, ...values].join(', ')} FROM (${numbers})`;
  // A value whose number is NULL is none. Joins give rows in any order.
  const replaced = references.map((name) => `${referenceTable(name)}.value AS ${quotedName(name)}`);
  const joins = references.map(
    (name) =>
      ` LEFT JOIN ${referenceTable(name)} ON ${referenceTable(name)}.number = base.${quotedName(name)}`,
  );
  const joined =
    references.length === 0
      ? base
      : `SELECT base.* REPLACE (${replaced.join(', ')}) FROM (${base}) AS base${joins.join('')} ORDER BY base.${ROW}`;
  // Each may name those before it.
  const whole = entries
    .filter(([, { type }]) => type === 'sql')
    .reduce(
      (inner, [name, spec]) =>
        `SELECT *, ${columnSql(name, spec, seed)} AS ${quotedName(name)} FROM (${inner})`,
      joined,
    );
  const written = entries.filter(([, { hidden = false }]) => !hidden).map(([name]) => quotedName(name));
  if (written.length === 0) throw new TaskError(t('All columns are hidden'));
  return `SELECT ${written.join(', ')} FROM (${whole})`;
}
