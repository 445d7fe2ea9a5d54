import { t } from '@vscode/l10n';
import { boundsOf, scalarOf, type QualityBounds } from '@vitruve/manifests';
import { CannotCheck } from '../cannot-check.ts';
import { isFloating, isNumeric } from '../../../tables/column-class.ts';
import { comparedShare, shownShare } from '../exact-share.ts';
import { literalFor, numberLiteral } from '../literals.ts';
import { all, expression, onlyColumnOf, whereOf, type SqlColumn, type Subject } from '../subject.ts';
import { countIn, countWhere, type Probe } from './probe.ts';

/** What a statistic is in SQL, and the type of its values. */
interface Statistic {
  readonly sql: string;
  readonly type: string;
}

/** A statistic of the values of a column, within bounds. */
export function statisticProbe(subject: Subject): Probe {
  const { expectation } = subject;
  const column = onlyColumnOf(subject);
  const of = scalarOf(expectation.value, 'of')?.text ?? '';
  const { sql, type } = statisticOf(of, column, scalarOf(expectation.value, 'at')?.text ?? '0.5');
  const bounds = boundsOf(expectation.value);
  const value = `(${sql} FILTER (WHERE ${all(whereOf(subject))}))`;
  const { min, max } = bounds;
  const beyond = [
    min && `${value} < ${literalFor(type, min)}`,
    max && `${value} > ${literalFor(type, max)}`,
    // Of numbers with NaN among them.
    isFloating(type) ? `isnan(${value})` : undefined,
  ].filter((one) => one !== undefined);
  return {
    aggregates: [value, `coalesce(${beyond.join(' OR ')}, true)`],
    judge: ([cell = null, isBeyond]) =>
      cell === null
        ? { status: 'failed', message: t('No values') }
        : {
            status: isBeyond === true ? 'failed' : 'passed',
            message: [`${of}: ${cell}`, ...(isBeyond === true ? boundTexts(bounds) : [])].join(', '),
            value: cell,
          },
  };
}

function statisticOf(of: string, { name, sql, type }: SqlColumn, at: string): Statistic {
  if (of === 'lowest' || of === 'highest') return { sql: `${of === 'lowest' ? 'min' : 'max'}(${sql})`, type };
  if (of === 'distinct') return { sql: `count(DISTINCT ${sql})`, type: 'BIGINT' };
  if (!isNumeric(type))
    throw new CannotCheck(t('Column "{0}" is read as {1}: it has no numbers', name, type));
  if (of === 'sum')
    return { sql: `sum(${sql})`, type: /^(?:FLOAT|DOUBLE)$/u.test(type) ? 'DOUBLE' : 'DECIMAL(38,9)' };
  if (of === 'mean') return { sql: `avg(${sql})`, type: 'DOUBLE' };
  if (of === 'stdev') return { sql: `stddev_samp(${sql})`, type: 'DOUBLE' };
  const share = of === 'median' ? '0.5' : at;
  return { sql: `quantile_cont(CAST(${sql} AS DOUBLE), ${Number(share)})`, type: 'DOUBLE' };
}

/** The share of rows for which a condition is true. */
export function shareProbe(subject: Subject): Probe {
  const { expectation } = subject;
  const where = whereOf(subject);
  const condition = expression(scalarOf(expectation.value, 'of')?.text ?? '');
  const bounds = boundsOf(expectation.value);
  return {
    aggregates: [countWhere(all(where)), countWhere(all(where, `${condition} IS TRUE`))],
    judge: ([all_, some]) => {
      const [rows, part] = [countIn(all_), countIn(some)];
      const isBeyond =
        (bounds.min && comparedShare(part, rows, bounds.min.text) < 0) ||
        (bounds.max && comparedShare(part, rows, bounds.max.text) > 0) ||
        rows === 0;
      const shown = t('{0} of {1} rows ({2})', part, rows, shownShare(part, rows));
      return {
        status: isBeyond ? 'failed' : 'passed',
        message: [shown, ...(isBeyond ? boundTexts(bounds) : [])].join(', '),
        rows,
        value: rows === 0 ? null : part / rows,
      };
    },
  };
}

/** `minimum: 3` */
function boundTexts({ min, max }: QualityBounds): readonly string[] {
  return [...(min ? [t('minimum: {0}', min.text)] : []), ...(max ? [t('maximum: {0}', max.text)] : [])];
}

/** A number of an expectation, or what it is otherwise. */
export function numberOr(subject: Subject, key: string, otherwise: number): number {
  const scalar = scalarOf(subject.expectation.value, key);
  if (!scalar) return otherwise;
  numberLiteral(scalar);
  return Number(scalar.value);
}
