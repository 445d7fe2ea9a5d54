import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import type { Database, QueriedRows } from '../../tables/database.ts';
import type { Cell } from '../../tables/process/protocol.ts';
import { quotedName } from '../../tables/quoting.ts';
import { SqlError } from '../../tables/sql-error.ts';
import { statementsIn } from '../../tables/statements.ts';
import type { TemplatePart } from './template.ts';

/** Rows of a query that a report can have. */
const MOST = 100_000;

/** What the queries of a template found, by their names. */
export class QueryResults {
  readonly #results: ReadonlyMap<string, QueriedRows>;

  private constructor(results: ReadonlyMap<string, QueriedRows>) {
    this.#results = results;
  }

  /**
   * Runs the queries of a template, one after another: each may read those before it. An input that is shown itself is read as it is.
   * @param inputs names of tables that the database has.
   * @param file of the template, for messages.
   * @throws TaskError with the line in the template where one fails.
   */
  static async of(
    database: Database,
    parts: readonly TemplatePart[],
    parameters: Readonly<Record<string, Cell>>,
    file: string,
    inputs: ReadonlySet<string> = new Set(),
  ): Promise<QueryResults> {
    const results = new Map<string, QueriedRows>();
    for (const part of parts) {
      if (part.kind !== 'query') continue;
      const place = `${file}:${part.line}`;
      if (results.has(part.name)) throw new TaskError(t('{0}: Duplicate query "{1}"', place, part.name));
      const [only, ...others] = statementsIn(part.sql);
      if (!only || others.length > 0 || !(await located(part, file, 1, () => database.isQuery(part.sql))))
        throw new TaskError(t('{0}: the query "{1}" must be one SELECT', place, part.name));
      const name = quotedName(part.name);
      // On a line of its own, so that comments end, and lines are counted.
      const made = `CREATE TABLE ${name} AS (\n${part.sql.slice(0, only.end)}\n)`;
      await located(part, file, 2, () => database.run(made, parameters));
      results.set(part.name, await rowsOf(database, part.name, place));
    }
    for (const part of parts)
      if (part.kind === 'shown' && !results.has(part.query) && inputs.has(part.query))
        results.set(part.query, await rowsOf(database, part.query, `${file}:${part.line}`));
    return new QueryResults(results);
  }

  /** @param place of what asks for it. @throws TaskError when there is no such query. */
  rows(query: string, place: string): QueriedRows {
    const found = this.#results.get(query);
    if (found) return found;
    throw new TaskError(
      t('{0}: there is no query "{1}". Queries: {2}', place, query, [...this.#results.keys()].join(', ')),
    );
  }

  /** The values of a column of a query. @throws TaskError when it has no such column. */
  column(query: string, column: string, place: string): readonly Cell[] {
    const { columns, rows } = this.rows(query, place);
    const index = columns.findIndex(({ name }) => name.toLowerCase() === column.toLowerCase());
    if (index < 0)
      throw new TaskError(
        t(
          '{0}: the query "{1}" has no column "{2}". Columns: {3}',
          ...[place, query, column],
          columns.map(({ name }) => name).join(', '),
        ),
      );
    return rows.map((row) => row[index] ?? null);
  }
}

/** @throws TaskError when there are too many. */
async function rowsOf(database: Database, name: string, place: string): Promise<QueriedRows> {
  const rows = await database.rows(`FROM ${quotedName(name)}`, MOST);
  if (rows.isCut) throw new TaskError(t('{0}: the query "{1}" has more than {2} rows', place, name, MOST));
  return rows;
}

/** What fails in a query is told with its line in the template. @param first the line of the text that is the first of the query. */
async function located<Result>(
  { line }: Extract<TemplatePart, { readonly kind: 'query' }>,
  file: string,
  first: number,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SqlError)) throw error;
    const at = error.place ? `${line + error.place.line - first}:${error.place.column}` : String(line);
    throw new TaskError(`${file}:${at}: ${error.message}`);
  }
}
