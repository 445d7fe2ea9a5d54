import { readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { TaskError } from '@vitruve/workspace';
import { writeOutputs } from '../../../running/outputs/write-output.ts';
import type { RunContext } from '../../../running/task.ts';
import { sqlPath } from '../../../tables/database.ts';
import { quotedList, quotedName } from '../../../tables/quoting.ts';
import { rowHash } from '../../../tables/row-hash.ts';
import { asksForOrder } from '../../../tables/row-order.ts';
import { scratchFolder } from '../../../tables/scratch.ts';
import { locatedError, SqlError } from '../../../tables/sql-error.ts';
import { writeTable } from '../../../tables/written-table.ts';
import type { SqlInputs } from '../inputs.ts';
import type { SqlOutput, SqlResult, SqlStep } from '../run.ts';
import { readScript } from '../script.ts';
import { queriesForSpark } from './plan-spark.ts';
import { prepareJob } from './prepare-job.ts';
import { openDatabase, targetsOf, type SparkRequest, type SparkTable } from './spark-request.ts';
import { findSparkSubmit } from './spark-submit.ts';
import { submitJob } from './submit-job.ts';

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
      const request = { inputs, context, environment, script, queries, folder, submit };
      try {
        const tables = await prepareJob(request);
        await submitJob(request, tables);
        result = await writeTables(request, tables, places);
      } catch (error) {
        throw error instanceof SqlError ? new TaskError(locatedError(error, script.name)) : error;
      } finally {
        await rm(folder, { recursive: true, force: true, maxRetries: 3 });
      }
    },
  );
  return result;
}

/** Writes the files that were asked for, of the tables that Spark wrote. */
async function writeTables(
  request: SparkRequest,
  tables: readonly SparkTable[],
  places: readonly string[],
): Promise<SqlResult> {
  const { inputs, context, script } = request;
  const isHashed = context.hashesRows === true && !asksForOrder(script.text);
  const parts = await Promise.all(tables.map(({ folder }) => partsOf(folder)));
  const database = await openDatabase(request, parts.flat(), places);
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
