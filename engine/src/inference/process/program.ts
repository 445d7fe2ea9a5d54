import { programPath } from '../../programs/program-path.ts';

/** The program of a process that runs models. */
export function inferenceProgram(): string {
  return programPath('inference.cjs', import.meta.url);
}
