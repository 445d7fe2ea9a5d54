import { t } from '@vscode/l10n';
import type { QualityCheck, QualityExpectation, QualityTable, YamlScalar } from '@vitruve/manifests';
import type { Column } from '../../tables/process/protocol.ts';
import { quotedName } from '../../tables/quoting.ts';
import { CannotCheck } from './cannot-check.ts';

/** A table that is open. */
export interface OpenTable {
  readonly table: QualityTable;
  /** As SQL names it behind `FROM`. */
  readonly from: string;
  /** Absolute. */
  readonly path: string;
  readonly files: readonly string[];
  readonly columns: readonly Column[];
}

/** A check with all that it looks at. */
export interface Subject {
  readonly check: QualityCheck;
  readonly expectation: QualityExpectation;
  readonly table: OpenTable;
  /** The open tables of the suite, by their names. */
  readonly tables: ReadonlyMap<string, OpenTable>;
  /** Milliseconds that ages are measured to. */
  readonly now: number;
  /** Rows of the table in the last run in which the check passed. */
  readonly rowsBefore: number | undefined;
}

/** A column of a table in SQL. */
export interface SqlColumn {
  readonly name: string;
  /** Quoted. */
  readonly sql: string;
  readonly type: string;
}

/** @throws CannotCheck when the table has no such column. */
export function columnOf({ table, columns }: OpenTable, name: string): SqlColumn {
  const key = name.toLowerCase();
  const found =
    columns.find((column) => column.name === name) ?? columns.find((one) => one.name.toLowerCase() === key);
  if (!found) throw new CannotCheck(t('Table "{0}" has no column "{1}"', table.name, name), true);
  return { name: found.name, sql: quotedName(found.name), type: found.type };
}

/** The columns that a check is about. */
export function columnsOf({ check, table }: Subject): readonly SqlColumn[] {
  return check.columns.map(({ text }) => columnOf(table, text));
}

/** The only column of a check. @throws CannotCheck for several. */
export function onlyColumnOf(subject: Subject): SqlColumn {
  const [first, second] = columnsOf(subject);
  if (!first || second) throw new CannotCheck(t('"{0}" is about one column', subject.expectation.name));
  return first;
}

/** The table that a check compares its own with. @throws CannotCheck when it is not open. */
export function otherTable({ tables }: Subject, name: YamlScalar | undefined): OpenTable {
  const found = name && tables.get(name.text);
  if (!found) throw new CannotCheck(t('Table "{0}" could not be read', name?.text ?? ''));
  return found;
}

/** The rows that a check is about, as a condition; undefined for all. An expression of somebody else, on lines of its own. */
export function whereOf({ check }: Subject): string | undefined {
  return check.where && expression(check.where.text);
}

/** An expression of somebody else as part of a statement: a comment in it ends with it. */
export function expression(text: string): string {
  return `(\n${text}\n)`;
}

/** Conditions that are all true. */
export function all(...conditions: readonly (string | undefined)[]): string {
  const written = conditions.filter((one) => one !== undefined);
  return written.length === 0 ? 'true' : written.map((one) => `(${one})`).join(' AND ');
}
