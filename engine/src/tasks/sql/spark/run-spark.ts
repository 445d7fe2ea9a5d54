import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { t } from '@vscode/l10n';
import { TaskCancelledError, TaskError } from '@vitruve/workspace';
import { OutputLines } from '../../../pipelines/commands/lines.ts';
import { runProgram } from '../../../pipelines/commands/program.ts';
import { faultOf } from '../../../pipelines/commands/run-command.ts';
import { writeOutputs } from '../../../running/outputs/write-output.ts';
import type { RunContext } from '../../../running/task.ts';
import { askedShare } from '../../../tables/asked-share.ts';
import { Database, sqlPath } from '../../../tables/database.ts';
import type { Column } from '../../../tables/process/protocol.ts';
import { quotedList, quotedName } from '../../../tables/quoting.ts';
import { rowHash } from '../../../tables/row-hash.ts';
import { asksForOrder } from '../../../tables/row-order.ts';
import { scratchFolder } from '../../../tables/scratch.ts';
import { locatedError, SqlError } from '../../../tables/sql-error.ts';
import { writeStatement } from '../../../tables/table-file.ts';
import { typedTable } from '../../../tables/typed-table.ts';
import { writeTable } from '../../../tables/written-table.ts';
import type { SqlInputs } from '../inputs.ts';
import { SHOWN, sourcesOf, type Sources, type SqlOutput, type SqlResult, type SqlStep } from '../run.ts';
import { readScript, type Script } from '../script.ts';
import { bindScript, sparkColumns } from './bind.ts';
import { failureText, lastReason } from './failure.ts';
import { isReadAlike, queriesForSpark, type SparkQuery } from './plan-spark.ts';
import { SPARK_PROGRAM, type SparkInput, type SparkJob, type SparkOutput } from './spark-program.ts';
import { findSparkSubmit, submitArguments } from './spark-submit.ts';

/** The name of a query that has none. */
const RESULT = 'vitruve_result';

/** Names of variables whose values are not shown. */
const SECRET = /pass(?:word|wd)?|secret|token|credential|key$/iu;

/** Lines of Spark that are kept, to tell why it failed. */
const KEPT = 200;

/** What Spark tells of its own working, hundreds of lines in each run. */
const CHATTER = /^\S+ \S+ (?:INFO|DEBUG) |^\{"ts": |^Using Spark's default|^Setting Spark log level|^\s*$/u;

/** A table that Spark writes, and what DuckDB makes of it. */
interface SparkTable extends SparkOutput {
  /** As DuckDB has them. */
  readonly columns: readonly Column[];
}

/**
 * Runs SQL on Spark, and writes the tables that it made: DuckDB knows names and types, Spark computes, DuckDB writes the files.
 * @throws UserError that names file, line and cause.
 */
export async function runSqlOnSpark(inputs: SqlInputs, context: RunContext<SqlStep>): Promise<SqlResult> {
  const script = await readScript(inputs);
  const environment = context.environment ?? process.env;
  const submit = findSparkSubmit(environment);
  const queries = await queriesForSpark(script, inputs.params ?? {});
  const targets = Object.entries(inputs.outputs ?? {});
  let result: SqlResult = { outputs: [] };
  await writeOutputs(
    targets.map(([, path]) => path),
    async (places) => {
      // Beside the outputs, where the machines of a cluster find it as they find the inputs.
      const folder = await scratchFolder(places[0] === undefined ? undefined : dirname(places[0]));
      const run = new SparkRun({ inputs, context, environment, script, queries, folder, submit });
      try {
        const tables = await run.prepare();
        await run.submit(tables);
        result = await run.write(tables, places);
      } catch (error) {
        throw error instanceof SqlError ? new TaskError(locatedError(error, script.name)) : error;
      } finally {
        await rm(folder, { recursive: true, force: true, maxRetries: 3 });
      }
    },
  );
  return result;
}

interface SparkRequest {
  readonly inputs: SqlInputs;
  readonly context: RunContext<SqlStep>;
  readonly environment: NodeJS.ProcessEnv;
  readonly script: Script;
  readonly queries: readonly SparkQuery[];
  /** For what Spark reads and writes; absolute. */
  readonly folder: string;
  /** The program that hands work to Spark. */
  readonly submit: string;
}

class SparkRun {
  readonly #request: SparkRequest;

  constructor(request: SparkRequest) {
    this.#request = request;
  }

  /** Writes the program and its job. @returns the tables that Spark will write. */
  async prepare(): Promise<readonly SparkTable[]> {
    const { inputs, folder, script, queries } = this.#request;
    const sources = await sourcesOf(inputs);
    const copies = [...sources].flatMap(([name, { files }]) =>
      files.every(isReadAlike) ? [] : [[name, join(folder, `${name}.parquet`)] as const],
    );
    const database = await this.#open(
      [...sources.values()].flatMap(({ files }) => files),
      copies.map(([, path]) => path),
    );
    try {
      const typed = await typedSources(database, sources);
      const bound = await bindScript(database, script, typed, inputs.params ?? {});
      const statements = [];
      const taken = new Set([...sources.keys()].map((name) => name.toLowerCase()));
      for (const [index, { name, sql, line }] of queries.entries()) {
        // What a query alone says is shown where it is the last statement.
        if (name === undefined && index < queries.length - 1) continue;
        // The types of a view are known as they are at the end of the script.
        if (name !== undefined && taken.has(name.toLowerCase()))
          throw new TaskError(
            t('{0}: On Spark, table "{1}" cannot be replaced', `${script.name}:${line}`, name),
          );
        taken.add((name ?? RESULT).toLowerCase());
        const columns = name === undefined ? bound.last : ((await bound.columnsOf(name)) ?? []);
        statements.push({ name: name ?? RESULT, sql, line, made: columns });
      }
      const tables: SparkTable[] = [];
      for (const [index, view] of this.#views(queries).entries()) {
        const columns = view === RESULT ? bound.last : await bound.columnsOf(view);
        if (!columns) throw new TaskError(t('{0}: no table or view "{1}" was created', script.name, view));
        const most = targetsOf(inputs).length > 0 ? null : (inputs.limit ?? SHOWN) + 1;
        tables.push({ view, folder: join(folder, `output-${index}`), most, columns });
      }
      const read: SparkInput[] = [];
      for (const [name, source] of typed)
        read.push({
          name,
          files: await parquetOf(database, source, copies.find(([copied]) => copied === name)?.[1]),
          columns: sparkColumns(name, (await bound.columnsOf(name)) ?? []),
        });
      await this.#writeJob({
        inputs: read,
        statements: statements.map(({ name, sql, made, line }) => ({
          name,
          sql,
          columns: located(script, line, () => sparkColumns(name, made)),
        })),
        outputs: tables.map(({ columns: _columns, ...output }) => output),
        failure: join(folder, 'failure.json'),
      });
      return tables;
    } finally {
      await database.end();
    }
  }

  /** The views that are written: those of the outputs, or the one that is shown. */
  #views(queries: readonly SparkQuery[]): readonly string[] {
    const names = targetsOf(this.#request.inputs).map(([name]) => name);
    const [only, ...others] = queries;
    if (names.length === 1 && others.length === 0 && only?.name === undefined) return [RESULT];
    if (names.length > 0) return names;
    return queries.at(-1)?.name === undefined ? [RESULT] : [];
  }

  async #writeJob(job: SparkJob): Promise<void> {
    const { folder } = this.#request;
    await writeFile(join(folder, 'sql.py'), SPARK_PROGRAM);
    await writeFile(join(folder, 'job.json'), JSON.stringify(job));
    await mkdir(join(folder, 'work'));
  }

  /** Has Spark run the job. @throws TaskError with what it says, with the line of the statement. */
  async submit(tables: readonly SparkTable[]): Promise<void> {
    const { inputs, context, environment, folder, submit, script, queries } = this.#request;
    if (tables.length === 0 && targetsOf(inputs).length === 0) return;
    const last: string[] = [];
    const tell = (line: string): void => {
      last.push(line);
      if (last.length > KEPT) last.shift();
      if (!CHATTER.test(line)) context.onItem({ done: 0, total: tables.length, item: { line } });
    };
    const secrets = Object.entries(environment).flatMap(([name, value]) =>
      SECRET.test(name) && value !== undefined ? [value] : [],
    );
    const lines = { stdout: new OutputLines(secrets, tell), stderr: new OutputLines(secrets, tell) };
    const isAsked = inputs.memory !== undefined || (context.resources?.memory ?? 0) > 0;
    const share = { ...askedShare(inputs, context.resources), isAsked };
    const end = await runProgram({
      command: [
        submit,
        ...submitArguments(inputs.spark ?? {}, share, join(folder, 'sql.py'), join(folder, 'job.json')),
      ],
      folder: join(folder, 'work'),
      environment,
      signal: context.signal,
      timeout: undefined,
      onOutput: (stream, bytes) => {
        lines[stream].write(bytes);
      },
      onStart: (pid) => context.onProgram?.(pid),
    });
    lines.stdout.end();
    lines.stderr.end();
    if (context.signal.aborted) throw new TaskCancelledError(t('The task was canceled'));
    const fault = faultOf(end, submit);
    if (fault === undefined) return;
    const failure = await readFile(join(folder, 'failure.json'), 'utf8').catch(() => undefined);
    const places = queries.filter(({ name }, index) => name !== undefined || index === queries.length - 1);
    if (failure !== undefined)
      throw new TaskError(
        failureText(
          failure,
          script.name,
          places.map(({ line }) => line),
        ),
      );
    throw new TaskError(t('Spark failed: {0}', lastReason(last) ?? fault));
  }

  /** Writes the files that were asked for, of the tables that Spark wrote. */
  async write(tables: readonly SparkTable[], places: readonly string[]): Promise<SqlResult> {
    const { inputs, context, script } = this.#request;
    const isHashed = context.resources !== undefined && !asksForOrder(script.text);
    const parts = await Promise.all(tables.map(({ folder }) => partsOf(folder)));
    const database = await this.#open(parts.flat(), places);
    try {
      const targets = targetsOf(inputs);
      const [first] = tables;
      if (targets.length === 0 && !first) return { outputs: [] };
      if (targets.length === 0 && first) {
        const shown = await database.rows(fromParts(first, parts[0] ?? []), (first.most ?? 1) - 1);
        return { outputs: [], shown };
      }
      const outputs: SqlOutput[] = [];
      for (const [index, [name, path]] of targets.entries()) {
        const table = tables[index];
        const place = places[index];
        if (!table || place === undefined) continue;
        const written = await writeTable(database, `(${fromParts(table, parts[index] ?? [])})`, path, place);
        const hash = isHashed ? await rowHash(database, written.columns, path, place) : undefined;
        const output = { name, ...written, ...(hash === undefined ? {} : { rowHash: hash }) };
        outputs.push(output);
        context.onItem({ done: index + 1, total: targets.length, item: output });
      }
      return { outputs };
    } finally {
      await database.end();
    }
  }

  #open(reads: readonly string[], writes: readonly string[]): Promise<Database> {
    const { inputs, context } = this.#request;
    return Database.open({
      reads,
      writes,
      share: askedShare(inputs, context.resources),
      signal: context.signal,
    });
  }
}

function targetsOf({ outputs = {} }: SqlInputs): readonly (readonly [name: string, path: string])[] {
  return Object.entries(outputs);
}

async function typedSources(database: Database, sources: Sources): Promise<Sources> {
  const typed = new Map(sources);
  for (const [name, source] of sources) typed.set(name, await typedTable(database, source));
  return typed;
}

/** The files of a table that Spark reads as DuckDB does: a copy of what has no types of its own. */
async function parquetOf(
  database: Database,
  { sql, files }: { readonly sql: string; readonly files: readonly string[] },
  copy: string | undefined,
): Promise<readonly string[]> {
  if (copy === undefined) return files;
  await database.run(writeStatement(sql, copy, copy));
  return [copy];
}

/** What Spark wrote of a table, in the order of its rows. */
async function partsOf(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder);
  return names
    .filter((name) => name.startsWith('part-') && name.endsWith('.parquet'))
    .sort()
    .map((name) => join(folder, name));
}

function fromParts({ columns }: SparkTable, parts: readonly string[]): string {
  const values = columns.map(
    ({ name, type }) => `CAST(${quotedName(name)} AS ${type}) AS ${quotedName(name)}`,
  );
  return `SELECT ${values.join(', ')} FROM read_parquet(${quotedList(parts.map(sqlPath))})`;
}

/** What is wrong with a statement, with its line. */
function located<Result>({ name }: Script, line: number, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw error instanceof TaskError ? new TaskError(`${name}:${line}: ${error.message}`) : error;
  }
}
