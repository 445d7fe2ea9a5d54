import { scalarOf, scalarsOf, valueOf } from '@vitruve/manifests';
import { t } from '@vscode/l10n';
import { CannotCheck } from '../cannot-check.ts';
import { classOf } from '../../../tables/column-class.ts';
import { textOf } from '../literals.ts';
import { all, columnOf, columnsOf, otherTable, whereOf, type Subject } from '../subject.ts';
import { countIn, countWhere, type Probe } from './probe.ts';
import { rowsVerdict } from './rows-verdict.ts';

/** No two rows with the same values: all rows of a group fail. Rows with an empty value are not compared. */
export function uniqueProbe(subject: Subject): Probe {
  const { check, expectation, table } = subject;
  const columns = scalarsOf(expectation.value).map(({ text }) => columnOf(table, text));
  const key = columns.map(({ sql }) => sql).join(', ');
  const compared = all(whereOf(subject), ...columns.map(({ sql }) => `${sql} IS NOT NULL`));
  const groups = `SELECT ${key} FROM ${table.from} WHERE ${compared} GROUP BY ${key} HAVING count(*) > 1`;
  return {
    aggregates: [countWhere(compared)],
    query: `SELECT coalesce(sum(n), 0) FROM (SELECT count(*) AS n FROM ${table.from} WHERE ${compared} GROUP BY ${key} HAVING count(*) > 1)`,
    failing: {
      condition: all(compared, `(${key}) IN (${groups})`),
      columns: columns.map(({ name }) => name),
    },
    judge: ([rows], [failing]) =>
      rowsVerdict({ rows: countIn(rows), failing: countIn(failing) }, check.tolerate?.text),
  };
}

/** Each value is in another table. */
export function referencesProbe(subject: Subject): Probe {
  const { check, expectation, table } = subject;
  const other = otherTable(subject, scalarOf(expectation.value, 'table'));
  const theirs = scalarsOf(valueOf(expectation.value, 'column')).map(({ text }) => columnOf(other, text));
  const own = columnsOf(subject);
  if (own.length !== theirs.length)
    throw new CannotCheck(t('"{0}" compares {1} columns with {2}', 'references', own.length, theirs.length));
  const pairs = own.map((column, index) => {
    const their = theirs[index] ?? column;
    // A text and a number are compared as texts: as numbers, a text that is not a number would end the run.
    const asText = (classOf(column.type) === 'text') !== (classOf(their.type) === 'text');
    const mine = `mine.${column.sql}`;
    const yours = `yours.${their.sql}`;
    return asText ? `${textOf(mine, column.type)} = ${textOf(yours, their.type)}` : `${mine} = ${yours}`;
  });
  const compared = all(whereOf(subject), ...own.map(({ sql }) => `${sql} IS NOT NULL`));
  const missing = `NOT EXISTS (SELECT 1 FROM ${other.from} AS yours WHERE ${pairs.join(' AND ')})`;
  return {
    aggregates: [countWhere(compared)],
    query: `SELECT count(*) FROM (FROM ${table.from} WHERE ${compared}) AS mine WHERE ${missing}`,
    failing: {
      condition: all(compared, missing),
      columns: own.map(({ name }) => name),
    },
    judge: ([rows], [failing]) =>
      rowsVerdict({ rows: countIn(rows), failing: countIn(failing) }, check.tolerate?.text),
  };
}
