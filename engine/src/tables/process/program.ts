import { programPath } from '../../programs/program-path.ts';

/** The program of the process of a database. */
export function tablesProgram(): string {
  return programPath('tables.cjs', import.meta.url);
}
