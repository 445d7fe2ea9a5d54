import type { RunContext } from '../../../running/task.ts';
import { askedShare } from '../../../tables/asked-share.ts';
import { Database } from '../../../tables/database.ts';
import type { Column } from '../../../tables/process/protocol.ts';
import type { SqlInputs } from '../inputs.ts';
import type { SqlStep } from '../run.ts';
import type { Script } from '../script.ts';
import type { SparkQuery } from './plan-spark.ts';
import type { SparkOutput } from './spark-program.ts';

/** The name of a query that has none. */
export const RESULT = 'vitruve_result';

/** What is to be run on Spark, and where. */
export interface SparkRequest {
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

/** A table that Spark writes, and what DuckDB makes of it. */
export interface SparkTable extends SparkOutput {
  /** As DuckDB has them. */
  readonly columns: readonly Column[];
}

/** The files to write, by the names of their tables. */
export function targetsOf({ outputs = {} }: SqlInputs): readonly (readonly [name: string, path: string])[] {
  return Object.entries(outputs);
}

/** A database that reads and writes files of a run. */
export function openDatabase(
  { inputs, context }: SparkRequest,
  reads: readonly string[],
  writes: readonly string[],
): Promise<Database> {
  return Database.open({
    reads,
    writes,
    share: askedShare(inputs, context.resources),
    signal: context.signal,
  });
}
