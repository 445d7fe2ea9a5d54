/** The command line, for a process that already runs: the arguments in, output and an exit status out. */

/** Commands and languages. */
export { creatableKinds } from './kinds.ts';
export { chooseLanguage } from './locale.ts';
export { newProgram, run } from './program.ts';
