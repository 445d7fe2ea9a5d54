import { programPath } from '../../../programs/program-path.ts';

/** The program of the process that reads files of other programs. */
export function converterProgram(): string {
  return programPath('convert.cjs', import.meta.url);
}
