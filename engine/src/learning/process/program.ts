import { programPath } from '../../programs/program-path.ts';

/** The program of a process that learns. */
export function learningProgram(): string {
  return programPath('learning.cjs', import.meta.url);
}
