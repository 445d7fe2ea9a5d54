import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import { writeOutputs } from '../../running/outputs/write-output.ts';
import type { RunContext } from '../../running/task.ts';
import { askedShare } from '../../tables/asked-share.ts';
import { Database, type QueriedRows } from '../../tables/database.ts';
import { quotedName, quotedText } from '../../tables/quoting.ts';
import type { Cell } from '../../tables/process/protocol.ts';
import { rowHash } from '../../tables/row-hash.ts';
import { asksForOrder } from '../../tables/row-order.ts';
import { locatedError, SqlError } from '../../tables/sql-error.ts';
import { statementsIn } from '../../tables/statements.ts';
import { readTable, type TableSource } from '../../tables/table-file.ts';
import { writeTable, type WrittenTable } from '../../tables/written-table.ts';
import { typedTable } from '../../tables/typed-table.ts';
import type { SqlInputs } from './inputs.ts';
import { readScript, type Script } from './script.ts';

/** What SQL came to. */
export interface SqlResult {
  readonly outputs: readonly SqlOutput[];
  /** The first rows of the last `SELECT`; undefined where the last statement is none, or is written to a file. */
  readonly shown?: QueriedRows;
}

/** A table or view in a file. */
export interface SqlOutput extends WrittenTable {
  readonly name: string;
  /** Of its rows, whatever their order; in stages, and only where the SQL asks for no order. */
  readonly rowHash?: string;
}

/** A line of the program that runs the SQL. */
export interface SqlLine {
  readonly line: string;
}

/** How far a run is: an output that is written, a line of a program, or part of the way. */
export type SqlStep = SqlOutput | SqlLine | undefined;

/** Rows that are shown unless somebody asks for another number. */
export const SHOWN = 20;

/** The parts of a hundred, as progress is told. */
const WHOLE = 100;

/** Tables by their names. */
export type Sources = ReadonlyMap<string, TableSource>;

/** @throws TaskError for an input that is no table. */
export async function sourcesOf({ inputs = {} }: SqlInputs): Promise<Sources> {
  const sources = new Map<string, TableSource>();
  for (const [name, path] of Object.entries(inputs)) sources.set(name, await readTable(path));
  return sources;
}

/**
 * Runs SQL on tables, and writes those that it made.
 * @throws UserError that names file, line and cause.
 */
export async function runSql(inputs: SqlInputs, context: RunContext<SqlStep>): Promise<SqlResult> {
  const script = await readScript(inputs);
  const sources = await sourcesOf(inputs);
  const targets = Object.entries(inputs.outputs ?? {});
  const steps = targets.length + 1;
  const isHashed = context.hashesRows === true && !asksForOrder(script.text);
  let done = 0;
  const tell = (progress: number, item?: SqlOutput): void => {
    context.onItem({ done: Math.floor((WHOLE * (done + progress)) / steps), total: WHOLE, item });
  };
  let result: SqlResult = { outputs: [] };
  await writeOutputs(
    targets.map(([, path]) => path),
    async (places) => {
      const database = await Database.open({
        reads: [...sources.values()].flatMap(({ files }) => files),
        writes: places,
        share: askedShare(inputs, context.resources),
        signal: context.signal,
        onProgress: tell,
      });
      try {
        const runs = new ScriptRun(database, script, inputs.params ?? {});
        await runs.prepare(sources);
        // Not run before, since it would be run twice.
        const query = targets.length === 1 ? await runs.asTable() : undefined;
        const most = targets.length > 0 ? 0 : (inputs.limit ?? SHOWN);
        const shown = query === undefined ? await runs.run(most) : undefined;
        const outputs: SqlOutput[] = [];
        for (const [index, [name, path]] of targets.entries()) {
          done = index + 1;
          tell(0);
          const place = places[index] ?? '';
          const written =
            query === undefined
              ? await runs.write(name, path, place)
              : await runs.writeTable(query, path, place);
          const hash = isHashed ? await rowHash(database, written.columns, path, place) : undefined;
          const output = { name, ...written, ...(hash === undefined ? {} : { rowHash: hash }) };
          outputs.push(output);
          tell(1, output);
        }
        result = { outputs, ...(shown ? { shown } : {}) };
      } finally {
        await database.end();
      }
    },
  );
  return result;
}

/** A script in a database. */
class ScriptRun {
  readonly #database: Database;
  readonly #script: Script;
  readonly #parameters: Readonly<Record<string, Cell>>;

  constructor(database: Database, script: Script, parameters: Readonly<Record<string, Cell>>) {
    this.#database = database;
    this.#script = script;
    this.#parameters = parameters;
  }

  /** Makes the inputs views, and the parameters variables, which views may use, too. */
  async prepare(sources: Sources): Promise<void> {
    for (const [name, source] of sources) {
      const { sql } = await typedTable(this.#database, source);
      await this.#named(name, () => this.#database.run(`CREATE VIEW ${quotedName(name)} AS FROM ${sql}`));
    }
    for (const [name, value] of Object.entries(this.#parameters))
      await this.#database.run(
        `SET VARIABLE ${quotedName(name)} = ${typeof value === 'string' ? quotedText(value) : String(value)}`,
      );
  }

  /** The script as a table, if it is one query and nothing else. */
  async asTable(): Promise<string | undefined> {
    const { name, text } = this.#script;
    const [only, ...others] = statementsIn(text);
    if (!only || others.length > 0 || !(await this.#named(name, () => this.#database.isQuery(text))))
      return undefined;
    return `(${text.slice(only.start, only.end)}\n)`;
  }

  /** Runs the script. @returns the first rows of its last statement. */
  run(most: number): Promise<QueriedRows | undefined> {
    const { name, text } = this.#script;
    return this.#named(name, async () => {
      const { columns } = await this.#database.runForeign(text, this.#parameters);
      if (columns.length === 0 || most === 0) return undefined;
      const rows = await this.#database.next(most + 1);
      return { columns, rows: rows.slice(0, most), isCut: rows.length > most };
    });
  }

  /** Writes a table or view that the script made. */
  async write(name: string, path: string, place: string): Promise<WrittenTable> {
    const { rows } = await this.#database.rows(
      `SELECT 1 FROM information_schema.tables WHERE lower(table_name) = lower(${quotedText(name)})`,
      1,
    );
    if (rows.length === 0)
      throw new TaskError(t('{0}: no table or view "{1}" was created', this.#script.name, name));
    return this.writeTable(quotedName(name), path, place);
  }

  /** @param from as SQL names it behind `FROM`. */
  writeTable(from: string, path: string, place: string): Promise<WrittenTable> {
    return this.#named(this.#script.name, () =>
      writeTable(this.#database, from, path, place, this.#parameters),
    );
  }

  /** What fails in it is told with its name. */
  async #named<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      throw error instanceof SqlError ? new TaskError(locatedError(error, name)) : error;
    }
  }
}
