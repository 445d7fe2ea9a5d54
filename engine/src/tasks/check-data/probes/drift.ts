import { t } from '@vscode/l10n';
import { scalarOf } from '@vitruve/manifests';
import { CannotCheck } from '../cannot-check.ts';
import { isNumeric } from '../../../tables/column-class.ts';
import { textOf } from '../literals.ts';
import { all, columnOf, onlyColumnOf, otherTable, whereOf, type Subject } from '../subject.ts';
import type { Probe } from './probe.ts';
import { numberOr } from './statistic.ts';

/** Distance from which on distributions are different, unless the suite says another. */
const USUAL = 0.1;

/** A share of zero, for which the population stability index is not defined. */
const SMALL = 0.0001;

/** Classes of numbers, by the deciles of the reference. */
const BINS = 10;

/** The distance between the distribution of a column and that of a reference. */
export function driftProbe(subject: Subject): Probe {
  const { expectation, table } = subject;
  const column = onlyColumnOf(subject);
  const reference = otherTable(subject, scalarOf(expectation.value, 'from'));
  const theirs = columnOf(reference, column.name);
  const areNumbers = isNumeric(column.type) && isNumeric(theirs.type);
  const method =
    scalarOf(expectation.value, 'method')?.text ?? (areNumbers ? 'wasserstein' : 'jensen-shannon');
  if (method === 'wasserstein' && !areNumbers)
    throw new CannotCheck(t('Column "{0}" is read as {1}: it has no numbers', column.name, column.type));
  const most = numberOr(subject, 'max', USUAL);
  const values = (sql: string, type: string, from: string, where: string): string =>
    `SELECT ${areNumbers ? `CAST(${sql} AS DOUBLE)` : textOf(sql, type)} AS x FROM ${from} WHERE ${where}`;
  const current = values(
    column.sql,
    column.type,
    table.from,
    all(whereOf(subject), `${column.sql} IS NOT NULL`),
  );
  const before = values(theirs.sql, theirs.type, reference.from, `${theirs.sql} IS NOT NULL`);
  return {
    aggregates: [],
    query: `WITH cur AS MATERIALIZED (${current}), ref AS MATERIALIZED (${before}), ${distanceOf(method, areNumbers)}`,
    judge: (_cells, [distance = null]) => {
      if (distance === null) return { status: 'failed', message: t('No values') };
      const number = Number(distance);
      const shown = t('distance: {0} ({1})', Number(number.toPrecision(4)), method);
      return number <= most
        ? { status: 'passed', message: shown, value: number }
        : { status: 'failed', message: `${shown}, ${t('maximum: {0}', most)}`, value: number };
    },
  };
}

function distanceOf(method: string, areNumbers: boolean): string {
  if (method === 'wasserstein') return WASSERSTEIN;
  return `${areNumbers && method === 'psi' ? BINNED : SHARES}${method === 'psi' ? PSI : JENSEN_SHANNON}`;
}

/** The area between the two cumulative distributions, in standard deviations of the reference, as Evidently has it. */
const WASSERSTEIN = `
v AS (SELECT x, sum(a) AS a, sum(b) AS b FROM (SELECT x, 1 AS a, 0 AS b FROM cur UNION ALL SELECT x, 0, 1 FROM ref) GROUP BY x),
w AS (SELECT sum(a) OVER s AS a, sum(b) OVER s AS b, lead(x) OVER s - x AS width FROM v WINDOW s AS (ORDER BY x))
SELECT sum(abs(a / (SELECT nullif(count(*), 0) FROM cur) - b / (SELECT nullif(count(*), 0) FROM ref)) * coalesce(width, 0))
  / greatest((SELECT stddev_pop(x) FROM ref), 0.001) FROM w`;

/** The shares of each value, in both. */
const SHARES = `
v AS (SELECT x, sum(a) AS a, sum(b) AS b FROM (SELECT x, 1 AS a, 0 AS b FROM cur UNION ALL SELECT x, 0, 1 FROM ref) GROUP BY x),
s AS (SELECT a / (SELECT nullif(count(*), 0) FROM cur) AS p, b / (SELECT nullif(count(*), 0) FROM ref) AS q FROM v)`;

/** The shares of classes whose ends are the deciles of the reference. */
const BINNED = `
ends AS (SELECT quantile_cont(x, [${Array.from({ length: BINS - 1 }, (_, index) => (index + 1) / BINS).join(', ')}]) AS e FROM ref),
v AS (SELECT len(list_filter((SELECT e FROM ends), lambda c: c < x)) AS x, sum(a) AS a, sum(b) AS b
  FROM (SELECT x, 1 AS a, 0 AS b FROM cur UNION ALL SELECT x, 0, 1 FROM ref) GROUP BY 1),
s AS (SELECT a / (SELECT nullif(count(*), 0) FROM cur) AS p, b / (SELECT nullif(count(*), 0) FROM ref) AS q FROM v)`;

const JENSEN_SHANNON = `
SELECT sqrt(greatest(0, sum(CASE WHEN p > 0 THEN p * ln(2 * p / (p + q)) ELSE 0 END + CASE WHEN q > 0 THEN q * ln(2 * q / (p + q)) ELSE 0 END) / 2)) FROM s`;

const PSI = `
SELECT sum((greatest(p, ${SMALL}) - greatest(q, ${SMALL})) * ln(greatest(p, ${SMALL}) / greatest(q, ${SMALL}))) FROM s`;
