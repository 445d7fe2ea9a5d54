import { programPath } from '../../../../programs/program-path.ts';

/** The program of a process that decodes a HEIC image. */
export function heicProgram(): string {
  return programPath('heic.cjs', import.meta.url);
}
