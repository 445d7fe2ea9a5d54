import { TaskError } from '@vitruve/workspace';
import { t } from '@vscode/l10n';
import type { Database } from '../../tables/database.ts';
import { quotedName, quotedText } from '../../tables/quoting.ts';
import { classOf, type ColumnClass } from '../../tables/column-class.ts';
import { PATTERNS } from './patterns.ts';

/** Columns that are looked at; a table may have thousands. */
const MOST_COLUMNS = 500;
/** Values of a column that may be a set. */
const MOST_VALUES = 12;

/** What the rows of a column are. */
export interface ColumnProfile {
  readonly name: string;
  readonly class: ColumnClass;
  readonly nulls: number;
  readonly distinct: number;
  /** The lowest value of a numeric column. */
  readonly lowest: number | undefined;
  /** All values, if it has few of them. */
  readonly values: readonly string[] | undefined;
  /** The pattern that all values match, by its name. */
  readonly pattern: string | undefined;
}

/** What a table is. */
export interface TableProfile {
  readonly rows: number;
  readonly columns: readonly ColumnProfile[];
}

/** Looks at all rows of a table. @param from as SQL names it behind `FROM`. */
export async function profileOf(database: Database, from: string): Promise<TableProfile> {
  await database.run(`CREATE VIEW subject AS FROM ${from}`);
  const { columns } = await database.rows('FROM subject LIMIT 0', 0);
  if (columns.length > MOST_COLUMNS)
    throw new TaskError(t('The table has more than {0} columns', MOST_COLUMNS));
  const [first] = (await database.rows('SELECT count(*)::DOUBLE FROM subject', 1)).rows;
  const rows = Number(first?.[0] ?? 0);
  const profiles: ColumnProfile[] = [];
  for (const { name, type } of columns) profiles.push(await columnProfile(database, name, classOf(type)));
  return { rows, columns: profiles };
}

async function columnProfile(
  database: Database,
  name: string,
  columnClass: ColumnClass,
): Promise<ColumnProfile> {
  const column = quotedName(name);
  const isText = columnClass === 'text';
  const isNumber = columnClass === 'integer' || columnClass === 'number';
  const facts = [
    `count(*)::DOUBLE - count(${column})::DOUBLE`,
    `count(DISTINCT ${column})::DOUBLE`,
    isNumber ? `min(${column})::DOUBLE` : 'NULL',
    ...(isText
      ? PATTERNS.map(([, pattern]) => `bool_and(regexp_matches(${column}::VARCHAR, ${quotedText(pattern)}))`)
      : []),
  ];
  const [row = []] = (await database.rows(`SELECT ${facts.join(', ')} FROM subject`, 1)).rows;
  const [nulls, distinct, lowest, ...matches] = row;
  const matched = matches.indexOf(true);
  return {
    name,
    class: columnClass,
    nulls: Number(nulls),
    distinct: Number(distinct),
    lowest: typeof lowest === 'number' && Number.isFinite(lowest) ? lowest : undefined,
    values: isText && Number(distinct) <= MOST_VALUES ? await valuesOf(database, column) : undefined,
    pattern: matched === -1 ? undefined : PATTERNS[matched]?.[0],
  };
}

async function valuesOf(database: Database, column: string): Promise<readonly string[]> {
  const { rows } = await database.rows(
    `SELECT DISTINCT ${column}::VARCHAR AS value FROM subject WHERE ${column} IS NOT NULL ORDER BY value`,
    MOST_VALUES,
  );
  return rows.map(([value]) => String(value));
}
