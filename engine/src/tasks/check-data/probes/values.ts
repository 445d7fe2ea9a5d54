import { t } from '@vscode/l10n';
import { boundsOf, isScalar, scalarsOf, type ExpectationName, type YamlNode } from '@vitruve/manifests';
import { quotedText } from '../../../tables/quoting.ts';
import { CannotCheck } from '../cannot-check.ts';
import { classOf, isFloating, isNumeric } from '../../../tables/column-class.ts';
import { literalFor, numberLiteral, textOf } from '../literals.ts';
import { all, columnsOf, whereOf, type SqlColumn, type Subject } from '../subject.ts';
import { countIn, countWhere, type Probe } from './probe.ts';
import { rowsVerdict } from './rows-verdict.ts';

/** How a value that fails is told in SQL; it is never true of an empty one, but for `notNull`. */
type Failing = (column: SqlColumn, value: YamlNode | null) => string;

const FAILING: Readonly<Partial<Record<ExpectationName, Failing>>> = {
  notNull: ({ sql }) => `${sql} IS NULL`,
  values: ({ sql, type }, value) => `${sql} NOT IN (${literals(type, value)})`,
  forbidden: ({ sql, type }, value) => `${sql} IN (${literals(type, value)})`,
  range: outside,
  length: ({ sql, type }, value) => {
    const { min, max } = boundsOf(value);
    const length = `length(${textOf(sql, type)})`;
    return any(min && `${length} < ${numberLiteral(min)}`, max && `${length} > ${numberLiteral(max)}`);
  },
  pattern: (column, value) => `NOT ${matches(column, value)}`,
  forbiddenPattern: matches,
  dateFormat: ({ name, sql, type }, value) => {
    if (classOf(type) !== 'text')
      throw new CannotCheck(
        t('Column "{0}" is read as {1}, so that the format of its texts is not known', name, type),
      );
    return `try_strptime(${textOf(sql, type)}, ${quotedText(isScalar(value) ? value.text : '')}) IS NULL AND ${sql} IS NOT NULL`;
  },
};

/** An expectation on each value of some columns; undefined for any other. */
export function valuesProbe(subject: Subject): Probe | undefined {
  const { check, expectation } = subject;
  const fails = FAILING[expectation.name];
  if (!fails) return undefined;
  const columns = columnsOf(subject);
  const where = whereOf(subject);
  const conditions = columns.map((column) => `coalesce(${fails(column, expectation.value)}, false)`);
  const looksAtEmpty = expectation.name === 'notNull';
  const looked = looksAtEmpty ? undefined : columns.map(({ sql }) => `${sql} IS NOT NULL`).join(' OR ');
  const failing = all(where, conditions.join(' OR '));
  return {
    aggregates: [
      countWhere(all(where, looked)),
      countWhere(failing),
      ...(columns.length > 1 ? conditions.map((one) => countWhere(all(where, one))) : []),
    ],
    failing: { condition: failing, columns: columns.map(({ name }) => name) },
    judge: ([rows, failed, ...byColumn]) =>
      rowsVerdict(
        {
          rows: countIn(rows),
          failing: countIn(failed),
          byColumn: byColumn.map((cell, index) => [columns[index]?.name ?? '', countIn(cell)]),
        },
        check.tolerate?.text,
      ),
  };
}

function literals(type: string, value: YamlNode | null): string {
  return scalarsOf(value)
    .map((scalar) => literalFor(type, scalar))
    .join(', ');
}

function matches({ sql, type }: SqlColumn, value: YamlNode | null): string {
  return `regexp_matches(${textOf(sql, type)}, ${quotedText(isScalar(value) ? value.text : '')})`;
}

function outside({ name, sql, type }: SqlColumn, value: YamlNode | null): string {
  const { min, max, above, below } = boundsOf(value);
  if (!isNumeric(type) && !/^(?:date|timestamp|time)$/u.test(classOf(type)))
    throw new CannotCheck(t('Column "{0}" is read as {1}: it has no numbers, dates or times', name, type));
  const literal = (scalar: typeof min): string => (scalar ? literalFor(type, scalar) : '');
  return any(
    min && `${sql} < ${literal(min)}`,
    above && `${sql} <= ${literal(above)}`,
    max && `${sql} > ${literal(max)}`,
    below && `${sql} >= ${literal(below)}`,
    // NaN is greater than all numbers: a lower bound alone would let it pass.
    isFloating(type) ? `isnan(${sql})` : undefined,
  );
}

function any(...conditions: readonly (string | undefined)[]): string {
  const written = conditions.filter((one) => one !== undefined);
  return written.length === 0 ? 'false' : `(${written.join(' OR ')})`;
}
