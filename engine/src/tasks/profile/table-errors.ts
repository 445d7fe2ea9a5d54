import { basename } from 'node:path';
import { TaskError } from '@vitruve/workspace';
import { SqlError } from '../../tables/sql-error.ts';

/** Does work on a table, whose faults name it: a place in our SQL would help nobody. */
export async function tableErrors<Result>(table: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof SqlError ? new TaskError(`${basename(table)}: ${error.message}`) : error;
  }
}
