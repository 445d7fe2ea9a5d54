import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { t } from '@vscode/l10n';
import { counted } from '@vitruve/manifests';
import { TaskError } from '@vitruve/workspace';
import { writeOutputs } from '../../running/outputs/write-output.ts';
import type { RunContext } from '../../running/task.ts';
import { askedShare } from '../../tables/asked-share.ts';
import { Database, sqlPath } from '../../tables/database.ts';
import { givenColumns, isWrong, typesOf, type LoadedColumn } from '../../tables/loading/column-types.ts';
import { namesOf } from '../../tables/loading/csv-shape.ts';
import { rawTable, type Detected, type RawTable } from '../../tables/loading/raw-table.ts';
import { openSource, type Source } from '../../tables/loading/source.ts';
import { quotedName, quotedText } from '../../tables/quoting.ts';
import { scratchFolder } from '../../tables/scratch.ts';
import { locatedError, SqlError } from '../../tables/sql-error.ts';
import { writeTable, type WrittenTable } from '../../tables/written-table.ts';
import type { LoadInputs } from './inputs.ts';
import { rowsOfGroups } from './column-groups.ts';
import { numberedGroups } from './numbered-columns.ts';
import { repeatedGroups } from './repeated-columns.ts';
import { askedSource, openServer, type ServerSource } from './server-source.ts';

/** What was loaded, and as what. */
export interface LoadResult {
  readonly output: WrittenTable;
  /** What was found out about the file, and what was told. */
  readonly detected: Detected;
  readonly columns: readonly Pick<LoadedColumn, 'name' | 'type' | 'notation' | 'unit' | 'marked'>[];
  /** Rows that could not be read, and are in the file for them. */
  readonly rejected: number;
}

/** Bytes of a row of a server. */
const MOST_ROW = 16 * 1024 * 1024;

/**
 * Loads a table from a file as others publish it.
 * @throws UserError when it cannot be read, or rows of it cannot and nobody says where to write them.
 */
export async function runLoad(inputs: LoadInputs, context: RunContext<undefined>): Promise<LoadResult> {
  const { signal, resources, onItem } = context;
  const asked = askedSource(inputs);
  const scratch = await scratchFolder();
  let result: LoadResult | undefined;
  try {
    const source =
      'file' in asked
        ? await openSource(asked.file, inputs, scratch, signal)
        : await openServer(asked, scratch, context);
    const reads = [source.path];
    const paths = [inputs.output, ...(inputs.rejects === undefined ? [] : [inputs.rejects])];
    await writeOutputs(paths, async ([place = '', rejects]) => {
      const database = await Database.open({
        ...{ reads, writes: rejects === undefined ? [place] : [place, rejects], signal },
        share: askedShare(inputs, resources),
        onProgress: (progress) => {
          onItem({ done: Math.floor(100 * progress), total: 100, item: undefined });
        },
      });
      try {
        result = await new Load(database, inputs).run(source, place, rejects);
      } catch (error) {
        throw error instanceof SqlError ? new TaskError(locatedError(error, shownSource(inputs))) : error;
      } finally {
        await database.end();
      }
    });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  if (!result) throw new Error('Nothing was loaded');
  return result;
}

class Load {
  readonly #database: Database;
  readonly #inputs: LoadInputs;

  constructor(database: Database, inputs: LoadInputs) {
    this.#database = database;
    this.#inputs = inputs;
  }

  async run(source: Source | ServerSource, place: string, rejects: string | undefined): Promise<LoadResult> {
    const raw =
      source.kind === 'server'
        ? await this.#readServer(source)
        : await rawTable(this.#database, source, this.#inputs);
    const names = await this.#repeated(raw);
    const columns = await this.#columns(raw, names);
    const wrong = columns.filter(({ notation }) => notation === 'given').map(isWrong);
    const isBad = wrong.length > 0 ? wrong.join(' OR ') : 'false';
    const values = columns.map(({ name, sql }) => `${sql} AS ${quotedName(name)}`);
    const output = await writeTable(
      this.#database,
      `(SELECT ${values.join(', ')} FROM shaped WHERE NOT (${isBad}))`,
      this.#inputs.output,
      place,
    );
    const isText = source.kind === 'csv' || source.kind === 'converted';
    const rejected = await this.#reject(isText, isBad, rejects);
    return { output, columns, rejected, detected: raw.detected };
  }

  /** A text that we wrote of a server, which knows the types of its columns. */
  async #readServer({ path, columns, server }: ServerSource): Promise<RawTable> {
    const names = namesOf(
      columns.map(({ name }) => name),
      columns.length,
    );
    const typed = names.map(
      (name, index) => `${quotedText(name)}: ${quotedText(columns[index]?.type ?? '')}`,
    );
    await this.#database.run(
      `CREATE VIEW raw AS FROM read_csv(${quotedText(sqlPath(path))}, ${[
        ...['auto_detect = false', 'header = false', `delim = ','`, `quote = '"'`, `escape = '"'`],
        ...[`nullstr = '\\N'`, 'allow_quoted_nulls = false', `columns = {${typed.join(', ')}}`],
        // A quoted line break is no end.
        ...[`max_line_size = ${MOST_ROW}`, 'parallel = false'],
      ].join(', ')})`,
    );
    return { names, isTyped: true, hasCommas: false, detected: { server } };
  }

  /** Makes `shaped` of `raw`: with a row for each repetition of columns. */
  async #repeated({ names }: RawTable): Promise<readonly string[]> {
    const { repeat, unpivot = false } = this.#inputs;
    if (repeat !== undefined && unpivot)
      throw new TaskError(t('"{0}" and "{1}" cannot be used together', 'repeat', 'unpivot'));
    if (repeat === undefined && !unpivot) {
      await this.#database.run('CREATE VIEW shaped AS FROM raw');
      return names;
    }
    const groups = repeat === undefined ? numberedGroups(names) : repeatedGroups(names, repeat);
    const { sql, names: columns } = rowsOfGroups(groups);
    // A table: a view would make the rows anew for each test of each column.
    await this.#database.run(`CREATE TEMP TABLE shaped AS ${sql}`);
    return columns;
  }

  async #columns(
    { isTyped, hasCommas }: RawTable,
    names: readonly string[],
  ): Promise<readonly LoadedColumn[]> {
    const { columns: given = {}, marks } = this.#inputs;
    for (const name of Object.keys(given))
      if (!names.includes(name))
        throw new TaskError(t('There is no column "{0}". Columns: {1}', name, names.slice(0, 30).join(', ')));
    const others = names.filter((name) => given[name] === undefined);
    const found = isTyped
      ? await this.#typed(others)
      : await typesOf(this.#database, 'shaped', others, hasCommas, marks);
    const told = await givenColumns(this.#database, 'shaped', given);
    const all = new Map([...found, ...told].map((column) => [column.name, column]));
    return names.flatMap((name) => all.get(name) ?? []);
  }

  async #typed(names: readonly string[]): Promise<readonly LoadedColumn[]> {
    const { columns } = await this.#database.run('FROM shaped LIMIT 0');
    return columns
      .filter(({ name }) => names.includes(name))
      .map(({ name, type }) => ({ name, type, sql: quotedName(name) }));
  }

  /** Counts the rows that could not be read, and writes them to their file. @throws TaskError where there is none. */
  async #reject(isText: boolean, isBad: string, place: string | undefined): Promise<number> {
    const { rejects } = this.#inputs;
    const parts = [
      ...(isText
        ? // A row that lacks several cells has an error for each.
          ['SELECT line, min(error_message), min(csv_line) FROM rejected_lines GROUP BY line']
        : []),
      ...(isBad === 'false'
        ? []
        : [
            `SELECT NULL, 'not of the type of its column', to_json(shaped)::VARCHAR FROM shaped WHERE ${isBad}`,
          ]),
    ];
    if (parts.length === 0) return 0;
    await this.#database.run(
      `CREATE TEMP TABLE rejected AS SELECT line::BIGINT AS line, error, row FROM (${parts.join(' UNION ALL ')}) AS r(line, error, row) ORDER BY line`,
    );
    const { rows } = await this.#database.rows('SELECT count(*) OVER (), line, error, row FROM rejected', 1);
    const [first] = rows;
    if (place !== undefined && rejects !== undefined)
      await writeTable(this.#database, 'rejected', rejects, place);
    if (!first) return 0;
    const count = Number(first[0]);
    if (place === undefined)
      throw new TaskError(
        t(
          '{0} cannot be read. Set "rejects" to a file to write them to. The first: {1}',
          counted(count, '{0} row', '{0} rows'),
          `${shownSource(this.#inputs)}${first[1] === null ? '' : `:${first[1]}`}: ${first[2]}: ${String(first[3]).slice(0, 200)}`,
        ),
      );
    return count;
  }
}

/** The file or the server, in an error. */
function shownSource({ file, database, table }: LoadInputs): string {
  return file === undefined ? (table ?? database ?? 'PostgreSQL') : basename(file);
}
