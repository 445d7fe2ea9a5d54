import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import type { Database } from '../../../tables/database.ts';
import { writeStatement } from '../../../tables/table-file.ts';
import { typedTable } from '../../../tables/typed-table.ts';
import { SHOWN, sourcesOf, type Sources } from '../run.ts';
import type { Script } from '../script.ts';
import { bindScript, sparkColumns } from './bind.ts';
import { isReadAlike } from './plan-spark.ts';
import { SPARK_PROGRAM, type SparkInput, type SparkJob } from './spark-program.ts';
import { openDatabase, RESULT, targetsOf, type SparkRequest, type SparkTable } from './spark-request.ts';

/** Writes the program and its job. @returns the tables that Spark will write. */
export async function prepareJob(request: SparkRequest): Promise<readonly SparkTable[]> {
  const { inputs, folder, script, queries } = request;
  const sources = await sourcesOf(inputs);
  const copies = [...sources].flatMap(([name, { files }]) =>
    files.every(isReadAlike) ? [] : [[name, join(folder, `${name}.parquet`)] as const],
  );
  const database = await openDatabase(
    request,
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
    for (const [index, view] of viewsOf(request).entries()) {
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
    await writeJob(folder, {
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
function viewsOf({ inputs, queries }: SparkRequest): readonly string[] {
  const names = targetsOf(inputs).map(([name]) => name);
  const [only, ...others] = queries;
  if (names.length === 1 && others.length === 0 && only?.name === undefined) return [RESULT];
  if (names.length > 0) return names;
  return queries.at(-1)?.name === undefined ? [RESULT] : [];
}

async function writeJob(folder: string, job: SparkJob): Promise<void> {
  await writeFile(join(folder, 'sql.py'), SPARK_PROGRAM);
  await writeFile(join(folder, 'job.json'), JSON.stringify(job));
  await mkdir(join(folder, 'work'));
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

/** What is wrong with a statement, with its line. */
function located<Result>({ name }: Script, line: number, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw error instanceof TaskError ? new TaskError(`${name}:${line}: ${error.message}`) : error;
  }
}
